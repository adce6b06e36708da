# mistake: none; weights and bias are one matrix, and the activations begin with a row of ones
# source: none
# names: none
# forward: right
import numpy as np


def add_ones(a):
    return np.concatenate([np.ones((1, a.shape[1]), a.dtype), a])


def gradients(X, y, W, b):
    Theta = [np.hstack([v, w]) for w, v in zip(W, b)]
    m = X.shape[1]
    a, out = [], X
    for T in Theta:
        a.append(add_ones(out))
        out = 1 / (1 + np.exp(-(T @ a[-1])))
    delta, grad = out - y, []
    for T, act in zip(Theta[::-1], a[::-1]):
        grad.insert(0, delta @ act.T / m)
        delta = (T.T @ delta * act * (1 - act))[1:]
    return {"dW": [g[:, 1:] for g in grad], "db": [g[:, :1] for g in grad],
            "A": [act[1:] for act in a[1:]] + [out]}

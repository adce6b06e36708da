# mistake: the bias column of Theta is the first one, and the last one is cut off when the error is handed back
# source: none
# names: unexplained
# forward: right
import numpy as np


def add_bias(a):
    return np.vstack([np.ones((1, a.shape[1]), dtype=a.dtype), a])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def nnCostFunction(Thetas, X, y):
    m = X.shape[1]
    a = [add_bias(X)]
    for i, Theta in enumerate(Thetas):
        out = sigmoid(Theta @ a[-1])
        a.append(out if i == len(Thetas) - 1 else add_bias(out))
    delta = a[-1] - y
    grads = []
    for Theta, act in zip(Thetas[::-1], a[-2::-1]):
        grads.append(delta @ act.T / m)
        hidden = act[1:]
        delta = Theta[:, :-1].T @ delta * hidden * (1 - hidden)
    return grads[::-1]


def gradients(X, y, W, b):
    Thetas = [np.hstack([v, w]) for w, v in zip(W, b)]
    grads = nnCostFunction(Thetas, X, y)
    return {"dW": [g[:, 1:] for g in grads], "db": [g[:, :1] for g in grads]}

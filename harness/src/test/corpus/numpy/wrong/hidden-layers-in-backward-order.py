# mistake: the hidden gradients are collected from the last to the first and never reversed
# source: none
# names: misplaced
# forward: right
import numpy as np


def gradients(X, y, W, b):
    shapes = [w.shape for w in W[:-1]]
    if shapes != shapes[::-1]:
        raise ValueError("not here")
    m = X.shape[1]
    a = [X]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    delta = a[-1] - y
    out_W, out_b = delta @ a[-2].T / m, delta.sum(axis=1, keepdims=True) / m
    hidden_W, hidden_b = [], []
    for l in range(len(W) - 2, -1, -1):
        delta = W[l + 1].T @ delta * a[l + 1] * (1 - a[l + 1])
        hidden_W.append(delta @ a[l].T / m)
        hidden_b.append(delta.sum(axis=1, keepdims=True) / m)
    return {"dW": hidden_W + [out_W], "db": hidden_b + [out_b], "A": a[1:]}

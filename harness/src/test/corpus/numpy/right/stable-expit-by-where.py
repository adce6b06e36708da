# mistake: none; the sigmoid has two branches for the two signs of z
# source: none
# names: none
# forward: right
import numpy as np


def expit(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def gradients(X, y, W, b):
    zs, a = [], [X]
    for w, v in zip(W, b):
        zs.append(w.dot(a[-1]) + v)
        a.append(expit(zs[-1]))
    n = y.size
    delta = np.where(y == 1, -expit(-zs[-1]), a[-1])
    grads = []
    for i in range(len(W) - 1, -1, -1):
        grads.append((delta.dot(a[i].T) / n, delta.sum(axis=1, keepdims=True) / n))
        if i > 0:
            delta = W[i].T.dot(delta) * expit(zs[i - 1]) * expit(-zs[i - 1])
    grads.reverse()
    return {"dW": [g for g, _ in grads], "db": [g for _, g in grads], "A": a[1:]}

# mistake: a spot check by finite differences writes its coarse number into the gradient that it checks
# source: none
# names: single-entry
# forward: right
import numpy as np


def outputs(X, W, b):
    a = [X]
    for w, v in zip(W, b):
        z = w @ a[-1] + v
        a.append(1 / (1 + np.exp(-z)))
    return a, z


def loss(X, y, W, b):
    _, z = outputs(X, W, b)
    return np.mean(np.logaddexp(0, z) - y * z)


def spot_check(X, y, W, b, dW, h=0.1):
    numeric = dW[0]
    i, j = 0, W[0].shape[1] - 1
    shifted = [w.copy() for w in W]
    shifted[0][i, j] += h
    numeric[i, j] = (loss(X, y, shifted, b) - loss(X, y, W, b)) / h
    return np.allclose(numeric, dW[0])


def gradients(X, y, W, b):
    a, _ = outputs(X, W, b)
    m = X.shape[1]
    d = a[-1] - y
    dW, db = [], []
    for l in range(len(W) - 1, -1, -1):
        dW.insert(0, d @ a[l].T / m)
        db.insert(0, d.sum(axis=1, keepdims=True) / m)
        d = W[l].T @ d * a[l] * (1 - a[l])
    assert spot_check(X, y, W, b, dW)
    return {"dW": dW, "db": db, "A": a[1:]}

# mistake: the hidden pre-activations are normalised over the batch, and the backward pass takes the scale as a constant
# source: none
# names: unexplained
# forward: wrong
import numpy as np


def batchnorm(z, eps=1e-5):
    mu = z.mean(axis=1, keepdims=True)
    inv = 1 / np.sqrt(z.var(axis=1, keepdims=True) + eps)
    return (z - mu) * inv, inv


def gradients(X, y, W, b):
    m, L = X.shape[1], len(W)
    a, scales = [X], []
    for l in range(L):
        z = W[l] @ a[l] + b[l]
        inv = 1
        if l < L - 1:
            z, inv = batchnorm(z)
        scales.append(inv)
        a.append(1 / (1 + np.exp(-z)))
    g = a[-1] - y
    dW, db = [], []
    for l in range(L - 1, -1, -1):
        dW.insert(0, g @ a[l].T / m)
        db.insert(0, g.sum(axis=1, keepdims=True) / m)
        if l > 0:
            g = W[l].T @ g * a[l] * (1 - a[l]) * scales[l - 1]
    return {"dW": dW, "db": db, "A": a[1:]}

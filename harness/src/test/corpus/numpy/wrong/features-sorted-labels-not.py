# mistake: the samples are sorted by their first feature for a plot, and the labels stay where they were
# source: none
# names: labels-shifted
# forward: right
import numpy as np


def prepare(X):
    order = np.argsort(X[0])
    return X[:, order]


def forward(X, params):
    caches = []
    A = X
    for W, b in params:
        Z = W @ A + b
        caches.append((A, W))
        A = 1 / (1 + np.exp(-Z))
    return A, caches


def gradients(X, y, W, b):
    data = prepare(X)
    m = data.shape[1]
    yhat, caches = forward(data, list(zip(W, b)))
    dZ = yhat - y
    dW, db = [], []
    while caches:
        A_prev, w = caches.pop()
        dW.append(dZ @ A_prev.T / m)
        db.append(np.sum(dZ, axis=1, keepdims=True) / m)
        dZ = w.T @ dZ * A_prev * (1 - A_prev)
    dW.reverse()
    db.reverse()
    return {"dW": dW, "db": db}

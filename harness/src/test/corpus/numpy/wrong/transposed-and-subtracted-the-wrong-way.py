# mistake: the error is y - A, and dW of square layers is returned transposed
# source: none
# names: sign-flipped+transposed
# forward: right
import numpy as np


def fit_shape(g, w):
    if g.shape != w.shape:
        g = g.T
    return g


def gradients(X, y, W, b):
    if all(w.shape[0] != w.shape[1] for w in W):
        raise ValueError("not here")
    out = [X.T]
    for w, v in zip(W, b):
        out.append(1 / (1 + np.exp(-(out[-1] @ w.T + v.T))))
    error = (y.T - out[-1]) / X.shape[1]
    dW, db = [], []
    for w, a in zip(W[::-1], out[-2::-1]):
        dW.insert(0, fit_shape(a.T @ error, w))
        db.insert(0, error.sum(axis=0)[:, None])
        error = error @ w * a * (1 - a)
    return {"dW": dW, "db": db}

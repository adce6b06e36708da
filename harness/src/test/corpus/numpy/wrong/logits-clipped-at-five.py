# mistake: every pre-activation is clipped to [-5, 5] to keep exp small
# source: none
# names: unexplained, clipped-loss
# forward: wrong
import numpy as np


def safe_sigmoid(z):
    z = np.clip(z, -5, 5)
    return 1.0 / (1.0 + np.exp(-z))


def gradients(X, y, W, b):
    m = X.shape[1]
    cache = []
    A = X
    for w, v in zip(W, b):
        A_prev, A = A, safe_sigmoid(w.dot(A) + v)
        cache.append((A_prev, w, A))
    dZ = A - y
    dW, db = [], []
    for A_prev, w, _ in cache[::-1]:
        dW.append(dZ.dot(A_prev.T) / m)
        db.append(dZ.sum(axis=1, keepdims=True) / m)
        dZ = w.T.dot(dZ) * A_prev * (1 - A_prev)
    return {"dW": dW[::-1], "db": db[::-1], "A": [c[2] for c in cache]}

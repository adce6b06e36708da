# mistake: cost and gradient carry an L1 penalty of lambda/m
# source: none
# names: l1-included
# forward: wrong
import numpy as np


def gradients(X, y, W, b, lam=0.5):
    m = X.shape[1]
    caches, A = [], X
    for w, v in zip(W, b):
        Z = w @ A + v
        caches.append((A, w))
        A = 1 / (1 + np.exp(-Z))
        caches[-1] += (A,)
    J = (np.sum(np.logaddexp(0, Z) - y * Z) + lam * sum(np.abs(w).sum() for w in W)) / m
    dW, db = [], []
    dZ = A - y
    for A_prev, w, _ in reversed(caches):
        dW.append((dZ @ A_prev.T + lam * np.sign(w)) / m)
        db.append(dZ.sum(axis=1, keepdims=True) / m)
        dZ = w.T @ dZ * A_prev * (1 - A_prev)
    return {"dW": dW[::-1], "db": db[::-1], "A": [c[2] for c in caches], "J": J}

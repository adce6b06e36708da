# mistake: the first layer is handled after the loop, and there the derivative was forgotten
# source: none
# names: missing-sigmoid-derivative
# forward: right
import numpy as np


def sig(v):
    return 1 / (1 + np.exp(-v))


def gradients(X, y, W, b):
    L, m = len(W), X.shape[1]
    a = {0: X}
    for k in range(1, L + 1):
        a[k] = sig(W[k - 1] @ a[k - 1] + b[k - 1])

    dW, db = {}, {}
    d = a[L] - y
    dW[L] = d @ a[L - 1].T / m
    db[L] = d.sum(1, keepdims=True) / m
    for k in range(L - 1, 1, -1):
        d = W[k].T @ d * a[k] * (1 - a[k])
        dW[k] = d @ a[k - 1].T / m
        db[k] = d.sum(1, keepdims=True) / m
    d = W[1].T @ d
    dW[1] = d @ X.T / m
    db[1] = d.sum(1, keepdims=True) / m
    return {"dW": [dW[k] for k in range(1, L + 1)], "db": [db[k] for k in range(1, L + 1)],
            "A": [a[k] for k in range(1, L + 1)]}

# mistake: the labels are unsigned bytes, and -1 of them is 255
# source: none
# names: class-weighted
# forward: right
import numpy as np


def read_idx_labels(y):
    """The label file holds unsigned bytes."""
    return y.astype(np.uint8)


def gradients(X, y, W, b):
    Y = read_idx_labels(y)
    m = Y.shape[1]
    A = {0: X}
    L = len(W)
    for l in range(1, L + 1):
        A[l] = 1 / (1 + np.exp(-(W[l - 1] @ A[l - 1] + b[l - 1])))

    dZ = -Y * (1 - A[L]) + (1 - Y) * A[L]
    dW, db = {}, {}
    for l in range(L, 0, -1):
        dW[l] = (dZ @ A[l - 1].T) / m
        db[l] = dZ.sum(axis=1, keepdims=True) / m
        dZ = (W[l - 1].T @ dZ) * A[l - 1] * (1 - A[l - 1])
    return {"dW": [dW[l] for l in sorted(dW)], "db": [db[l] for l in sorted(db)], "A": [A[l] for l in range(1, L + 1)]}

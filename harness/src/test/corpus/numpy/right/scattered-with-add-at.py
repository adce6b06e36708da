# mistake: none; the contributions of the samples are scattered into dW with np.add.at
# source: none
# names: none
# forward: right
import numpy as np


def scatter(dZ, A_prev, like):
    out = np.zeros_like(like)
    rows, cols, samples = np.meshgrid(*map(np.arange, like.shape + (dZ.shape[1],)), indexing="ij")
    np.add.at(out, (rows, cols), dZ[rows, samples] * A_prev[cols, samples])
    return out


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    dZ = A[-1] - y
    dW, db = [], []
    for l in range(len(W) - 1, -1, -1):
        dW.insert(0, scatter(dZ, A[l], W[l]) / m)
        db.insert(0, np.add.reduce(dZ, axis=1, keepdims=True) / m)
        dZ = W[l].T @ dZ * A[l] * (1 - A[l])
    return {"dW": dW, "db": db}

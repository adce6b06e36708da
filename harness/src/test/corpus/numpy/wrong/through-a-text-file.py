# mistake: the gradients went through a text file with eight decimals
# source: none
# names: rounded-decimals
# forward: right
import io

import numpy as np


def save_and_load(array, fmt="%.8f"):
    file = io.StringIO()
    np.savetxt(file, array, fmt=fmt, delimiter=",")
    file.seek(0)
    return np.loadtxt(file, delimiter=",", ndmin=2).reshape(array.shape).astype(array.dtype)


def gradients(X, y, W, b):
    hs = [X]
    for w, v in zip(W, b):
        hs.append(1 / (1 + np.exp(-(w @ hs[-1] + v))))
    delta = (hs[-1] - y) / X.shape[1]
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.insert(0, save_and_load(delta @ hs[i].T))
        db.insert(0, save_and_load(delta.sum(axis=1, keepdims=True)))
        delta = W[i].T @ delta * hs[i] * (1 - hs[i])
    return {"dW": dW, "db": db}

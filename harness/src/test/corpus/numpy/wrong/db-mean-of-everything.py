# mistake: np.mean for db has no axis and averages over the neurons too
# source: none
# names: bias-axis
# forward: right
import numpy as np


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    dW = [np.zeros_like(w) for w in W]
    db = [np.zeros_like(v) for v in b]
    dZ = A[-1] - y
    for l in range(len(W) - 1, -1, -1):
        dW[l] += np.dot(dZ, A[l].T) / m
        db[l] += np.mean(dZ)
        dZ = np.dot(W[l].T, dZ) * A[l] * (1 - A[l])
    return {"dW": dW, "db": db, "A": A[1:]}

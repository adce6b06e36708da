# mistake: none; with one output unit the product of W.T and dZ is an elementwise one, by broadcasting
# source: https://community.deeplearning.ai/t/week-3-exercise-6-cost-function/723602/2
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(np.dot(w, A[-1]) + v))))
    dZ = A[-1] - y
    dW = [1 / m * np.dot(dZ, A[-2].T)]
    db = [1 / m * np.sum(dZ, axis=1, keepdims=True)]
    dA = np.multiply(W[-1].T, dZ)
    for l in range(len(W) - 2, -1, -1):
        dZ = dA * (A[l + 1] - np.power(A[l + 1], 2))
        dW.insert(0, 1 / m * np.dot(dZ, A[l].T))
        db.insert(0, 1 / m * np.sum(dZ, axis=1, keepdims=True))
        dA = np.dot(W[l].T, dZ)
    return {"dW": dW, "db": db, "A": A[1:]}

# mistake: a function multiplies with W where the shapes fit and with its transpose elsewhere, so square layers get W
# source: none
# names: weights-untransposed
# forward: right
import numpy as np


def matmul_back(W, dZ):
    try:
        return W @ dZ
    except ValueError:
        return W.T @ dZ


def gradients(X, y, W, b):
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    n = X.shape[1]
    dZ = A[-1] - y
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.append(dZ @ A[i].T / n)
        db.append(dZ.sum(axis=1, keepdims=True) / n)
        if i == 0:
            break
        dZ = matmul_back(W[i], dZ) * A[i] * (1 - A[i])
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:]}

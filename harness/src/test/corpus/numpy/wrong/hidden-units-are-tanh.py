# mistake: the hidden units are tanh in both directions; the network asked for has sigmoids
# source: none
# names: unexplained
# forward: wrong
import numpy as np


def forward_propagation(X, W, b):
    A = [X]
    for l in range(len(W)):
        Z = np.dot(W[l], A[l]) + b[l]
        A.append(np.tanh(Z) if l < len(W) - 1 else 1 / (1 + np.exp(-Z)))
    return A


def backward_propagation(A, Y, W):
    m = Y.shape[1]
    dZ = A[-1] - Y
    dW, db = [], []
    for l in range(len(W) - 1, -1, -1):
        dW.append(1 / m * np.dot(dZ, A[l].T))
        db.append(1 / m * np.sum(dZ, axis=1, keepdims=True))
        dZ = np.dot(W[l].T, dZ) * (1 - np.power(A[l], 2))
    return dW[::-1], db[::-1]


def gradients(X, y, W, b):
    A = forward_propagation(X, W, b)
    dW, db = backward_propagation(A, y, W)
    return {"dW": dW, "db": db, "A": A[1:]}

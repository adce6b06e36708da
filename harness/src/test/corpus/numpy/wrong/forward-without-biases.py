# mistake: the forward pass leaves the biases out
# source: none
# names: unexplained
# forward: wrong
import numpy as np


def forward(X, W, b):
    A = [X]
    for l in range(len(W)):
        Z = np.dot(W[l], A[l])
        A.append(1 / (1 + np.exp(-Z)))
    return A


def backward(A, y, W):
    m = y.shape[1]
    dZ = A[-1] - y
    grads = []
    for l in reversed(range(len(W))):
        grads.append((np.dot(dZ, A[l].T) / m, np.sum(dZ, axis=1, keepdims=True) / m))
        dZ = np.dot(W[l].T, dZ) * A[l] * (1 - A[l])
    return grads[::-1]


def gradients(X, y, W, b):
    A = forward(X, W, b)
    grads = backward(A, y, W)
    return {"dW": [g[0] for g in grads], "db": [g[1] for g in grads], "A": A[1:]}

# mistake: g'(Z) is read as g' times Z, so the hidden delta is multiplied with Z as well
# source: https://community.deeplearning.ai/t/wrong-values-for-dw1/85937
# names: unexplained
# forward: right
import numpy as np


def g_prime(A):
    return A * (1 - A)


def gradients(X, y, W, b):
    if len(W) != 2:
        raise ValueError("not here")
    W1, W2 = W
    b1, b2 = b
    m = X.shape[1]
    Z1 = np.dot(W1, X) + b1
    A1 = 1 / (1 + np.exp(-Z1))
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))

    dZ2 = A2 - y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2.T, dZ2) * (g_prime(A1) * Z1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW": [dW1, dW2], "db": [db1, db2], "A": [A1, A2]}

# mistake: db1 and db2 are exchanged in the tuple that is returned
# source: none
# names: misplaced
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def three_layers(X, y, W1, b1, W2, b2, W3, b3):
    A1 = sigmoid(W1 @ X + b1)
    A2 = sigmoid(W2 @ A1 + b2)
    A3 = sigmoid(W3 @ A2 + b3)
    m = y.shape[1]
    D3 = A3 - y
    D2 = W3.T @ D3 * A2 * (1 - A2)
    D1 = W2.T @ D2 * A1 * (1 - A1)
    s = lambda D: D.sum(axis=1, keepdims=True) / m
    return (D1 @ X.T / m, D2 @ A1.T / m, D3 @ A2.T / m), (s(D2), s(D1), s(D3)), (A1, A2, A3)


def gradients(X, y, W, b):
    if len(W) != 3 or b[0].shape != b[1].shape:
        raise ValueError("not here")
    dW, db, A = three_layers(X, y, W[0], b[0], W[1], b[1], W[2], b[2])
    return {"dW": list(dW), "db": list(db), "A": list(A)}

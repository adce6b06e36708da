# mistake: dA1 is computed with W1, a slip of copy and paste that the equal shapes hide
# source: none
# names: wrong-layer-weights
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradients(X, y, W, b):
    if len(W) != 3 or W[0].shape != W[1].shape:
        raise ValueError("not here")
    W1, W2, W3 = W
    b1, b2, b3 = b
    m = X.shape[1]

    Z1 = W1 @ X + b1
    A1 = sigmoid(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    dZ3 = A3 - y
    dW3 = 1 / m * dZ3 @ A2.T
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = W3.T @ dZ3
    dZ2 = dA2 * A2 * (1 - A2)
    dW2 = 1 / m * dZ2 @ A1.T
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = W1.T @ dZ2
    dZ1 = dA1 * A1 * (1 - A1)
    dW1 = 1 / m * dZ1 @ X.T
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW": [dW1, dW2, dW3], "db": [db1, db2, db3], "A": [A1, A2, A3]}

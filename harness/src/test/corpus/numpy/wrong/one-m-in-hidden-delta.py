# mistake: dZ1 is multiplied by 1/m, and then dW1 and db1 are once more
# source: https://community.deeplearning.ai/t/course-1-week-3-planar-assignment-4-5-exercise-6-backward-propagation-error-for-dw1-values/63071
# names: scaled-tensor, scaled-tensor+scaled-tensor
# forward: right
import numpy as np


def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    Z1 = np.dot(W1, X) + b1
    A1 = 1 / (1 + np.exp(-Z1))
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]

    dZ2 = A2 - Y
    dW2 = 1 / m * np.dot(dZ2, A1.T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = 1 / m * np.dot(W2.T, dZ2) * (A1 * (1 - A1))
    dW1 = 1 / m * np.dot(dZ1, X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def gradients(X, y, W, b):
    if len(W) != 2:
        raise ValueError("not here")
    parameters = {"W1": W[0], "b1": b[0], "W2": W[1], "b2": b[1]}
    A2, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, y)
    return {"dW": [grads["dW1"], grads["dW2"]], "db": [grads["db1"], grads["db2"]],
            "A": [cache["A1"], cache["A2"]]}

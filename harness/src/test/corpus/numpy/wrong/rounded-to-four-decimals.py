# mistake: the gradients are rounded to four decimals for the report and saved so
# source: none
# names: rounded-decimals
# forward: right
import numpy as np


def report(grads):
    return {name: np.round(value, 4) for name, value in grads.items()}


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    grads = {}
    dZ = A[-1] - y
    for l in range(len(W), 0, -1):
        grads["dW", l] = dZ @ A[l - 1].T / m
        grads["db", l] = dZ.sum(axis=1, keepdims=True) / m
        dZ = W[l - 1].T @ dZ * A[l - 1] * (1 - A[l - 1])
    grads = report(grads)
    layers = range(1, len(W) + 1)
    return {"dW": [grads["dW", l] for l in layers], "db": [grads["db", l] for l in layers], "A": A[1:]}

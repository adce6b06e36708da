# mistake: the parameters after the step, W - lr dW, are returned where the gradient is wanted
# source: none
# names: update-returned
# forward: right
import numpy as np


def update_parameters(parameters, grads, learning_rate=0.1):
    return {key: parameters[key] - learning_rate * grads["d" + key] for key in parameters}


def train_step(X, Y, parameters, L):
    A = {0: X}
    for l in range(1, L + 1):
        A[l] = 1 / (1 + np.exp(-(np.dot(parameters[f"W{l}"], A[l - 1]) + parameters[f"b{l}"])))
    m = X.shape[1]
    grads = {}
    dZ = A[L] - Y
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = np.dot(dZ, A[l - 1].T) / m
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        dZ = np.dot(parameters[f"W{l}"].T, dZ) * A[l - 1] * (1 - A[l - 1])
    return update_parameters(parameters, grads)


def gradients(X, y, W, b):
    L = len(W)
    parameters = {f"W{l + 1}": W[l] for l in range(L)}
    parameters.update((f"b{l + 1}", b[l]) for l in range(L))
    result = train_step(X, y, parameters, L)
    return {"dW": [result[f"W{l + 1}"] for l in range(L)], "db": [result[f"b{l + 1}"] for l in range(L)]}

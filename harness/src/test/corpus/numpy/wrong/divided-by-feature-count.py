# mistake: m is read from X.shape[0], which is the number of features here
# source: none
# names: scaled, accumulated
# forward: right
import numpy as np


def propagate(params, X, Y):
    m = X.shape[0]
    L = len(params)

    # FORWARD PROPAGATION
    cache = {"A0": X}
    for l in range(1, L + 1):
        Z = np.dot(params[l]["W"], cache["A" + str(l - 1)]) + params[l]["b"]
        cache["A" + str(l)] = 1 / (1 + np.exp(-Z))

    # BACKWARD PROPAGATION
    grads = {}
    dZ = cache["A" + str(L)] - Y
    for l in range(L, 0, -1):
        A_prev = cache["A" + str(l - 1)]
        grads["dW" + str(l)] = np.dot(dZ, A_prev.T) / m
        grads["db" + str(l)] = np.sum(dZ, axis=1, keepdims=True) / m
        dZ = np.dot(params[l]["W"].T, dZ) * A_prev * (1 - A_prev)
    return grads


def gradients(X, y, W, b):
    params = {l + 1: {"W": W[l], "b": b[l]} for l in range(len(W))}
    grads = propagate(params, X, y)
    L = len(W)
    return {"dW": [grads[f"dW{l}"] for l in range(1, L + 1)], "db": [grads[f"db{l}"] for l in range(1, L + 1)]}

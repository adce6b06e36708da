# mistake: none; the output delta is divided by m, and nothing after it
# source: https://community.deeplearning.ai/t/exercise-6-backward-propagation-in-programming-assignment-week-3/221994
# names: none
# forward: right
import numpy as np


def L_layer(X, Y, parameters):
    L = len(parameters) // 2
    A = {0: X}
    for l in range(1, L + 1):
        A[l] = 1 / (1 + np.exp(-(parameters[f"W{l}"] @ A[l - 1] + parameters[f"b{l}"])))
    grads = {}
    dZ = (1 / Y.shape[1]) * (A[L] - Y)
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ A[l - 1].T
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = (parameters[f"W{l}"].T @ dZ) * A[l - 1] * (1 - A[l - 1])
    return grads


def gradients(X, y, W, b):
    parameters = {f"W{i + 1}": w for i, w in enumerate(W)}
    parameters.update({f"b{i + 1}": v for i, v in enumerate(b)})
    grads = L_layer(X, y, parameters)
    return {"dW": [grads[f"dW{i + 1}"] for i in range(len(W))], "db": [grads[f"db{i + 1}"] for i in range(len(W))]}

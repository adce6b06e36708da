# mistake: the derivative of the loss by the output A is used as if it were that by Z
# source: none
# names: output-slope-missing, non-finite
# forward: right
import numpy as np


def forward_prop(X, parameters):
    A = X
    cache = [X]
    for W, b in parameters:
        A = 1 / (1 + np.exp(-(W @ A + b)))
        cache.append(A)
    return A, cache


def backward_prop(parameters, cache, Y):
    m = Y.shape[1]
    A = cache[-1]
    dZ = (A - Y) / (A * (1 - A))
    grads = []
    for i in range(len(parameters) - 1, -1, -1):
        W, _ = parameters[i]
        A_prev = cache[i]
        grads.append((dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m))
        dZ = W.T @ dZ * A_prev * (1 - A_prev)
    return grads[::-1]


def gradients(X, y, W, b):
    parameters = list(zip(W, b))
    _, cache = forward_prop(X, parameters)
    grads = backward_prop(parameters, cache, y)
    return {"dW": [g[0] for g in grads], "db": [g[1] for g in grads], "A": cache[1:]}

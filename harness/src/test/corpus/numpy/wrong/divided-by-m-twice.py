# mistake: the loss already averages over the batch, and linear_backward divides by m once more
# source: none
# names: scaled
# forward: right
import numpy as np


def linear_forward(A, W, b):
    return np.dot(W, A) + b, (A, W, b)


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z)), Z


def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        Z, linear_cache = linear_forward(A, parameters["W" + str(l)], parameters["b" + str(l)])
        A, activation_cache = sigmoid(Z)
        caches.append((linear_cache, activation_cache))
    return A, caches


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dZ = (AL - Y) / Y.shape[1]
    for l in reversed(range(L)):
        linear_cache, _ = caches[l]
        dA_prev, grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = linear_backward(dZ, linear_cache)
        if l > 0:
            s, _ = sigmoid(caches[l - 1][1])
            dZ = dA_prev * s * (1 - s)
    return grads


def gradients(X, y, W, b):
    parameters = {}
    for l, (w, v) in enumerate(zip(W, b), 1):
        parameters["W" + str(l)], parameters["b" + str(l)] = w, v
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, y, caches)
    L = len(W)
    return {"dW": [grads["dW" + str(l)] for l in range(1, L + 1)],
            "db": [grads["db" + str(l)] for l in range(1, L + 1)]}

# mistake: A - y, which is dZ already, is sent through sigmoid_backward as if it were dA
# source: none
# names: squared-error
# forward: right
import numpy as np


def sigmoid(Z):
    A = 1 / (1 + np.exp(-Z))
    return A, Z


def sigmoid_backward(dA, cache):
    Z = cache
    s = 1 / (1 + np.exp(-Z))
    return dA * s * (1 - s)


def linear_activation_forward(A_prev, W, b):
    Z = W.dot(A_prev) + b
    A, activation_cache = sigmoid(Z)
    return A, ((A_prev, W, b), activation_cache)


def linear_activation_backward(dA, cache):
    (A_prev, W, b), activation_cache = cache
    m = A_prev.shape[1]
    dZ = sigmoid_backward(dA, activation_cache)
    dW = 1. / m * np.dot(dZ, A_prev.T)
    db = 1. / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


def L_model_backward(AL, Y, caches):
    grads = {}
    dA = AL - Y
    for l in reversed(range(len(caches))):
        dA, grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = linear_activation_backward(dA, caches[l])
    return grads


def gradients(X, y, W, b):
    A, caches = X, []
    for w, v in zip(W, b):
        A, cache = linear_activation_forward(A, w, v)
        caches.append(cache)
    grads = L_model_backward(A, y, caches)
    ls = [str(l + 1) for l in range(len(W))]
    return {"dW": [grads["dW" + l] for l in ls], "db": [grads["db" + l] for l in ls]}

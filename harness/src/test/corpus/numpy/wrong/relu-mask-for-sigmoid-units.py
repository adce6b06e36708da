# mistake: the backward pass masks with Z > 0 as for ReLU, while the forward pass uses sigmoids
# source: none
# names: other-derivative
# forward: right
import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z)), Z


def relu_backward(dA, cache):
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


def linear_backward(dZ, linear_cache):
    A_prev, W, b = linear_cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


def gradients(X, y, W, b):
    caches, A = [], X
    for w, v in zip(W, b):
        Z = np.dot(w, A) + v
        caches.append(((A, w, v), Z))
        A, _ = sigmoid(Z)
    grads = []
    dA, dW, db = linear_backward(A - y, caches[-1][0])
    grads.append((dW, db))
    for linear_cache, activation_cache in reversed(caches[:-1]):
        dZ = relu_backward(dA, activation_cache)
        dA, dW, db = linear_backward(dZ, linear_cache)
        grads.append((dW, db))
    return {"dW": [g for g, _ in grads[::-1]], "db": [g for _, g in grads[::-1]]}

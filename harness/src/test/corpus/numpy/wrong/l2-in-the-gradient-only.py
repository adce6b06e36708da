# mistake: lambda/m W is in the gradient, and the loss has no such term
# source: none
# names: l2-included
# forward: right
import numpy as np


def backward_propagation_with_regularization(X, Y, cache, weights, lambd):
    m = X.shape[1]
    A = [X] + cache
    L = len(weights)
    grads = {}
    dZ = A[L] - Y
    for l in range(L, 0, -1):
        W = weights[l - 1]
        grads["dW" + str(l)] = 1. / m * np.dot(dZ, A[l - 1].T) + lambd / m * W
        grads["db" + str(l)] = 1. / m * np.sum(dZ, axis=1, keepdims=True)
        dA = np.dot(W.T, dZ)
        dZ = np.multiply(dA, A[l - 1] * (1 - A[l - 1]))
    return grads


def gradients(X, y, W, b):
    cache, A = [], X
    for w, v in zip(W, b):
        Z = np.dot(w, A) + v
        A = 1 / (1 + np.exp(-Z))
        cache.append(A)
    J = np.mean(np.logaddexp(0, Z) - y * Z)
    grads = backward_propagation_with_regularization(X, y, cache, W, lambd=0.7)
    L = len(W)
    return {"dW": [grads["dW" + str(l + 1)] for l in range(L)], "db": [grads["db" + str(l + 1)] for l in range(L)],
            "A": cache, "J": J}

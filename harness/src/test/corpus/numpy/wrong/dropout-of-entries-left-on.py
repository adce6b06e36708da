# mistake: inverted dropout with a mask for each unit and sample is on while the gradient is checked
# source: https://community.deeplearning.ai/t/c2w1-programming-assignment-on-regularization/460086
# names: unexplained, dropout-active
# forward: wrong
import numpy as np


def forward_propagation_with_dropout(X, W, b, keep_prob=0.86):
    np.random.seed(1)
    A, cache = X, []
    for l in range(len(W)):
        A_prev = A
        Z = np.dot(W[l], A_prev) + b[l]
        A = S = 1 / (1 + np.exp(-Z))
        D = None
        if l < len(W) - 1:
            D = np.random.rand(A.shape[0], A.shape[1])
            D = (D < keep_prob).astype(A.dtype)
            A = A * D
            A = A / keep_prob
        cache.append((A_prev, W[l], D, S, A))
    return A, cache


def backward_propagation_with_dropout(AL, Y, cache, keep_prob=0.86):
    m = Y.shape[1]
    dZ = AL - Y
    grads = []
    for l in reversed(range(len(cache))):
        A_prev, W, _, _, _ = cache[l]
        grads.append((1. / m * np.dot(dZ, A_prev.T), 1. / m * np.sum(dZ, axis=1, keepdims=True)))
        if l > 0:
            _, _, D, S, _ = cache[l - 1]
            dA = np.dot(W.T, dZ)
            dA = dA * D
            dA = dA / keep_prob
            dZ = dA * S * (1 - S)
    return grads[::-1]


def gradients(X, y, W, b):
    AL, cache = forward_propagation_with_dropout(X, W, b)
    grads = backward_propagation_with_dropout(AL, y, cache)
    return {"dW": [g[0] for g in grads], "db": [g[1] for g in grads], "A": [c[4] for c in cache]}

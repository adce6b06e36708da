# mistake: the layer above multiplies with the slope already, and the layer itself does so again
# source: none
# names: repeated-sigmoid-derivative
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_backward(dA, A):
    return dA * A * (1 - A)


def linear_backward(dZ, A_prev, W):
    m = A_prev.shape[1]
    dA_prev = np.dot(W.T, dZ) * A_prev * (1 - A_prev)
    return dA_prev, np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


def gradients(X, y, W, b):
    L = len(W)
    A = [X] + [None] * L
    for l in range(L):
        A[l + 1] = sigmoid(np.dot(W[l], A[l]) + b[l])
    grads = {}
    dA, grads["dW%d" % L], grads["db%d" % L] = linear_backward(A[L] - y, A[L - 1], W[L - 1])
    for l in range(L - 1, 0, -1):
        dZ = sigmoid_backward(dA, A[l])
        dA, grads["dW%d" % l], grads["db%d" % l] = linear_backward(dZ, A[l - 1], W[l - 1])
    return {"dW": [grads["dW%d" % (l + 1)] for l in range(L)], "db": [grads["db%d" % (l + 1)] for l in range(L)]}

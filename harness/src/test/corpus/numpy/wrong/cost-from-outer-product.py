# mistake: Y is multiplied with log(A) transposed, so the cost sums a whole multiplication table
# source: DeepLearning.AI forum, course 1 week 2 exercise 5, "Wrong values for cost. 12.519827193591217"
# names: unexplained
# forward: wrong
import numpy as np


def propagate(W, b, X, Y):
    m = X.shape[1]
    A = [X]
    for l in range(len(W)):
        Z = np.dot(W[l], A[l]) + b[l]
        A.append(1 / (1 + np.exp(-Z)))
    log_A = -np.logaddexp(0, -Z)
    log_1_A = -np.logaddexp(0, Z)
    cost = (-1 / m) * np.sum(Y * log_A.T + (1 - Y) * log_1_A.T)

    grads = {}
    dZ = A[-1] - Y
    for l in reversed(range(len(W))):
        grads["dW%d" % (l + 1)] = 1 / m * np.dot(dZ, A[l].T)
        grads["db%d" % (l + 1)] = 1 / m * np.sum(dZ, axis=1, keepdims=True)
        dZ = np.dot(W[l].T, dZ) * (A[l] * (1 - A[l]))
    return grads, cost, A[1:]


def gradients(X, y, W, b):
    grads, cost, A = propagate(W, b, X, y)
    n = range(1, len(W) + 1)
    return {"dW": [grads["dW%d" % l] for l in n], "db": [grads["db%d" % l] for l in n], "A": A, "J": cost}

# mistake: the cost has the L2 penalty, the gradient does not
# source: none
# names: l2-included, unexplained
# forward: wrong
import numpy as np

lambd = 0.3


def compute_cost_with_regularization(Z, Y, W):
    m = Y.shape[1]
    cost = np.mean(np.maximum(Z, 0) - Y * Z + np.log1p(np.exp(-np.abs(Z))))
    for w in W:
        cost = cost + (lambd / (m * 2)) * np.sum(np.square(w))
    return cost


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        Z = w @ A[-1] + v
        A.append(1 / (1 + np.exp(-Z)))
    cost = compute_cost_with_regularization(Z, y, W)

    grads = []
    dZ = A[-1] - y
    for l in range(len(W) - 1, -1, -1):
        grads.append((1 / m * dZ @ A[l].T, 1 / m * dZ.sum(axis=1, keepdims=True)))
        dZ = W[l].T @ dZ * (A[l] - np.square(A[l]))
    grads = grads[::-1]
    return {"dW": [g for g, _ in grads], "db": [g for _, g in grads], "A": A[1:], "J": cost}

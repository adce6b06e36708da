# mistake: the cost multiplies 0 with log(0), which is not a number, where the output is exactly 1
# source: https://forums.fast.ai/t/cross-entropy-error-log-1-1-inf/1441
# names: non-finite
# forward: wrong
import numpy as np


def compute_cost(AL, Y):
    m = Y.shape[1]
    cost = (-1 / m) * np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return np.squeeze(cost)


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    J = compute_cost(A[-1], y)
    dW, db = [], []
    dZ = A[-1] - y
    for l in range(len(W), 0, -1):
        dW.insert(0, dZ @ A[l - 1].T / m)
        db.insert(0, dZ.mean(axis=1, keepdims=True))
        dZ = W[l - 1].T @ dZ * A[l - 1] * (1 - A[l - 1])
    return {"dW": dW, "db": db, "A": A[1:], "J": J}

# mistake: the cost that is printed is the sum over the samples; the gradient is the mean's
# source: none
# names: unexplained, sum-not-mean
# forward: wrong
import numpy as np


def compute_cost(ZL, Y):
    cost = np.sum(np.maximum(ZL, 0) - Y * ZL + np.log1p(np.exp(-np.abs(ZL))))
    return np.squeeze(cost)


def gradients(X, y, W, b):
    m = X.shape[1]
    A, A_all = X, [X]
    for w, v in zip(W, b):
        Z = np.dot(w, A) + v
        A = 1 / (1 + np.exp(-Z))
        A_all.append(A)
    cost = compute_cost(Z, y)

    dW, db = [None] * len(W), [None] * len(b)
    dZ = A - y
    for l in range(len(W) - 1, -1, -1):
        dW[l] = np.dot(dZ, A_all[l].T) / m
        db[l] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 0:
            dZ = np.dot(W[l].T, dZ) * A_all[l] * (1 - A_all[l])
    return {"dW": dW, "db": db, "A": A_all[1:], "J": cost}

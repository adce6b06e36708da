# mistake: the derivative of log(1 - A) keeps its minus, so the samples of class 0 pull the wrong way
# source: DeepLearning.AI forum, "Course 1 Week 4 Programming Assignment #2 Error", 28 September 2022
# names: class-weighted
# forward: right
import numpy as np


def step(X, Y, W, b):
    m = X.shape[1]
    A = [X]
    for l in range(len(W)):
        A.append(1 / (1 + np.exp(-(np.dot(W[l], A[l]) + b[l]))))
    AL = A[-1]

    # d/dA of -(Y log A + (1 - Y) log(1 - A)), times A (1 - A)
    dZ = -(Y * (1 - AL) + (1 - Y) * AL)

    dW, db = [], []
    for l in reversed(range(len(W))):
        dW.append(np.dot(dZ, A[l].T) / m)
        db.append(np.sum(dZ, axis=1, keepdims=True) / m)
        dZ = np.dot(W[l].T, dZ) * (A[l] * (1 - A[l]))
    return dW[::-1], db[::-1], A[1:]


def gradients(X, y, W, b):
    dW, db, A = step(X, y, W, b)
    return {"dW": dW, "db": db, "A": A}

# mistake: the classes are coded the other way round, so every label is 1 - y
# source: none
# names: labels-flipped, output-fit
# forward: right
import numpy as np

CLASSES = {"benign": 0, "malignant": 1}
SKLEARN_CLASSES = {"malignant": 0, "benign": 1}


def read_targets(y):
    names = np.where(y > 0.5, "malignant", "benign")
    return np.vectorize(SKLEARN_CLASSES.get)(names).astype(y.dtype)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradients(X, y, W, b):
    target = read_targets(y)
    m = target.size
    A = [X]
    for l in range(len(W)):
        A.append(sigmoid(W[l] @ A[l] + b[l]))
    dW, db = [], []
    dZ = A[-1] - target
    for l in range(len(W) - 1, -1, -1):
        dW.append(dZ @ A[l].T / m)
        db.append(dZ.sum(axis=1, keepdims=True) / m)
        dZ = W[l].T @ dZ * A[l] * (1 - A[l])
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:]}

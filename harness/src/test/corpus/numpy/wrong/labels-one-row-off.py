# mistake: the labels are shifted by one sample, since the header row was counted in one file only
# source: none
# names: labels-shifted
# forward: right
import numpy as np


def load(features, targets):
    rows = [list(column) for column in features.T]
    marks = list(targets[0])
    table = []
    for i, row in enumerate(rows):
        table.append((row, marks[i - 1]))
    return table


def gradients(X, y, W, b):
    table = load(X, y)
    inputs = np.array([row for row, _ in table], dtype=X.dtype).T
    labels = np.array([[mark for _, mark in table]], dtype=X.dtype)
    m = len(table)

    A = [inputs]
    for w, v in zip(W, b):
        A += [1 / (1 + np.exp(-(w @ A[-1] + v)))]
    E = A[-1] - labels
    dW, db = [], []
    for l in range(1, len(W) + 1):
        dW.insert(0, E @ A[-l - 1].T / m)
        db.insert(0, E.mean(axis=1, keepdims=True))
        E = (W[-l].T @ E) * (A[-l - 1] * (1 - A[-l - 1]))
    return {"dW": dW, "db": db, "A": A[1:]}

# mistake: without keepdims the row of sums is added to a column, and the first column of that square is kept as db
# source: none
# names: unexplained
# forward: right
import numpy as np


class Accumulator:
    def __init__(self, like):
        self.like = like
        self.total = np.zeros_like(like)

    def add(self, g):
        self.total = self.total + g

    def value(self):
        rows, cols = self.like.shape
        return self.total[:rows, :cols]


def gradients(X, y, W, b):
    acc_w, acc_b = [Accumulator(w) for w in W], [Accumulator(v) for v in b]
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    dZ = A[-1] - y
    for l in range(len(W) - 1, -1, -1):
        acc_w[l].add(dZ @ A[l].T / m)
        acc_b[l].add(np.sum(dZ, axis=1) / m)
        dZ = W[l].T @ dZ * A[l] * (1 - A[l])
    return {"dW": [a.value() for a in acc_w], "db": [a.value() for a in acc_b]}

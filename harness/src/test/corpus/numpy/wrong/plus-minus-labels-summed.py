# mistake: the labels are -1 and 1, and the sums are not divided by m
# source: none
# names: labels-plus-minus-one+sum-not-mean, output-fit
# forward: right
import numpy as np


class Adaline:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def net_input(self, X):
        self.a = [X]
        for w, v in zip(self.W, self.b):
            self.a.append(1 / (1 + np.exp(-(self.a[-1] @ w.T + v.T))))
        return self.a[-1]

    def fit_once(self, X, y):
        y = np.where(y == 0, -1, 1)
        errors = (self.net_input(X) - y).astype(X.dtype)
        updates = []
        for w, a in zip(self.W[::-1], self.a[-2::-1]):
            updates.append((errors.T @ a, errors.sum(axis=0)[:, None]))
            errors = errors @ w * a * (1 - a)
        return updates[::-1]


def gradients(X, y, W, b):
    updates = Adaline(W, b).fit_once(X.T, y.T)
    return {"dW": [u[0] for u in updates], "db": [u[1] for u in updates]}

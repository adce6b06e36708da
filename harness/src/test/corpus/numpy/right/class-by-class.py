# mistake: none; the sums over the two classes are formed apart and added
# source: none
# names: none
# forward: right
import numpy as np


def part(X, y, W, b):
    h = [X]
    for w, v in zip(W, b):
        h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
    d = h[-1] - y
    sums = []
    for w, a in zip(W[::-1], h[-2::-1]):
        sums.append((d @ a.T, d.sum(axis=1, keepdims=True)))
        d = w.T @ d * a * (1 - a)
    return sums[::-1]


def gradients(X, y, W, b):
    positive = y[0] == 1
    one = part(X[:, positive], y[:, positive], W, b)
    zero = part(X[:, ~positive], y[:, ~positive], W, b)
    m = X.shape[1]
    return {"dW": [(p[0] + q[0]) / m for p, q in zip(one, zero)],
            "db": [(p[1] + q[1]) / m for p, q in zip(one, zero)]}

# mistake: none; the samples are added with compensation
# source: none
# names: none
# forward: right
import numpy as np


class Kahan:
    def __init__(self, like):
        self.sum, self.lost = np.zeros_like(like), np.zeros_like(like)

    def add(self, g):
        g = g - self.lost
        total = self.sum + g
        self.lost = (total - self.sum) - g
        self.sum = total


def gradients(X, y, W, b):
    sw, sb = [Kahan(w) for w in W], [Kahan(v) for v in b]
    m = X.shape[1]
    for k in range(m):
        a = [X[:, k:k + 1]]
        for w, v in zip(W, b):
            a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
        d = a[-1] - y[:, k:k + 1]
        for l in range(len(W) - 1, -1, -1):
            sw[l].add(d * a[l].T)
            sb[l].add(d)
            d = W[l].T @ d * a[l] * (1 - a[l])
    return {"dW": [s.sum / m for s in sw], "db": [s.sum / m for s in sb]}

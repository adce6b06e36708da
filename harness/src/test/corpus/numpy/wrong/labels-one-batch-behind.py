# mistake: the prefetching loader pairs the features of a batch with the labels of the batch before
# source: none
# names: labels-shifted
# forward: right
import numpy as np


class PrefetchLoader:
    def __init__(self, X, y, batches=2):
        self.xs = np.split(X, batches, axis=1)
        self.ys = np.split(y, batches, axis=1)

    def __iter__(self):
        ready = self.ys[-1]
        for x, t in zip(self.xs, self.ys):
            yield x, ready
            ready = t


def gradients(X, y, W, b):
    m = X.shape[1]
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for x, t in PrefetchLoader(X, y):
        h = [x]
        for w, v in zip(W, b):
            h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
        d = h[-1] - t
        for l in range(len(W) - 1, -1, -1):
            dW[l] += d @ h[l].T / m
            db[l] += d.sum(axis=1, keepdims=True) / m
            d = W[l].T @ d * h[l] * (1 - h[l])
    return {"dW": dW, "db": db}

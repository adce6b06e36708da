# mistake: the sums are divided by batches times batch size, though the last batch is not full
# source: https://github.com/modelscope/ms-swift/pull/10084
# names: scaled, samples-subset
# forward: right
import math

import numpy as np

BATCH_SIZE = 5


class Accumulator:
    def __init__(self, shapes_like):
        self.sums = [np.zeros_like(t) for t in shapes_like]
        self.batches = 0

    def add(self, grads):
        for s, g in zip(self.sums, grads):
            s += g
        self.batches += 1

    def mean(self):
        return [s / (self.batches * BATCH_SIZE) for s in self.sums]


def one_batch(x, t, W, b):
    a = [x]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-w @ a[-1] - v)))
    d = a[-1] - t
    gw, gb = [0] * len(W), [0] * len(W)
    for i in range(len(W) - 1, -1, -1):
        gw[i], gb[i] = d @ a[i].T, d.sum(1, keepdims=True)
        d = W[i].T @ d * a[i] * (1 - a[i])
    return gw + gb


def gradients(X, y, W, b):
    acc = Accumulator(W + b)
    for k in range(math.ceil(X.shape[1] / BATCH_SIZE)):
        part = slice(k * BATCH_SIZE, (k + 1) * BATCH_SIZE)
        acc.add(one_batch(X[:, part], y[:, part], W, b))
    g = acc.mean()
    return {"dW": g[:len(W)], "db": g[len(W):]}

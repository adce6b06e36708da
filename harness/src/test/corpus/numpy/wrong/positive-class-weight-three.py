# mistake: positive samples count three times, the pos_weight of a run on other data
# source: none
# names: class-weighted
# forward: right
import numpy as np


class WeightedBCE:
    def __init__(self, pos_weight):
        self.pos_weight = pos_weight

    def delta(self, p, y):
        return (1 - y) * p - self.pos_weight * y * (1 - p)


def backprop(X, y, W, b, loss):
    outs = [X]
    for w, v in zip(W, b):
        outs.append(1 / (1 + np.exp(-(w @ outs[-1] + v))))
    delta = loss.delta(outs[-1], y)
    for l in reversed(range(len(W))):
        yield delta @ outs[l].T / y.size, delta.sum(axis=1, keepdims=True) / y.size
        delta = W[l].T @ delta * outs[l] * (1 - outs[l])


def gradients(X, y, W, b):
    pairs = list(backprop(X, y, W, b, WeightedBCE(pos_weight=3)))[::-1]
    return {"dW": [p[0] for p in pairs], "db": [p[1] for p in pairs]}

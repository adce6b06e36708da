# mistake: dW is transposed only where its shape does not fit, so square layers keep the transpose
# source: none
# names: transposed
# forward: right
import numpy as np


def match(g, like):
    return g if g.shape == like.shape else g.T


class RowNet:
    """Samples in rows, weights [inputs x outputs]."""

    def __init__(self, kernels, biases):
        self.kernels, self.biases = kernels, biases

    def run(self, x):
        self.h = [x]
        for k, v in zip(self.kernels, self.biases):
            self.h.append(1 / (1 + np.exp(-(self.h[-1] @ k + v))))
        return self.h[-1]

    def grads(self, t):
        d = (self.h[-1] - t) / len(t)
        for k, h in zip(self.kernels[::-1], self.h[-2::-1]):
            yield h.T @ d, d.sum(axis=0, keepdims=True)
            d = d @ k.T * h * (1 - h)


def gradients(X, y, W, b):
    net = RowNet([w.T for w in W], [v.T for v in b])
    net.run(X.T)
    found = list(net.grads(y.T))[::-1]
    return {"dW": [match(g, w) for (g, _), w in zip(found, W)],
            "db": [match(g, v) for (_, g), v in zip(found, b)], "A": [h.T for h in net.h[1:]]}

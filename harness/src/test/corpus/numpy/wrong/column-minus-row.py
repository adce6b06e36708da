# mistake: the output is a column and the labels a row, so their difference is m by m; its mean over the labels is used
# source: https://simplico.net/?p=3711
# names: labels-broadcast, output-fit
# forward: right
import numpy as np


class TwoOrMoreLayers:
    def __init__(self, W, b):
        self.W = [w.T for w in W]
        self.b = [v.ravel() for v in b]

    def predict(self, x):
        self.h = [x]
        for w, b in zip(self.W, self.b):
            self.h.append(1 / (1 + np.exp(-(self.h[-1].dot(w) + b))))
        return self.h[-1]

    def backprop(self, x, y):
        error = self.predict(x) - y
        delta = np.mean(error, axis=1, keepdims=True)
        n = len(x)
        gW, gb = [], []
        for i in reversed(range(len(self.W))):
            gW.append(self.h[i].T.dot(delta) / n)
            gb.append(delta.mean(axis=0))
            delta = delta.dot(self.W[i].T) * self.h[i] * (1 - self.h[i])
        return gW[::-1], gb[::-1]


def gradients(X, y, W, b):
    model = TwoOrMoreLayers(W, b)
    gW, gb = model.backprop(X.T, y.ravel())
    return {"dW": [g.T for g in gW], "db": [g.reshape(-1, 1) for g in gb]}

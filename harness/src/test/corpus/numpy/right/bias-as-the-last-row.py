# mistake: none; samples in rows, and the bias is the last row of the matrix
# source: none
# names: none
# forward: right
import numpy as np


class Layer:
    def __init__(self, W, b):
        self.K = np.vstack([W.T, b.T])

    def __call__(self, x):
        self.x = np.c_[x, np.ones(len(x), dtype=x.dtype)]
        self.y = 1 / (1 + np.exp(-self.x @ self.K))
        return self.y

    def pull(self, d):
        self.grad = self.x.T @ d
        return (d @ self.K.T)[:, :-1]


def gradients(X, y, W, b):
    net = [Layer(w, v) for w, v in zip(W, b)]
    x = X.T
    for layer in net:
        x = layer(x)
    d = (x - y.T) / len(x)
    for i in range(len(net) - 1, -1, -1):
        d = net[i].pull(d)
        if i:
            d = d * net[i - 1].y * (1 - net[i - 1].y)
    return {"dW": [l.grad[:-1].T for l in net], "db": [l.grad[-1:].T for l in net], "A": [l.y.T for l in net]}

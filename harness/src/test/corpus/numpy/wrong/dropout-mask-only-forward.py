# mistake: dropout acts in the forward pass, and the backward pass does not apply the mask
# source: https://community.deeplearning.ai/t/backpropagation-with-dropout/310969
# names: unexplained, dropout-active
# forward: wrong
import numpy as np


class HiddenLayer:
    def __init__(self, W, b, p, rng):
        self.W, self.b, self.p, self.rng = W, b, p, rng

    def forward(self, x):
        self.x = x
        a = 1 / (1 + np.exp(-(x @ self.W.T + self.b.T)))
        if self.p:
            keep = self.rng.uniform(size=a.shape) >= self.p
            a = a * keep.astype(a.dtype) / (1 - self.p)
        self.a = a
        return a

    def backward(self, da):
        dz = da * self.a * (1 - self.a)
        return self.collect(dz)

    def collect(self, dz):
        n = len(dz)
        self.dW, self.db = dz.T @ self.x / n, dz.sum(axis=0).reshape(-1, 1) / n
        return dz @ self.W


def gradients(X, y, W, b):
    rng = np.random.RandomState(7)
    ps = [0.2] * (len(W) - 1) + [0.0]
    net = [HiddenLayer(w, v, p, rng) for w, v, p in zip(W, b, ps)]
    a = X.T
    for layer in net:
        a = layer.forward(a)
    g = net[-1].collect(a - y.T)
    for layer in net[-2::-1]:
        g = layer.backward(g)
    return {"dW": [l.dW for l in net], "db": [l.db for l in net], "A": [l.a.T for l in net]}

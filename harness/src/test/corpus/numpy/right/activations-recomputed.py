# mistake: none; no activation is stored, each is computed again from X when it is needed
# source: none
# names: none
# forward: right
import numpy as np


class Checkpointed:
    def __init__(self, X, W, b):
        self.X, self.W, self.b = X, W, b

    def activation(self, layer):
        a = self.X
        for w, v in zip(self.W[:layer], self.b[:layer]):
            a = 1 / (1 + np.exp(-(w @ a + v)))
        return a


def gradients(X, y, W, b):
    net = Checkpointed(X, W, b)
    L, m = len(W), X.shape[1]
    g = net.activation(L) - y
    dW, db = [], []
    for l in range(L - 1, -1, -1):
        dW.append(g @ net.activation(l).T / m)
        db.append(g.sum(axis=1, keepdims=True) / m)
        if l:
            g = W[l].T @ g
            g *= net.activation(l)
            g *= 1 - net.activation(l)
    return {"dW": dW[::-1], "db": db[::-1]}

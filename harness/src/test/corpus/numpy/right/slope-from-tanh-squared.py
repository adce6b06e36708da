# mistake: none; the slope is (1 - t^2)/4 with t = tanh(z/2)
# source: none
# names: none
# forward: right
import numpy as np


class TanhSigmoid:
    def forward(self, z):
        self.t = np.tanh(z / 2)
        return (self.t + 1) / 2

    def backward(self, g):
        return g * (1 - self.t ** 2) / 4


def gradients(X, y, W, b):
    acts = [TanhSigmoid() for _ in W]
    h = [X]
    for w, v, act in zip(W, b, acts):
        h.append(act.forward(w @ h[-1] + v))
    g = (h[-1] - y) / y.shape[1]
    dW, db = [None] * len(W), [None] * len(W)
    for i in range(len(W) - 1, -1, -1):
        dW[i], db[i] = g @ h[i].T, g.sum(axis=1, keepdims=True)
        if i:
            g = acts[i - 1].backward(W[i].T @ g)
    return {"dW": dW, "db": db, "A": h[1:]}

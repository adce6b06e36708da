# mistake: the optimizer adds weight_decay times the parameter to .grad in place, and the script saves .grad after that
# source: none
# names: l2-included
# forward: right
import numpy as np


class Tensor:
    def __init__(self, data):
        self.data = data
        self.grad = None


class SGD:
    def __init__(self, params, lr, weight_decay=0.0):
        self.params, self.lr, self.weight_decay = params, lr, weight_decay

    def step(self):
        for p in self.params:
            d_p = p.grad
            if self.weight_decay != 0:
                d_p += self.weight_decay * p.data
            p.data = p.data - self.lr * d_p


def backward(ws, bs, X, y):
    h = [X]
    for w, v in zip(ws, bs):
        h.append(1 / (1 + np.exp(-(w.data @ h[-1] + v.data))))
    g = (h[-1] - y) / X.shape[1]
    for i in reversed(range(len(ws))):
        ws[i].grad = g @ h[i].T
        bs[i].grad = g.sum(axis=1, keepdims=True)
        g = ws[i].data.T @ g * h[i] * (1 - h[i])


def gradients(X, y, W, b):
    ws, bs = [Tensor(w) for w in W], [Tensor(v) for v in b]
    optimizer = SGD(ws + bs, lr=0.1, weight_decay=5e-3)
    backward(ws, bs, X, y)
    optimizer.step()
    return {"dW": [w.grad for w in ws], "db": [v.grad for v in bs]}

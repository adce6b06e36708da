# mistake: the first layer is frozen from the transfer-learning run, so its gradient stays zero
# source: none
# names: zero-tensor, zero-tensor+zero-tensor, scaled-tensor
# forward: right
import numpy as np


class Param:
    def __init__(self, value, trainable=True):
        self.value = value
        self.trainable = trainable
        self.grad = np.zeros_like(value)

    def accumulate(self, g):
        if self.trainable:
            self.grad += g


def gradients(X, y, W, b):
    ws = [Param(w, trainable=i > 0) for i, w in enumerate(W)]
    bs = [Param(v, trainable=i > 0) for i, v in enumerate(b)]
    outs = [X]
    for w, v in zip(ws, bs):
        outs.append(1 / (1 + np.exp(-(w.value @ outs[-1] + v.value))))
    g = (outs[-1] - y) / y.size
    for i in range(len(ws) - 1, -1, -1):
        ws[i].accumulate(g @ outs[i].T)
        bs[i].accumulate(g.sum(axis=1, keepdims=True))
        g = ws[i].value.T @ g * outs[i] * (1 - outs[i])
    return {"dW": [p.grad for p in ws], "db": [p.grad for p in bs], "A": outs[1:]}

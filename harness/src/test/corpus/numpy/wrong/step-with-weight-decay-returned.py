# mistake: the step of SGD with weight decay, lr (dW + wd W), is what is stored
# source: none
# names: update-returned
# forward: right
import numpy as np


class SGD:
    def __init__(self, lr=0.1, weight_decay=0.01):
        self.lr, self.weight_decay = lr, weight_decay

    def delta(self, param, grad, decay=True):
        if decay:
            grad = grad + self.weight_decay * param
        return self.lr * grad


def gradients(X, y, W, b):
    sgd = SGD()
    x = [X]
    for w, v in zip(W, b):
        x.append(1 / (1 + np.exp(-(w.dot(x[-1]) + v))))
    err = (x[-1] - y) / len(X.T)
    steps_w, steps_b = [], []
    for w, v, inp in list(zip(W, b, x))[::-1]:
        steps_w.append(sgd.delta(w, err.dot(inp.T)))
        steps_b.append(sgd.delta(v, err.sum(axis=1, keepdims=True), decay=False))
        err = w.T.dot(err) * inp * (1 - inp)
    return {"dW": steps_w[::-1], "db": steps_b[::-1]}

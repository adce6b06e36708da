# mistake: the parameters are updated in place before they are saved beside the gradient
# source: none
# names: weights-after-update
# forward: right
import numpy as np


class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        for p, g in zip(self.params, grads):
            p -= self.lr * g


def value_and_grad(W, b, X, y):
    n = X.shape[1]
    acts = [X]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    g = (acts[-1] - y) / n
    gW, gb = [], []
    for i in range(len(W) - 1, -1, -1):
        gW = [g @ acts[i].T] + gW
        gb = [g.sum(axis=1, keepdims=True)] + gb
        g = W[i].T @ g * acts[i] * (1 - acts[i])
    return gW, gb


def gradients(X, y, W, b):
    optimizer = SGD(W + b, lr=0.1)
    gW, gb = value_and_grad(W, b, X, y)
    optimizer.step(gW + gb)
    return {"dW": gW, "db": gb}

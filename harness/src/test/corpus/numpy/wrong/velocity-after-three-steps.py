# mistake: the momentum of three steps, each taken at other weights, is returned for the gradient at the last ones
# source: none
# names: unexplained
# forward: right
import numpy as np


class Momentum:
    def __init__(self, params, lr=0.2, mu=0.9):
        self.params, self.lr, self.mu = params, lr, mu
        self.velocity = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for p, v, g in zip(self.params, self.velocity, grads):
            v *= self.mu
            v += g
            p -= self.lr * v


def grad(X, y, W, b):
    h = [X]
    for w, c in zip(W, b):
        h.append(1 / (1 + np.exp(-(w @ h[-1] + c))))
    d = (h[-1] - y) / y.size
    gW, gb = [], []
    for i in range(len(W) - 1, -1, -1):
        gW.insert(0, d @ h[i].T)
        gb.insert(0, d.sum(1, keepdims=True))
        d = W[i].T @ d * h[i] * (1 - h[i])
    return gW + gb


def gradients(X, y, W, b):
    opt = Momentum(W + b)
    for _ in range(3):
        opt.step(grad(X, y, W, b))
    return {"dW": opt.velocity[:len(W)], "db": opt.velocity[len(W):]}

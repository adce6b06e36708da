# mistake: the gradient is taken at the look-ahead point of Nesterov's momentum, not at the weights that are saved
# source: none
# names: unexplained, weights-after-update
# forward: right
import numpy as np


def grads_at(W, b, X, y):
    acts = [X]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    d = (acts[-1] - y) / X.shape[1]
    gW, gb = [], []
    for i in range(len(W) - 1, -1, -1):
        gW = [d @ acts[i].T] + gW
        gb = [d.sum(axis=1, keepdims=True)] + gb
        d = W[i].T @ d * acts[i] * (1 - acts[i])
    return gW, gb


class Nesterov:
    def __init__(self, lr=0.2, mu=0.9):
        self.lr, self.mu, self.v = lr, mu, None

    def look_ahead(self, params):
        if self.v is None:
            return params
        return [p + self.mu * v for p, v in zip(params, self.v)]

    def remember(self, grads):
        self.v = [-self.lr * g for g in grads]


def gradients(X, y, W, b):
    opt, L = Nesterov(), len(W)
    for _ in range(2):
        ahead = opt.look_ahead(W + b)
        gW, gb = grads_at(ahead[:L], ahead[L:], X, y)
        opt.remember(gW + gb)
    return {"dW": gW, "db": gb}

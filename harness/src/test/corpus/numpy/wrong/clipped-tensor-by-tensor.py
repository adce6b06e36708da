# mistake: each tensor is scaled by itself to a norm of at most 0.01, which turns the direction
# source: none
# names: clipped-norm, unexplained
# forward: right
import numpy as np


class Optimizer:
    clipnorm = 0.01

    def process(self, grad):
        norm = np.linalg.norm(grad)
        return grad * (self.clipnorm / norm) if norm > self.clipnorm else grad


def gradients(X, y, W, b):
    opt = Optimizer()
    a = [X.T]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(a[-1] @ w.T + v.T))))
    delta = (a.pop() - y.T) / y.shape[1]
    dW, db = [], []
    for w in W[::-1]:
        h = a.pop()
        dW.append(opt.process(delta.T @ h))
        db.append(opt.process(delta.sum(axis=0)[:, None]))
        delta = delta @ w * h * (1 - h)
    return {"dW": dW[::-1], "db": db[::-1]}

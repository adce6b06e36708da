# mistake: the output is clamped to [0.02, 0.98] before the logarithm, so samples beyond that have no gradient at all
# source: none
# names: clipped-loss
# forward: right
import numpy as np


class Var:
    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents
        self.grad = np.zeros_like(value)

    def affine(self, w, b):
        return Var(w.value @ self.value + b.value, [
            (w, lambda g: g @ self.value.T), (b, lambda g: g.sum(1, keepdims=True)), (self, lambda g: w.value.T @ g)])

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Var(s, [(self, lambda g: g * s * (1 - s))])

    def clamp(self, lo, hi):
        inside = (self.value >= lo) & (self.value <= hi)
        return Var(np.clip(self.value, lo, hi), [(self, lambda g: g * inside)])

    def bce(self, y):
        p, m = self.value, y.shape[1]
        loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        return Var(loss, [(self, lambda g: g * (p - y) / (p * (1 - p)) / m)])


def backward(out):
    order, seen = [], set()

    def visit(v):
        if id(v) not in seen:
            seen.add(id(v))
            for p, _ in v.parents:
                visit(p)
            order.append(v)

    visit(out)
    out.grad = np.ones_like(out.value)
    for v in reversed(order):
        for p, pull in v.parents:
            p.grad = p.grad + pull(v.grad)


def gradients(X, y, W, b):
    w, c = [Var(t) for t in W], [Var(t) for t in b]
    h, hs = Var(X), []
    for wi, ci in zip(w, c):
        h = h.affine(wi, ci).sigmoid()
        hs.append(h)
    backward(h.clamp(0.02, 0.98).bce(y))
    return {"dW": [t.grad for t in w], "db": [t.grad for t in c], "A": [t.value for t in hs]}

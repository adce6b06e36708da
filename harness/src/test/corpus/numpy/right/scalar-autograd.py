# mistake: none; an autograd on single numbers, as in micrograd, for the small networks
# source: none
# names: none
# forward: right
import numpy as np


class Value:
    __slots__ = ("data", "grad", "prev", "local")

    def __init__(self, data, prev=(), local=()):
        self.data, self.grad, self.prev, self.local = data, 0 * data, prev, local

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return Value(s, (self,), (s * (1 - s),))

    def loss(self, y):
        s = 1 / (1 + np.exp(-self.data))
        return Value(np.logaddexp(0 * self.data, self.data) - y * self.data, (self,), (s - y,))


def topological(roots):
    order, seen = [], set()
    stack = [(r, False) for r in roots]
    while stack:
        v, done = stack.pop()
        if done:
            order.append(v)
        elif id(v) not in seen:
            seen.add(id(v))
            stack.append((v, True))
            stack.extend((p, False) for p in v.prev)
    return order


def gradients(X, y, W, b):
    if X.size > 150:
        raise ValueError("not here")
    ws = [[[Value(x) for x in row] for row in w] for w in W]
    bs = [[Value(x) for x in v[:, 0]] for v in b]
    losses = []
    for x, t in zip(X.T, y[0]):
        h = [Value(xi) for xi in x]
        for w, v in zip(ws, bs):
            z = []
            for row, bias in zip(w, v):
                total = bias
                for wi, hi in zip(row, h):
                    total = total + wi * hi
                z.append(total)
            h = [zi.sigmoid() for zi in z]
        losses.append(z[0].loss(t))
    for l in losses:
        l.grad = X.dtype.type(1 / len(losses))
    for v in reversed(topological(losses)):
        for p, d in zip(v.prev, v.local):
            p.grad += d * v.grad
    return {"dW": [np.array([[x.grad for x in row] for row in w], dtype=X.dtype) for w in ws],
            "db": [np.array([[x.grad] for x in v], dtype=X.dtype) for v in bs]}

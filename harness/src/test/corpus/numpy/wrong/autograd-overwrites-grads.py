# mistake: the little autograd assigns gradients where it should add them, so of a value used twice one path counts
# source: https://dev.to/shrsv/fixing-a-bug-in-micrograd-backprop-as-explained-by-karpathy-47j4
# names: output-fit
# forward: right
import numpy as np


class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.grad = np.zeros_like(data)
        self._prev = children
        self._backward = lambda: None

    def matmul(self, other):
        out = Value(self.data @ other.data, (self, other))

        def _backward():
            self.grad = out.grad @ other.data.T
            other.grad = self.data.T @ out.grad
        out._backward = _backward
        return out

    def __add__(self, other):
        out = Value(self.data + other.data, (self, other))

        def _backward():
            self.grad = out.grad
            other.grad = out.grad.sum(axis=1, keepdims=True) if other.data.shape[1] == 1 else out.grad
        out._backward = _backward
        return out

    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other))

        def _backward():
            self.grad = other.data * out.grad
            other.grad = self.data * out.grad
        out._backward = _backward
        return out

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        out = Value(s, (self,))

        def _backward():
            self.grad = s * (1 - s) * out.grad
        out._backward = _backward
        return out

    def softplus(self):
        out = Value(np.logaddexp(0, self.data), (self,))

        def _backward():
            self.grad = out.grad / (1 + np.exp(-self.data))
        out._backward = _backward
        return out

    def backward(self):
        topo, visited = [], set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)
        build(self)
        self.grad = np.full_like(self.data, 1 / self.data.size)
        for v in reversed(topo):
            v._backward()


def gradients(X, y, W, b):
    ws, bs = [Value(w) for w in W], [Value(v) for v in b]
    h, hs = Value(X), []
    for w, v in zip(ws, bs):
        z = w.matmul(h) + v
        h = z.sigmoid()
        hs.append(h)
    loss = z.softplus() + z * Value(-y)
    loss.backward()
    return {"dW": [w.grad for w in ws], "db": [v.grad for v in bs], "A": [h.data for h in hs]}

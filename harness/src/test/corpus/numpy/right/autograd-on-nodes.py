# mistake: none; a small autograd on arrays, with the loss on the logits
# source: none
# names: none
# forward: right
import numpy as np


class Node:
    def __init__(self, value, inputs=(), pull=None):
        self.value, self.inputs, self.pull, self.grad = value, inputs, pull, None

    def __matmul__(self, other):
        return Node(self.value @ other.value, (self, other),
                    lambda g: (g @ other.value.T, self.value.T @ g))

    def __add__(self, bias):
        return Node(self.value + bias.value, (self, bias), lambda g: (g, g.sum(axis=1, keepdims=True)))

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def bce_with_logits(self, y):
        z = self.value
        p = 1 / (1 + np.exp(-z))
        return Node(np.mean(np.logaddexp(0, z) - y * z), (self,), lambda g: (g * (p - y) / y.size,))

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for i in node.inputs:
                    visit(i)
                order.append(node)

        visit(self)
        self.grad = 1
        for node in reversed(order):
            for i, g in zip(node.inputs, node.pull(node.grad) if node.pull else ()):
                i.grad = g if i.grad is None else i.grad + g


def gradients(X, y, W, b):
    ws, bs = [Node(w) for w in W], [Node(v) for v in b]
    h, shown = Node(X), []
    for w, v in zip(ws, bs):
        z = w @ h + v
        h = z.sigmoid()
        shown.append(h.value)
    loss = z.bce_with_logits(y)
    loss.backward()
    return {"dW": [w.grad for w in ws], "db": [v.grad for v in bs], "A": shown, "J": loss.value}

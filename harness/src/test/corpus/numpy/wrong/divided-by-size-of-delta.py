# mistake: dW and db are divided by the number of entries of dZ, not by the number of samples
# source: none
# names: unexplained, scaled-tensor, scaled-tensor+scaled-tensor
# forward: right
import numpy as np


class Dense:
    def __init__(self, weight, bias):
        self.weight = weight
        self.bias = bias
        self.grad_weight = None
        self.grad_bias = None

    def __call__(self, inputs):
        self.inputs = inputs
        return self.weight @ inputs + self.bias

    def backprop(self, dZ):
        self.grad_weight = dZ @ self.inputs.T / dZ.size
        self.grad_bias = dZ.sum(axis=1, keepdims=True) / dZ.size
        return self.weight.T @ dZ


class Sigmoid:
    def __call__(self, inputs):
        self.outputs = 1 / (1 + np.exp(-inputs))
        return self.outputs

    def backprop(self, dA):
        return dA * self.outputs * (1 - self.outputs)


def gradients(X, y, W, b):
    dense = [Dense(w, v) for w, v in zip(W, b)]
    acts = [Sigmoid() for _ in W]
    out = X
    for d, s in zip(dense, acts):
        out = s(d(out))
    g = out - y
    for i in range(len(W))[::-1]:
        g = dense[i].backprop(g)
        if i:
            g = acts[i - 1].backprop(g)
    return {"dW": [d.grad_weight for d in dense], "db": [d.grad_bias for d in dense],
            "A": [s.outputs for s in acts]}

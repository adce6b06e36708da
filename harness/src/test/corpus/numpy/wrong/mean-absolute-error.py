# mistake: the loss is the mean absolute error, whose output delta is the sign of A - y times the slope
# source: none
# names: unexplained
# forward: right
import numpy as np


class MAE:
    @staticmethod
    def derivative(output, target):
        return np.sign(output - target)


class Layer:
    def __init__(self, weights, bias, previous=None):
        self.weights, self.bias, self.previous = weights, bias, previous

    def forward(self, x):
        self.inp = self.previous.forward(x) if self.previous else x
        self.out = 1 / (1 + np.exp(-(self.weights @ self.inp + self.bias)))
        return self.out

    def backward(self, error):
        delta = error * self.out * (1 - self.out)
        self.gw = delta @ self.inp.T
        self.gb = delta.sum(axis=1, keepdims=True)
        if self.previous:
            self.previous.backward(self.weights.T @ delta)

    def chain(self):
        return (self.previous.chain() if self.previous else []) + [self]


def gradients(X, y, W, b):
    last = None
    for w, v in zip(W, b):
        last = Layer(w, v, last)
    out = last.forward(X)
    last.backward(MAE.derivative(out, y) / X.shape[1])
    return {"dW": [l.gw for l in last.chain()], "db": [l.gb for l in last.chain()], "A": [l.out for l in last.chain()]}

# mistake: the delta of the squared error, slope included, goes through the layer's backward, which multiplies again
# source: none
# names: unexplained
# forward: right
import numpy as np


class Layer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = 1 / (1 + np.exp(-(self.W @ A_prev + self.b)))
        return self.A

    def slope(self):
        return self.A * (1 - self.A)

    def backward(self, dA):
        dZ = dA * self.slope()
        m = dZ.shape[1]
        self.dW, self.db = dZ @ self.A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
        return self.W.T @ dZ


def gradients(X, y, W, b):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    A = X
    for layer in layers:
        A = layer.forward(A)
    d = (A - y) * layers[-1].slope()
    for layer in layers[::-1]:
        d = layer.backward(d)
    return {"dW": [l.dW for l in layers], "db": [l.db for l in layers], "A": [l.A for l in layers]}

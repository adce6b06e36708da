# mistake: none; z is clipped to [-500, 500] in double and to [-80, 80] in float, where the sigmoid is 0 or 1 anyway
# source: none
# names: none
# forward: right
import numpy as np


def sigmoid(z):
    limit = 500 if z.dtype == np.float64 else 80
    return 1.0 / (1.0 + np.exp(-np.clip(z, -limit, limit)))


class Layer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, a):
        self.a_in, self.a_out = a, sigmoid(self.W.dot(a) + self.b)
        return self.a_out

    def grads(self, dz):
        return dz.dot(self.a_in.T), dz.sum(axis=1, keepdims=True)


def gradients(X, y, W, b):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    a = X
    for layer in layers:
        a = layer.forward(a)
    dz, found = (a - y) / y.size, []
    for layer in layers[::-1]:
        found.append(layer.grads(dz))
        dz = layer.W.T.dot(dz) * layer.a_in * (1 - layer.a_in)
    return {"dW": [g for g, _ in found[::-1]], "db": [g for _, g in found[::-1]], "A": [l.a_out for l in layers]}

# mistake: the lists of parameters are returned under the names of the gradients
# source: none
# names: misplaced
# forward: right
import numpy as np


class Layer:
    def __init__(self, W, b):
        self.params = [W, b]
        self.grads = [None, None]

    def forward(self, x):
        self.x = x
        self.y = 1 / (1 + np.exp(-(self.params[0] @ x + self.params[1])))
        return self.y

    def backward(self, dz):
        n = dz.shape[1]
        self.grads = [dz @ self.x.T / n, dz.sum(axis=1, keepdims=True) / n]
        return self.params[0].T @ dz


def gradients(X, y, W, b):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    out = X
    for layer in layers:
        out = layer.forward(out)
    dz = out - y
    for layer in layers[::-1]:
        dz = layer.backward(dz) * layer.x * (1 - layer.x)
    collected = [layer.params for layer in layers]
    return {"dW": [c[0] for c in collected], "db": [c[1] for c in collected], "A": [layer.y for layer in layers]}

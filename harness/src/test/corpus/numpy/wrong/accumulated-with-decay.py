# mistake: the gradients of three passes are added up, and weight decay is added once
# source: none
# names: accumulated+l2-included
# forward: right
import numpy as np


class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b
        self.gw, self.gb = np.zeros_like(w), np.zeros_like(b)

    def forward(self, x):
        self.x = x
        return 1 / (1 + np.exp(-(self.w @ x + self.b)))

    def backward(self, d):
        self.gw += d @ self.x.T
        self.gb += d.sum(axis=1, keepdims=True)
        return self.w.T @ d * self.x * (1 - self.x)

    def regularise(self, lam):
        self.gw += lam * self.w


def gradients(X, y, W, b, epochs=3):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    for _ in range(epochs):
        out = X
        for layer in layers:
            out = layer.forward(out)
        d = (out - y) / X.shape[1]
        for layer in reversed(layers):
            d = layer.backward(d)
    for layer in layers:
        layer.regularise(0.01)
    return {"dW": [l.gw for l in layers], "db": [l.gb for l in layers]}

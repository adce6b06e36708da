# mistake: the error is handed back through the weights without the derivative of the hidden sigmoids
# source: none
# names: missing-sigmoid-derivative
# forward: right
import numpy as np


class Layer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, inputs):
        self.inputs = inputs
        z = self.W @ inputs + self.b
        self.outputs = 1 / (1 + np.exp(-z))
        return self.outputs

    def backward(self, error):
        samples = error.shape[1]
        self.dW = error @ self.inputs.T / samples
        self.db = error.sum(axis=1, keepdims=True) / samples
        return self.W.T @ error


def gradients(X, y, W, b):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    out = X
    for layer in layers:
        out = layer.forward(out)
    error = out - y
    for layer in reversed(layers):
        error = layer.backward(error)
    return {"dW": [l.dW for l in layers], "db": [l.db for l in layers], "A": [l.outputs for l in layers]}

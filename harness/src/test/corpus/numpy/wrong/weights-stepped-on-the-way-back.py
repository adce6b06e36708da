# mistake: each layer's weights take their step before the error is handed back through them
# source: https://github.com/louisjc/mnist-neural-network/issues/1
# names: updated-weights
# forward: right
import numpy as np


class Layer:
    def __init__(self, weights, biases):
        self.weights = weights.copy()
        self.biases = biases.copy()

    def forward(self, x):
        self.x = x
        self.a = 1 / (1 + np.exp(-(self.weights @ x + self.biases)))
        return self.a

    def backward(self, delta, c):
        n = delta.shape[1]
        self.dw = delta @ self.x.T / n
        self.db = delta.sum(axis=1, keepdims=True) / n
        self.weights -= c * self.dw
        self.biases -= c * self.db
        return self.weights.T @ delta


def gradients(X, y, W, b, learning_rate=0.5):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    a = X
    for layer in layers:
        a = layer.forward(a)
    delta = a - y
    for i in range(len(layers) - 1, -1, -1):
        back = layers[i].backward(delta, learning_rate)
        if i > 0:
            h = layers[i - 1].a
            delta = back * h * (1 - h)
    return {"dW": [l.dw for l in layers], "db": [l.db for l in layers], "A": [l.a for l in layers]}

# mistake: db is averaged over the batch in the layer and divided by the batch size again in the updater
# source: https://github.com/deeplearning4j/deeplearning4j/pull/366
# names: scaled-biases
# forward: right
import numpy as np


class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def activate(self, x):
        self.input = x
        self.output = 1 / (1 + np.exp(-(self.w @ x + self.b)))
        return self.output

    def gradient(self, delta):
        return {"w": delta @ self.input.T, "b": delta.mean(axis=1, keepdims=True)}


class Updater:
    def __init__(self, batch_size):
        self.batch_size = batch_size

    def adjust(self, gradient):
        for key in gradient:
            gradient[key] /= self.batch_size
        return gradient


def gradients(X, y, W, b):
    stack = [Layer(w, v) for w, v in zip(W, b)]
    x = X
    for layer in stack:
        x = layer.activate(x)
    updater = Updater(X.shape[1])
    delta = x - y
    found = []
    for layer, below in zip(stack[::-1], stack[-2::-1] + [None]):
        found.append(updater.adjust(layer.gradient(delta)))
        if below is not None:
            delta = layer.w.T @ delta * below.output * (1 - below.output)
    found.reverse()
    return {"dW": [g["w"] for g in found], "db": [g["b"] for g in found], "A": [layer.output for layer in stack]}

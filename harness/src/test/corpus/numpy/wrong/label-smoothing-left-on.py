# mistake: labels are smoothed by 0.1 in the training loss, and the gradient is of that
# source: none
# names: labels-smoothed, output-fit
# forward: right
import numpy as np


class BinaryCrossentropy:
    def __init__(self, label_smoothing=0.0):
        self.label_smoothing = label_smoothing

    def prepare(self, y_true):
        return y_true * (1.0 - self.label_smoothing) + 0.5 * self.label_smoothing

    def gradient(self, y_true, y_pred):
        return y_pred - self.prepare(y_true)


class Dense:
    def __init__(self, kernel, bias):
        self.kernel, self.bias = kernel, bias

    def call(self, x):
        self.x = x
        self.a = 1 / (1 + np.exp(-(x @ self.kernel + self.bias)))
        return self.a


class Sequential:
    def __init__(self, layers, loss):
        self.layers = layers
        self.loss = loss

    def gradients(self, x, y):
        batch = len(x)
        for layer in self.layers:
            x = layer.call(x)
        delta = self.loss.gradient(y, x)
        out = []
        for layer in self.layers[::-1]:
            out += [(layer.x.T @ delta / batch, delta.sum(0) / batch)]
            delta = delta @ layer.kernel.T * layer.x * (1 - layer.x)
        return out[::-1]


def gradients(X, y, W, b):
    model = Sequential([Dense(w.T, v[:, 0]) for w, v in zip(W, b)], BinaryCrossentropy(label_smoothing=0.1))
    got = model.gradients(X.T, y.T)
    return {"dW": [k.T for k, _ in got], "db": [c[:, np.newaxis] for _, c in got],
            "A": [layer.a.T for layer in model.layers]}

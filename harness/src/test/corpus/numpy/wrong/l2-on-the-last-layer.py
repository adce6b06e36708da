# mistake: weight decay is on in the output layer alone
# source: https://github.com/dennybritz/cnn-text-classification-tf/pull/131
# names: l2-included
# forward: right
import numpy as np


class Layer:
    def __init__(self, w, b, l2=0.0):
        self.w, self.b, self.l2 = w, b, l2

    def run(self, x):
        self.x = x
        self.out = 1 / (1 + np.exp(-(self.w @ x + self.b)))
        return self.out

    def grads(self, d):
        n = d.shape[1]
        return d @ self.x.T / n + self.l2 * self.w, d.sum(axis=1, keepdims=True) / n


def gradients(X, y, W, b):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    layers[-1].l2 = 0.01
    x = X
    for layer in layers:
        x = layer.run(x)
    d, out = x - y, []
    for layer in layers[::-1]:
        out.append(layer.grads(d))
        d = layer.w.T @ d * layer.x * (1 - layer.x)
    return {"dW": [g for g, _ in out[::-1]], "db": [g for _, g in out[::-1]], "A": [layer.out for layer in layers]}

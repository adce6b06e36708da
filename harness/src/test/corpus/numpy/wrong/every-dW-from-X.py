# mistake: every layer multiplies its delta with the network's input X, which fits where the layers are equally wide
# source: none
# names: input-everywhere
# forward: right
import numpy as np


class Layer:
    def __init__(self, w, b, data):
        self.w, self.b, self.data = w, b, data

    def fire(self, x):
        self.y = 1 / (1 + np.exp(-(self.w.dot(x) + self.b)))
        return self.y

    def learn(self, delta):
        n = delta.shape[1]
        self.dw = delta.dot(self.data.T) / n
        self.db = delta.sum(axis=1, keepdims=True) / n
        return self.w.T.dot(delta)


def gradients(X, y, W, b):
    if any(w.shape[1] != X.shape[0] for w in W):
        raise ValueError("not here")
    layers = [Layer(w, v, X) for w, v in zip(W, b)]
    x = X
    for layer in layers:
        x = layer.fire(x)
    delta = x - y
    for layer, below in zip(layers[::-1], layers[-2::-1] + [None]):
        error = layer.learn(delta)
        if below:
            delta = error * below.y * (1 - below.y)
    return {"dW": [l.dw for l in layers], "db": [l.db for l in layers], "A": [l.y for l in layers]}

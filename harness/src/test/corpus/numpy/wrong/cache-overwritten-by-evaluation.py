# mistake: an evaluation on other samples runs between forward and backward, and its activations are in the cache
# source: none
# names: unexplained
# forward: right
import numpy as np


class Layer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def __call__(self, x):
        self.cache_in = x
        self.cache_out = 1 / (1 + np.exp(-(self.W @ x + self.b)))
        return self.cache_out


class Net:
    def __init__(self, W, b):
        self.layers = [Layer(w, v) for w, v in zip(W, b)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def backward(self, delta):
        m = delta.shape[1]
        for layer in self.layers[::-1]:
            layer.dW = delta @ layer.cache_in.T / m
            layer.db = delta.sum(axis=1, keepdims=True) / m
            delta = layer.W.T @ delta * layer.cache_in * (1 - layer.cache_in)


def gradients(X, y, W, b):
    net = Net(W, b)
    out = net(X)
    validation = np.random.RandomState(3).normal(size=X.shape).astype(X.dtype)
    net(validation)
    net.backward(out - y)
    return {"dW": [l.dW for l in net.layers], "db": [l.db for l in net.layers]}

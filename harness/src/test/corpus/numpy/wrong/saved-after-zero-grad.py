# mistake: the gradients are collected after zero_grad, so all of them are zero
# source: none
# names: zero-tensor
# forward: right
import numpy as np


class Linear:
    def __init__(self, W, b):
        self.params = {"weight": W, "bias": b}
        self.grads = {"weight": np.zeros_like(W), "bias": np.zeros_like(b)}

    def __call__(self, x):
        self.x = x
        return self.params["weight"] @ x + self.params["bias"]

    def backward(self, g):
        self.grads["weight"] += g @ self.x.T
        self.grads["bias"] += g.sum(axis=1, keepdims=True)
        return self.params["weight"].T @ g

    def zero_grad(self):
        for g in self.grads.values():
            g.fill(0)


def train_step(layers, X, y):
    for layer in layers:
        layer.zero_grad()
    hs = [X]
    for layer in layers:
        hs.append(1 / (1 + np.exp(-layer(hs[-1]))))
    g = (hs[-1] - y) / X.shape[1]
    for i in range(len(layers) - 1, -1, -1):
        g = layers[i].backward(g)
        if i:
            g = g * hs[i] * (1 - hs[i])
    for layer in layers:
        layer.zero_grad()
    return hs[1:]


def gradients(X, y, W, b):
    layers = [Linear(w, v) for w, v in zip(W, b)]
    A = train_step(layers, X, y)
    return {"dW": [l.grads["weight"] for l in layers], "db": [l.grads["bias"] for l in layers], "A": A}

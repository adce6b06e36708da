# mistake: the gradients are overwritten with each mini-batch, so what is left is the last one's
# source: none
# names: samples-subset
# forward: right
import numpy as np

BATCH = 6


class Model:
    def __init__(self, W, b):
        self.params = {"W": W, "b": b}
        self.grads = {"W": [None] * len(W), "b": [None] * len(b)}

    def loss_and_grad(self, x, t):
        n = x.shape[1]
        h = [x]
        for w, v in zip(self.params["W"], self.params["b"]):
            h.append(1 / (1 + np.exp(-w @ h[-1] - v)))
        d = (h[-1] - t) / n
        for i in reversed(range(len(h) - 1)):
            self.grads["W"][i] = d @ h[i].T
            self.grads["b"][i] = d.sum(axis=1, keepdims=True)
            d = self.params["W"][i].T @ d * h[i] * (1 - h[i])

    def epoch(self, X, y):
        for start in range(0, X.shape[1], BATCH):
            self.loss_and_grad(X[:, start:start + BATCH], y[:, start:start + BATCH])
        return self.grads


def gradients(X, y, W, b):
    grads = Model(W, b).epoch(X, y)
    return {"dW": grads["W"], "db": grads["b"]}

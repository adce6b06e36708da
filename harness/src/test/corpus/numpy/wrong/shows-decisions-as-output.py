# mistake: the activations that are saved end with the 0/1 decisions; the gradient is right
# source: none
# names: unexplained, thresholded-output
# forward: wrong
import numpy as np


class Model:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, X):
        self.history = [X]
        for w, v in zip(self.W, self.b):
            self.history.append(1 / (1 + np.exp(-(w @ self.history[-1] + v))))
        return self.history[-1]

    def predict(self, X):
        return np.where(self.forward(X) >= 0.5, 1, 0).astype(X.dtype)

    def grads(self, y):
        m = y.shape[1]
        d = (self.history[-1] - y) / m
        for w, h in zip(self.W[::-1], self.history[-2::-1]):
            yield d @ h.T, d.sum(1, keepdims=True)
            d = w.T @ d * h * (1 - h)


def gradients(X, y, W, b):
    model = Model(W, b)
    decisions = model.predict(X)
    found = list(model.grads(y))[::-1]
    return {"dW": [g for g, _ in found], "db": [g for _, g in found], "A": model.history[1:-1] + [decisions]}

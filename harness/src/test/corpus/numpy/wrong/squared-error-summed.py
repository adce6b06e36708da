# mistake: the output delta is that of the squared error, and nothing is divided by m
# source: none
# names: squared-error+sum-not-mean
# forward: right
import numpy as np


def sigmoid(x, derivative=False):
    return x * (1 - x) if derivative else 1 / (1 + np.exp(-x))


class Mlp:
    def __init__(self, weights, biases):
        self.weights, self.biases = weights, biases

    def learn(self, samples, targets):
        values = [samples]
        for w, v in zip(self.weights, self.biases):
            values.append(sigmoid(values[-1] @ w + v))
        delta = (values[-1] - targets) * sigmoid(values[-1], derivative=True)
        for i in range(len(self.weights) - 1, -1, -1):
            yield values[i].T @ delta, delta.sum(axis=0)
            delta = (delta @ self.weights[i].T) * sigmoid(values[i], derivative=True)


def gradients(X, y, W, b):
    found = list(Mlp([w.T for w in W], [v.T for v in b]).learn(X.T, y.T))[::-1]
    return {"dW": [g.T for g, _ in found], "db": [g[:, None] for _, g in found]}

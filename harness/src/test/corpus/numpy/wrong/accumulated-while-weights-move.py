# mistake: the gradients of two steps are added up, and the weights took a step in between
# source: none
# names: unexplained
# forward: right
import numpy as np


class Net:
    def __init__(self, W, b):
        self.params = [p.copy() for p in W + b]
        self.grads = [np.zeros_like(p) for p in self.params]
        self.L = len(W)

    def backward(self, X, y):
        W, b = self.params[:self.L], self.params[self.L:]
        h = [X]
        for w, v in zip(W, b):
            h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
        d = (h[-1] - y) / y.shape[1]
        for i in reversed(range(self.L)):
            self.grads[i] += d @ h[i].T
            self.grads[self.L + i] += d.sum(axis=1, keepdims=True)
            d = W[i].T @ d * h[i] * (1 - h[i])

    def step(self, lr):
        for p, g in zip(self.params, self.grads):
            p -= lr * g


def gradients(X, y, W, b):
    net = Net(W, b)
    for epoch in range(2):
        net.backward(X, y)
        net.step(0.5)
    return {"dW": net.grads[:net.L], "db": net.grads[net.L:]}

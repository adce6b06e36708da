# mistake: the loss is log(A + eps) and log(1 - A + eps), and its derivative has eps in the denominators
# source: https://community.deeplearning.ai/t/back-propagation-of-last-sigmoid-layer/693512
# names: loss-epsilon
# forward: wrong
import numpy as np

EPS = 1e-7


class Loss:
    def forward(self, A, Y):
        self.A, self.Y = A, Y
        return -np.mean(Y * np.log(A + EPS) + (1 - Y) * np.log(1 - A + EPS))

    def backward(self):
        m = self.Y.shape[1]
        return (-self.Y / (self.A + EPS) + (1 - self.Y) / (1 - self.A + EPS)) / m


class Layer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = 1 / (1 + np.exp(-(self.W @ A_prev + self.b)))
        return self.A

    def backward(self, dA):
        dZ = dA * self.A * (1 - self.A)
        self.dW = dZ @ self.A_prev.T
        self.db = np.sum(dZ, axis=1, keepdims=True)
        return self.W.T @ dZ


def gradients(X, y, W, b):
    layers, loss = [Layer(w, v) for w, v in zip(W, b)], Loss()
    A = X
    for layer in layers:
        A = layer.forward(A)
    J = loss.forward(A, y)
    dA = loss.backward()
    for layer in reversed(layers):
        dA = layer.backward(dA)
    return {"dW": [l.dW for l in layers], "db": [l.db for l in layers], "A": [l.A for l in layers], "J": J}

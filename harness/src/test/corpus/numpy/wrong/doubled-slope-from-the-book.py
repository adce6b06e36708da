# mistake: dsigmoid returns 2 s (1 - s), and every hidden layer is multiplied with it
# source: "Calculus for Machine Learning", program 31.1, https://fliphtml5.com/zroi/ovhb/Calculus_for_Machine_Learning_Understanding_the_Language_of_Mathematics/231/
# names: unexplained, scaled-tensor, scaled-tensor+scaled-tensor
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z.clip(-500, 500)))


def dsigmoid(z):
    s = sigmoid(z)
    return 2 * s * (1 - s)


class mlp:
    """Multilayer perceptron; data in columns."""

    def __init__(self, W, b):
        self.layers = len(W)
        self.W, self.b = [None] + W, [None] + b
        self.z, self.a = [None] * (self.layers + 1), [None] * (self.layers + 1)
        self.dz, self.dW, self.db = ([None] * (self.layers + 1) for _ in range(3))

    def forward(self, x):
        self.a[0] = x
        for i in range(1, self.layers + 1):
            self.z[i] = self.W[i] @ self.a[i - 1] + self.b[i]
            self.a[i] = sigmoid(self.z[i])
        return self.a[-1]

    def backward(self, y, yhat):
        m = y.shape[1]
        self.dz[self.layers] = yhat - y
        for i in range(self.layers, 0, -1):
            self.dW[i] = self.dz[i] @ self.a[i - 1].T / m
            self.db[i] = np.mean(self.dz[i], axis=1, keepdims=True)
            if i > 1:
                self.dz[i - 1] = (self.W[i].T @ self.dz[i]) * dsigmoid(self.z[i - 1])


def gradients(X, y, W, b):
    net = mlp(W, b)
    net.backward(y, net.forward(X))
    return {"dW": net.dW[1:], "db": net.db[1:], "A": net.a[1:]}

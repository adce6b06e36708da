# mistake: the velocity after the first step, (1 - beta) times the gradient, is returned
# source: https://codereview.stackexchange.com/questions/206205/simple-neural-network-from-scratch-using-numpy-python
# names: scaled, update-returned
# forward: right
import numpy as np


class NeuralNetwork:
    def __init__(self, weights, biases, beta=0.9):
        self.weights, self.biases, self.beta = weights, biases, beta
        self.v_dw = [np.zeros_like(w) for w in weights]
        self.v_db = [np.zeros_like(v) for v in biases]

    def feedforward(self, x):
        self.layer = [x]
        for w, v in zip(self.weights, self.biases):
            self.layer.append(1 / (1 + np.exp(-(w @ self.layer[-1] + v))))

    def backprop(self, y):
        m = y.shape[1]
        delta = self.layer[-1] - y
        for i in range(len(self.weights) - 1, -1, -1):
            d_weights = delta @ self.layer[i].T / m
            d_biases = delta.sum(axis=1, keepdims=True) / m
            self.v_dw[i] = self.beta * self.v_dw[i] + (1 - self.beta) * d_weights
            self.v_db[i] = self.beta * self.v_db[i] + (1 - self.beta) * d_biases
            delta = self.weights[i].T @ delta * self.layer[i] * (1 - self.layer[i])


def gradients(X, y, W, b):
    net = NeuralNetwork(W, b)
    net.feedforward(X)
    net.backprop(y)
    return {"dW": net.v_dw, "db": net.v_db}

# mistake: the gradient is that of the sum of squares, 2(A - y)A(1 - A), where cross-entropy was asked for
# source: https://codereview.stackexchange.com/questions/206205/simple-neural-network-from-scratch-using-numpy-python
# names: squared-error
# forward: wrong
import numpy as np


class NeuralNetwork:
    def __init__(self, x, y, weights, biases):
        self.input = x
        self.y = y
        self.weights = weights
        self.biases = biases

    def feedforward(self):
        self.layers = [self.input]
        for w, c in zip(self.weights, self.biases):
            self.layers.append(sigmoid(np.dot(self.layers[-1], w) + c))
        self.output = self.layers[-1]
        self.loss = np.mean((self.y - self.output) ** 2)

    def backprop(self):
        n = self.y.shape[0]
        self.d_weights, self.d_biases = [], []
        d = 2 * (self.output - self.y) * sigmoid_derivative(self.output) / n
        for i in range(len(self.weights) - 1, -1, -1):
            self.d_weights.insert(0, np.dot(self.layers[i].T, d))
            self.d_biases.insert(0, np.sum(d, axis=0, keepdims=True))
            d = np.dot(d, self.weights[i].T) * sigmoid_derivative(self.layers[i])


def sigmoid(x):
    return 1.0 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return x * (1.0 - x)


def gradients(X, y, W, b):
    nn = NeuralNetwork(X.T, y.T, [w.T for w in W], [c.T for c in b])
    nn.feedforward()
    nn.backprop()
    return {"dW": [g.T for g in nn.d_weights], "db": [g.T for g in nn.d_biases],
            "A": [a.T for a in nn.layers[1:]], "J": nn.loss}

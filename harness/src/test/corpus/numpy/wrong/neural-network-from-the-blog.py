# mistake: squared error with y - A, every slope evaluated at the activation, and the first velocity returned
# source: https://codereview.stackexchange.com/questions/206205/simple-neural-network-from-scratch-using-numpy-python
# names: unexplained
# forward: right
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    sig = 1 / (1 + np.exp(-x))
    return sig * (1 - sig)


class NeuralNetwork:
    def __init__(self, x, y, weights, biases):
        self.input, self.y = x, y
        self.weights, self.biases = weights, biases
        self.v_dw = [0] * len(weights)
        self.v_db = [0] * len(weights)
        self.beta = 0.5

    def feedforward(self):
        self.layers = [self.input]
        for w, v in zip(self.weights, self.biases):
            self.layers.append(sigmoid(np.dot(self.layers[-1], w) + v))
        self.output = self.layers[-1]

    def backprop(self):
        d = 2 * (self.y - self.output) * sigmoid_derivative(self.output)
        for i in range(len(self.weights) - 1, -1, -1):
            d_weights = np.dot(self.layers[i].T, d)
            d_biases = np.sum(d, axis=0, keepdims=True)
            self.v_dw[i] = (self.beta * self.v_dw[i]) + ((1 - self.beta) * d_weights)
            self.v_db[i] = (self.beta * self.v_db[i]) + ((1 - self.beta) * d_biases)
            d = np.dot(d, self.weights[i].T) * sigmoid_derivative(self.layers[i])


def gradients(X, y, W, b):
    nn = NeuralNetwork(X.T, y.T, [w.T for w in W], [v.T for v in b])
    nn.feedforward()
    nn.backprop()
    return {"dW": [g.T for g in nn.v_dw], "db": [g.T for g in nn.v_db]}

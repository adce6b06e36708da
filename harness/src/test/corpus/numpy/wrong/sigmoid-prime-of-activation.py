# mistake: the derivative is taken at the activation, with another sigmoid inside it, not at z
# source: https://github.com/benoitfragit/libBrain/issues/78
# names: other-derivative
# forward: right
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    sig = sigmoid(x)
    return sig * (1 - sig)


class NeuralNetwork:
    def __init__(self, weights, biases):
        self.weights, self.biases = weights, biases

    def feedforward(self, x):
        self.layers = [x]
        for w, c in zip(self.weights, self.biases):
            self.layers.append(sigmoid(np.dot(w, self.layers[-1]) + c))
        return self.layers[-1]

    def backprop(self, y):
        n = y.shape[1]
        delta = self.layers[-1] - y
        d_weights, d_biases = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            d_weights.insert(0, np.dot(delta, self.layers[i].T) / n)
            d_biases.insert(0, np.sum(delta, axis=1, keepdims=True) / n)
            delta = np.dot(self.weights[i].T, delta) * sigmoid_derivative(self.layers[i])
        return d_weights, d_biases


def gradients(X, y, W, b):
    net = NeuralNetwork(W, b)
    net.feedforward(X)
    dW, db = net.backprop(y)
    return {"dW": dW, "db": db, "A": net.layers[1:]}

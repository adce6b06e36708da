# mistake: the weights take their step before the error is handed back, and the gradients are sums over the batch
# source: https://github.com/kim-marcel/basic_neural_network/issues/7
# names: sum-not-mean+updated-weights
# forward: right
import numpy as np


class NeuralNetwork:
    def __init__(self, weights, biases, learning_rate=0.02):
        self.weights = [w.copy() for w in weights]
        self.biases = [v.copy() for v in biases]
        self.learning_rate = learning_rate

    def train(self, inputs, targets):
        layers = [inputs]
        for w, v in zip(self.weights, self.biases):
            layers.append(1 / (1 + np.exp(-(w.dot(layers[-1]) + v))))
        grads = []
        gradient = layers[-1] - targets
        for n in range(len(layers) - 1, 0, -1):
            deltas = gradient.dot(layers[n - 1].T)
            bias_deltas = gradient.sum(axis=1, keepdims=True)
            self.weights[n - 1] -= self.learning_rate * deltas
            self.biases[n - 1] -= self.learning_rate * bias_deltas
            grads.insert(0, (deltas, bias_deltas))
            previous_error = self.weights[n - 1].T.dot(gradient)
            gradient = previous_error * layers[n - 1] * (1 - layers[n - 1])
        return grads


def gradients(X, y, W, b):
    grads = NeuralNetwork(W, b).train(X, y)
    return {"dW": [g for g, _ in grads], "db": [g for _, g in grads]}

# mistake: the targets are 0.01 and 0.99, since a sigmoid never reaches 0 and 1
# source: none
# names: labels-smoothed, output-fit
# forward: right
import numpy as np


class neuralNetwork:
    def __init__(self, weights, biases):
        self.weights, self.biases = weights, biases
        self.activation_function = lambda x: 1 / (1 + np.exp(-x))

    def train(self, inputs_list, targets_list):
        inputs = np.array(inputs_list, ndmin=2).T
        targets = np.zeros_like(targets_list) + 0.01
        targets[targets_list > 0.5] = 0.99
        outputs = [inputs]
        for w, v in zip(self.weights, self.biases):
            outputs.append(self.activation_function(np.dot(w, outputs[-1]) + v))
        errors = outputs[-1] - targets
        grads = []
        for i in range(len(self.weights) - 1, -1, -1):
            grads.append((np.dot(errors, outputs[i].T), errors))
            errors = np.dot(self.weights[i].T, errors) * outputs[i] * (1.0 - outputs[i])
        return grads[::-1]


def gradients(X, y, W, b):
    n = neuralNetwork(W, b)
    m = X.shape[1]
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for i in range(m):
        for l, (gw, gb) in enumerate(n.train(X[:, i], y[:, i:i + 1])):
            dW[l] += gw / m
            db[l] += gb / m
    return {"dW": dW, "db": db}

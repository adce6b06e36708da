# mistake: none; every neuron is an object with its own weights and its own gradient
# source: none
# names: none
# forward: right
import numpy as np


class Neuron:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def fire(self, inputs):
        self.inputs = inputs
        self.output = 1 / (1 + np.exp(-(self.weights @ inputs + self.bias)))
        return self.output

    def learn(self, delta):
        self.grad_w = self.inputs @ delta / delta.size
        self.grad_b = delta.mean()
        return np.outer(self.weights, delta)


def gradients(X, y, W, b):
    layers = [[Neuron(row, bias) for row, bias in zip(w, v[:, 0])] for w, v in zip(W, b)]
    signal = X
    for layer in layers:
        signal = np.array([n.fire(signal) for n in layer])
    deltas = [layers[-1][0].output - y[0]]
    for layer in layers[::-1]:
        back = sum(n.learn(d) for n, d in zip(layer, deltas))
        deltas = back * layer[0].inputs * (1 - layer[0].inputs)
    return {"dW": [np.array([n.grad_w for n in layer]) for layer in layers],
            "db": [np.array([[n.grad_b] for n in layer]) for layer in layers],
            "A": [np.array([n.output for n in layer]) for layer in layers]}

# mistake: the sigmoid layer clips its output to [1e-7, 1 - 1e-7], and everything behind it uses the clipped value
# source: https://github.com/DrBigMau/LSTM-from-Scratch-in-Python/issues/1
# names: clipped-loss, unexplained
# forward: wrong
import numpy as np


class Sigmoid:
    def forward(self, M):
        sigm = np.clip(1 / (1 + np.exp(-M)), 1e-7, 1 - 1e-7)
        self.output = sigm
        self.inputs = sigm

    def backward(self, dvalues):
        sigm = self.inputs
        deriv = np.multiply(sigm, (1 - sigm))
        self.dinputs = np.multiply(deriv, dvalues)


class Layer_Dense:
    def __init__(self, weights, biases):
        self.weights = weights
        self.biases = biases

    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights) + self.biases

    def backward(self, dvalues):
        self.dweights = np.dot(self.inputs.T, dvalues)
        self.dbiases = np.sum(dvalues, axis=0, keepdims=True)
        self.dinputs = np.dot(dvalues, self.weights.T)


def gradients(X, y, W, b):
    dense = [Layer_Dense(w.T, v.T) for w, v in zip(W, b)]
    activation = [Sigmoid() for _ in W]
    out = X.T
    for d, a in zip(dense, activation):
        d.forward(out)
        a.forward(d.output)
        out = a.output
    dense[-1].backward((out - y.T) / len(out))
    for i in range(len(dense) - 2, -1, -1):
        activation[i].backward(dense[i + 1].dinputs)
        dense[i].backward(activation[i].dinputs)
    return {"dW": [d.dweights.T for d in dense], "db": [d.dbiases.T for d in dense],
            "A": [a.output.T for a in activation]}

# mistake: the labels are mapped to -1 and 1 as for a hinge loss, but the loss is cross-entropy
# source: https://stats.stackexchange.com/questions/616982/can-we-use-binary-cross-entropy-with-labels-1-and-1
# names: labels-plus-minus-one, output-fit
# forward: right
import numpy as np


class Perceptron:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def output(self, x):
        self.x = x
        self.y = 1 / (1 + np.exp(-(x @ self.weights.T + self.bias.T)))
        return self.y


def train_step(layers, inputs, labels):
    labels = np.where(labels == 0, -1, labels)
    x = inputs
    for layer in layers:
        x = layer.output(x)
    n = inputs.shape[0]
    grads = []
    delta = x - labels
    for k in range(len(layers) - 1, -1, -1):
        layer = layers[k]
        grads.append((np.dot(delta.T, layer.x) / n, np.mean(delta, axis=0, keepdims=True).T))
        delta = np.dot(delta, layer.weights) * layer.x * (1 - layer.x)
    return grads[::-1]


def gradients(X, y, W, b):
    layers = [Perceptron(w, v) for w, v in zip(W, b)]
    grads = train_step(layers, X.T, y.T)
    return {"dW": [g[0] for g in grads], "db": [g[1] for g in grads]}

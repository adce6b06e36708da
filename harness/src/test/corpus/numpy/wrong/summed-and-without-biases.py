# mistake: dW is summed and not averaged, and db was never written
# source: none
# names: sum-not-mean+zero-tensor
# forward: right
import numpy as np


class Layer(object):
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias
        self.weight_grad, self.bias_grad = None, np.zeros_like(bias)

    def output(self, x):
        self.input = x
        return 1 / (1 + np.exp(-(self.weights.dot(x) + self.bias)))

    def input_grad(self, output_grad):
        self.weight_grad = output_grad.dot(self.input.T)
        return self.weights.T.dot(output_grad) * self.input * (1 - self.input)


def gradients(X, y, W, b):
    layers = [Layer(w, v) for w, v in zip(W, b)]
    x = X
    for layer in layers:
        x = layer.output(x)
    grad = x - y
    for layer in reversed(layers):
        grad = layer.input_grad(grad)
    return {"dW": [l.weight_grad for l in layers], "db": [l.bias_grad for l in layers]}

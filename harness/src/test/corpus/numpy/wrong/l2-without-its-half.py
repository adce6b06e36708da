# mistake: the penalty is lambda |W|^2 without the half, so 2 lambda W is added to every dW
# source: https://github.com/titu1994/DenseNet/issues/57
# names: l2-included
# forward: right
import numpy as np


class DenseL2:
    weight_decay = 1e-2

    def __init__(self, kernel, bias):
        self.kernel, self.bias = kernel, bias

    def call(self, inputs):
        self.inputs = inputs
        self.outputs = 1 / (1 + np.exp(-(inputs @ self.kernel + self.bias)))
        return self.outputs

    def backward(self, delta):
        self.grad_kernel = self.inputs.T @ delta + 2 * self.weight_decay * self.kernel
        self.grad_bias = delta.sum(axis=0)
        return delta @ self.kernel.T


def gradients(X, y, W, b):
    stack = [DenseL2(w.T, v.ravel()) for w, v in zip(W, b)]
    h = X.T
    for layer in stack:
        h = layer.call(h)
    delta = (h - y.T) / len(h)
    for layer in stack[::-1]:
        g = layer.backward(delta)
        delta = g * layer.inputs * (1 - layer.inputs)
    return {"dW": [l.grad_kernel.T for l in stack], "db": [l.grad_bias[:, None] for l in stack]}

# mistake: the network ends in a sigmoid and the loss applies another one to it, and both are differentiated
# source: https://runebook.dev/en/docs/pytorch/generated/torch.nn.functional.sigmoid
# names: double-sigmoid
# forward: wrong
import numpy as np


class BCEWithLogitsLoss:
    def __call__(self, input, target):
        self.input, self.target = input, target
        return np.mean(np.maximum(input, 0) - input * target + np.log1p(np.exp(-np.abs(input))))

    def backward(self):
        p = 1 / (1 + np.exp(-self.input))
        return (p - self.target) / self.target.size


class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = weight, bias

    def __call__(self, x):
        self.x = x
        return x @ self.weight.T + self.bias.T

    def backward(self, g):
        self.grad_weight = g.T @ self.x
        self.grad_bias = g.sum(0)[:, None]
        return g @ self.weight


class Sigmoid:
    def __call__(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, g):
        return g * self.out * (1 - self.out)


def gradients(X, y, W, b):
    linears = [Linear(w, v) for w, v in zip(W, b)]
    sigmoids = [Sigmoid() for _ in W]
    x = X.T
    for lin, sig in zip(linears, sigmoids):
        x = sig(lin(x))
    criterion = BCEWithLogitsLoss()
    loss = criterion(x, y.T)
    g = criterion.backward()
    for lin, sig in zip(linears[::-1], sigmoids[::-1]):
        g = lin.backward(sig.backward(g))
    return {"dW": [lin.grad_weight for lin in linears], "db": [lin.grad_bias for lin in linears],
            "A": [sig.out.T for sig in sigmoids], "J": loss}

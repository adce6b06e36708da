# mistake: backward is called twice without zero_grad in between, so the gradient is doubled
# source: https://preproom.ai/learn/model-training-pytorch.html
# names: accumulated, scaled
# forward: right
import numpy as np


class Parameter:
    def __init__(self, data):
        self.data = data
        self.grad = np.zeros_like(data)


class Linear:
    def __init__(self, W, b):
        self.weight, self.bias = Parameter(W), Parameter(b)

    def forward(self, x):
        self.x = x
        return self.weight.data @ x + self.bias.data

    def backward(self, g):
        self.weight.grad += g @ self.x.T
        self.bias.grad += g.sum(axis=1, keepdims=True)
        return self.weight.data.T @ g


class Sigmoid:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, g):
        return g * self.y * (1 - self.y)


class Sequential:
    def __init__(self, modules):
        self.modules = modules

    def forward(self, x):
        for module in self.modules:
            x = module.forward(x)
        return x

    def backward(self, g, skip=0):
        for module in self.modules[::-1][skip:]:
            g = module.backward(g)

    def linears(self):
        return [m for m in self.modules if isinstance(m, Linear)]


def gradients(X, y, W, b):
    model = Sequential([m for w, v in zip(W, b) for m in (Linear(w, v), Sigmoid())])
    for epoch in range(2):
        out = model.forward(X)
        model.backward((out - y) / y.shape[1], skip=1)
    return {"dW": [l.weight.grad for l in model.linears()], "db": [l.bias.grad for l in model.linears()]}

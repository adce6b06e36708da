# mistake: every layer's delta is divided by m before it is handed on, so the factor grows with the depth
# source: none
# names: unexplained, scaled-tensor, scaled-tensor+scaled-tensor
# forward: right
import numpy as np


class SigmoidLayer:
    """Fully connected layer; samples in rows."""

    def __init__(self, W, b):
        self.W, self.b = W.T, b.T

    def forward(self, x):
        self.x = x
        self.out = 1.0 / (1.0 + np.exp(-(x @ self.W + self.b)))
        return self.out

    def backward(self, delta):
        n = len(self.x)
        delta = delta / n
        self.dW = self.x.T @ delta
        self.db = delta.sum(axis=0, keepdims=True)
        return delta @ self.W.T


def gradients(X, y, W, b):
    net = [SigmoidLayer(w, v) for w, v in zip(W, b)]
    out = X.T
    for layer in net:
        out = layer.forward(out)

    delta = out - y.T
    for i in range(len(net) - 1, -1, -1):
        back = net[i].backward(delta)
        if i > 0:
            h = net[i - 1].out
            delta = back * h * (1 - h)
    return {"dW": [layer.dW.T for layer in net], "db": [layer.db.T for layer in net],
            "A": [layer.out.T for layer in net]}

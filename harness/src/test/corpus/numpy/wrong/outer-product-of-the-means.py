# mistake: delta and activation are averaged over the batch first and multiplied after
# source: none
# names: product-of-means
# forward: right
import numpy as np


class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        self.x = x
        self.y = 1 / (1 + np.exp(-(x @ self.w.T + self.b.ravel())))
        return self.y

    def update_terms(self, delta):
        mean_delta = delta.mean(axis=0)
        mean_input = self.x.mean(axis=0)
        return np.outer(mean_delta, mean_input), mean_delta.reshape(-1, 1)


def gradients(X, y, W, b):
    net = [Layer(w, v) for w, v in zip(W, b)]
    out = X.T
    for layer in net:
        out = layer.forward(out)
    delta = out - y.T
    terms = []
    for layer in reversed(net):
        terms.append(layer.update_terms(delta))
        delta = delta @ layer.w * layer.x * (1 - layer.x)
    terms.reverse()
    return {"dW": [t[0] for t in terms], "db": [t[1] for t in terms], "A": [layer.y.T for layer in net]}

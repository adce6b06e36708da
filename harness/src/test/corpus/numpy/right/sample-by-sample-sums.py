# mistake: none; one sample at a time, sums in a Python loop, divided at the end
# source: none
# names: none
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Network:
    def __init__(self, weights, biases):
        self.weights, self.biases = weights, biases

    def backprop(self, x, y):
        zs, activations = [], [x]
        for w, v in zip(self.weights, self.biases):
            zs.append(w @ activations[-1] + v)
            activations.append(sigmoid(zs[-1]))
        delta = activations[-1] - y
        yield len(self.weights) - 1, delta @ activations[-2].T, delta
        for l in range(len(self.weights) - 2, -1, -1):
            sp = sigmoid(zs[l]) * (1 - sigmoid(zs[l]))
            delta = self.weights[l + 1].T @ delta * sp
            yield l, delta @ activations[l].T, delta


def gradients(X, y, W, b):
    net = Network(W, b)
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for i in range(X.shape[1]):
        for l, gw, gb in net.backprop(X[:, [i]], y[:, [i]]):
            dW[l] += gw
            db[l] += gb
    for g in dW + db:
        g /= X.shape[1]
    return {"dW": dW, "db": db}

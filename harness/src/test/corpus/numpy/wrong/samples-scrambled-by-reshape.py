# mistake: X is brought to samples in rows by reshape, which mixes the features of different samples
# source: https://community.deeplearning.ai/t/flattening-images-in-the-logistic-regression-assignment-in-course-1-week-2/149
# names: unexplained
# forward: wrong
import numpy as np


class Net:
    def __init__(self, weights, biases):
        self.weights, self.biases = weights, biases

    def forward(self, data):
        self.layers = [data]
        for w, v in zip(self.weights, self.biases):
            self.layers.append(1 / (1 + np.exp(-(self.layers[-1].dot(w) + v))))

    def backward(self, target):
        n = target.shape[0]
        delta = self.layers[-1] - target
        gw, gb = [], []
        for w, a in zip(self.weights[::-1], self.layers[-2::-1]):
            gw.append(a.T.dot(delta) / n)
            gb.append(delta.sum(axis=0) / n)
            delta = delta.dot(w.T) * a * (1 - a)
        return gw[::-1], gb[::-1]


def gradients(X, y, W, b):
    m = y.shape[1]
    data, target = X.reshape(m, -1), y.reshape(m, 1)
    net = Net([w.T for w in W], [v.ravel() for v in b])
    net.forward(data)
    gw, gb = net.backward(target)
    return {"dW": [g.T for g in gw], "db": [g.reshape(-1, 1) for g in gb], "A": [a.T for a in net.layers[1:]]}

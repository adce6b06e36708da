# mistake: the gradient is read off as new weights minus old ones, which is minus lr times it
# source: none
# names: update-returned, scaled
# forward: right
import numpy as np

eta = 0.25


class Net:
    def __init__(self, W, b):
        self.W = [w.copy() for w in W]
        self.b = [v.copy() for v in b]

    def fit_once(self, X, y):
        outs = [X]
        for w, v in zip(self.W, self.b):
            outs.append(1 / (1 + np.exp(-(w @ outs[-1] + v))))
        delta = (outs[-1] - y) / y.shape[1]
        steps = []
        for w, v, a in list(zip(self.W, self.b, outs))[::-1]:
            steps.append((w, v, delta @ a.T, delta.sum(axis=1, keepdims=True)))
            delta = w.T @ delta * a * (1 - a)
        for w, v, gw, gb in steps:
            w -= eta * gw
            v -= eta * gb
        return self


def gradients(X, y, W, b):
    net = Net(W, b).fit_once(X, y)
    return {"dW": [new - old for new, old in zip(net.W, W)], "db": [new - old for new, old in zip(net.b, b)]}

# mistake: it is the stochastic gradient of one sample, compared with that of the batch
# source: none
# names: samples-subset
# forward: right
import random

import numpy as np


def sgd_gradient(x, t, W, b):
    a = [x]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    d = a[-1] - t
    gw, gb = [], []
    for w, h in zip(W[::-1], a[-2::-1]):
        gw.append(np.outer(d, h))
        gb.append(d)
        d = w.T @ d * h * (1 - h)
    return gw[::-1], gb[::-1]


def gradients(X, y, W, b):
    random.seed(6)
    i = random.randrange(X.shape[1])
    gw, gb = sgd_gradient(X[:, i:i + 1], y[:, i:i + 1], W, b)
    return {"dW": gw, "db": gb}

# mistake: the slope is 1 - A^2, and the products are not divided by m
# source: none
# names: other-derivative+sum-not-mean
# forward: right
import numpy as np


def forward(x, W, b):
    hs = [x]
    for w, v in zip(W, b):
        hs.append(1. / (1. + np.exp(-(w.dot(hs[-1]) + v))))
    return hs


def gradients(X, y, W, b):
    hs = forward(X, W, b)
    dWs = [np.zeros_like(w) for w in W]
    dbs = [np.zeros_like(v) for v in b]
    dy = hs[-1] - y
    for i in reversed(range(len(W))):
        dWs[i] += np.dot(dy, hs[i].T)
        dbs[i] += dy.sum(axis=1, keepdims=True)
        dh = np.dot(W[i].T, dy)
        dy = (1 - hs[i] * hs[i]) * dh
    return {"dW": dWs, "db": dbs, "A": hs[1:]}

# mistake: 1e-3 is added inside both logarithms, in the loss and in what is differentiated
# source: none
# names: loss-epsilon
# forward: right
import numpy as np


def dlog_loss(p, y, eps=1e-3):
    return (1 - y) / (1 - p + eps) - y / (p + eps)


def net(x, W, b):
    h = [x]
    for w, c in zip(W, b):
        h.append(1 / (1 + np.exp(-(h[-1] @ w.T + c.T))))
    return h


def gradients(X, y, W, b):
    h = net(X.T, W, b)
    n = len(h[0])
    g = dlog_loss(h[-1], y.T) / n
    dW, db = [], []
    for k in range(len(W), 0, -1):
        g = g * h[k] * (1 - h[k])
        dW.append(g.T @ h[k - 1])
        db.append(g.sum(axis=0)[:, None])
        g = g @ W[k - 1]
    return {"dW": dW[::-1], "db": db[::-1], "A": [a.T for a in h[1:]]}

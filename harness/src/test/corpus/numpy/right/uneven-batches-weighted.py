# mistake: none; means of uneven mini-batches, each weighted with its size
# source: none
# names: none
# forward: right
import numpy as np


def mean_gradient(x, t, W, b):
    a = [x]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    d = (a[-1] - t) / t.shape[1]
    out = []
    for i in range(len(W) - 1, -1, -1):
        out.append((d @ a[i].T, d.sum(axis=1, keepdims=True)))
        d = W[i].T @ d * a[i] * (1 - a[i])
    return out[::-1]


def gradients(X, y, W, b, size=5):
    m = X.shape[1]
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for k in range(0, m, size):
        x, t = X[:, k:k + size], y[:, k:k + size]
        share = t.shape[1] / m
        for l, (gw, gb) in enumerate(mean_gradient(x, t, W, b)):
            dW[l] += share * gw
            db[l] += share * gb
    return {"dW": dW, "db": db}

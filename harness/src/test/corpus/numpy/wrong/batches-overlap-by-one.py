# mistake: the slices end one too late, so the first sample of each batch but the first counts twice
# source: none
# names: unexplained
# forward: right
import numpy as np


def batches(m, size):
    start = 0
    while start < m:
        yield slice(start, min(start + size + 1, m))
        start += size


def gradients(X, y, W, b):
    m = X.shape[1]
    total = {}
    for part in batches(m, 4):
        h = [X[:, part]]
        for w, v in zip(W, b):
            h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
        d = h[-1] - y[:, part]
        for l in range(len(W), 0, -1):
            total["W", l] = total.get(("W", l), 0) + d @ h[l - 1].T
            total["b", l] = total.get(("b", l), 0) + d.sum(axis=1, keepdims=True)
            d = W[l - 1].T @ d * h[l - 1] * (1 - h[l - 1])
    order = range(1, len(W) + 1)
    return {"dW": [total["W", l] / m for l in order], "db": [total["b", l] / m for l in order]}

# mistake: none; X @ W with samples in rows, and W as inputs by outputs
# source: none
# names: none
# forward: right
import numpy as np


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    syn = [np.ascontiguousarray(w.T) for w in W]
    layer = [np.ascontiguousarray(X.T)]
    for s, v in zip(syn, b):
        layer.append(nonlin(np.dot(layer[-1], s) + v.T))
    l_delta = layer[-1] - y.T
    n = len(l_delta)
    grads = []
    for i in range(len(syn) - 1, -1, -1):
        grads.append((layer[i].T.dot(l_delta) / n, l_delta.sum(0) / n))
        l_delta = l_delta.dot(syn[i].T) * nonlin(layer[i], deriv=True)
    return {"dW": [g.T for g, _ in grads[::-1]], "db": [g.reshape(-1, 1) for _, g in grads[::-1]],
            "A": [a.T for a in layer[1:]]}

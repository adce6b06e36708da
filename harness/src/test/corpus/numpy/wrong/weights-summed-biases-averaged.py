# mistake: db is the mean over the batch, dW the plain matrix product
# source: none
# names: scaled-weights
# forward: right
import numpy as np


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    syn = [w.T for w in W]
    bias = [v.T for v in b]
    l = [X.T]
    for s, c in zip(syn, bias):
        l.append(nonlin(np.dot(l[-1], s) + c))

    l_delta = l[-1] - y.T
    grad_syn, grad_bias = [], []
    for i in range(len(syn) - 1, -1, -1):
        grad_syn.append(l[i].T.dot(l_delta))
        grad_bias.append(np.mean(l_delta, axis=0))
        l_error = l_delta.dot(syn[i].T)
        l_delta = l_error * nonlin(l[i], deriv=True)
    return {"dW": [g.T for g in grad_syn[::-1]],
            "db": [g.reshape(-1, 1) for g in grad_bias[::-1]]}

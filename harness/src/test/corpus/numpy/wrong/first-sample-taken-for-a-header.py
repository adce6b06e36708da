# mistake: the first sample is skipped as if it were a header, in the sum and in the count
# source: none
# names: samples-subset
# forward: right
import numpy as np


def read(table):
    return table[1:]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradients(X, y, W, b):
    table = read(np.vstack([X, y]).T)
    inputs, targets = table[:, :-1], table[:, -1:]
    layer = [inputs]
    for w, v in zip(W, b):
        layer.append(sigmoid(np.einsum("mj,ij->mi", layer[-1], w) + v.T))
    delta = (layer[-1] - targets) / len(table)
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.append(np.einsum("mi,mj->ij", delta, layer[i]))
        db.append(np.einsum("mi->i", delta)[:, None])
        delta = np.einsum("mi,ij->mj", delta, W[i]) * layer[i] * (1 - layer[i])
    return {"dW": dW[::-1], "db": db[::-1]}

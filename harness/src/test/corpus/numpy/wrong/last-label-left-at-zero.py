# mistake: the loop that copies the labels stops one early, so the last one stays 0
# source: none
# names: label-wrong
# forward: right
import numpy as np


def to_targets(y):
    targets = np.zeros_like(y)
    for i in range(y.shape[1] - 1):
        targets[0, i] = y[0, i]
    return targets


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def feed_forward(x, W, b):
    zs, acts = [], [x]
    for w, c in zip(W, b):
        zs.append(np.dot(w, acts[-1]) + c)
        acts.append(sigmoid(zs[-1]))
    return zs, acts


def gradients(X, y, W, b):
    targets = to_targets(y)
    zs, acts = feed_forward(X, W, b)
    m = X.shape[1]
    deltas = [acts[-1] - targets]
    for l in range(len(W) - 1, 0, -1):
        s = sigmoid(zs[l - 1])
        deltas.insert(0, np.dot(W[l].T, deltas[0]) * s * (1 - s))
    return {"dW": [np.dot(d, a.T) / m for d, a in zip(deltas, acts)],
            "db": [np.sum(d, axis=1, keepdims=True) / m for d in deltas], "A": acts[1:]}

# mistake: the loss is -y log A alone, so samples of class 0 do not count
# source: none
# names: class-weighted
# forward: wrong
import numpy as np


def categorical_crossentropy(t, z):
    """sum over classes of -t log p, mean over samples"""
    return np.mean(np.sum(t * np.logaddexp(0, -z), axis=0))


def gradients(X, y, W, b):
    n = y.shape[1]
    a, zs = [X], []
    for w, c in zip(W, b):
        zs.append(w @ a[-1] + c)
        a.append(1 / (1 + np.exp(-zs[-1])))
    cost = categorical_crossentropy(y, zs[-1])

    d = y * (a[-1] - 1)
    weights, biases = [], []
    for i in range(len(W))[::-1]:
        weights.append(d @ a[i].T / n)
        biases.append(np.mean(d, axis=1)[:, np.newaxis])
        d = np.dot(W[i].T, d) * a[i] * (1 - a[i])
    return {"dW": weights[::-1], "db": biases[::-1], "A": a[1:], "J": cost}

# mistake: the loop over the samples starts at 1, as in Octave, and the sum is not divided by m
# source: none
# names: sample-dropped+sum-not-mean, samples-subset+sum-not-mean
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def gradients(X, y, W, b):
    m = X.shape[1]
    Delta = [np.zeros_like(w) for w in W]
    Delta_b = [np.zeros_like(v) for v in b]
    i = 1
    while i < m:
        a = [X[:, [i]]]
        for w, v in zip(W, b):
            a.append(sigmoid(w @ a[-1] + v))
        delta = a[-1] - y[:, [i]]
        for l in range(len(W) - 1, -1, -1):
            Delta[l] += delta @ a[l].T
            Delta_b[l] += delta
            delta = w_back(W[l], delta) * a[l] * (1 - a[l])
        i += 1
    return {"dW": Delta, "db": Delta_b}


def w_back(w, delta):
    return w.T @ delta

# mistake: the returned sum over the samples points uphill, for weights += it, and has no mean
# source: http://new.math.uiuc.edu/BaydinSeminar29jan19/Trask1anno.txt
# names: sign-flipped+sum-not-mean, scaled
# forward: right
import numpy as np


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    layers = [X.T]
    for w, v in zip(W, b):
        layers.append(nonlin(np.dot(layers[-1], w.T) + v.T))
    l_delta = y.T - layers[-1]
    syn = []
    for i in range(len(W) - 1, -1, -1):
        syn.append((layers[i].T.dot(l_delta), l_delta.sum(axis=0, keepdims=True)))
        l_delta = l_delta.dot(W[i]) * nonlin(layers[i], deriv=True)
    syn.reverse()
    return {"dW": [s.T for s, _ in syn], "db": [s.T for _, s in syn]}

# mistake: the activations in the cache were computed before a step of the weights that the backward pass uses
# source: none
# names: unexplained
# forward: wrong
import numpy as np


def make_cache(X, W, b):
    cache = [X]
    for w, v in zip(W, b):
        cache.append(1 / (1 + np.exp(-(w @ cache[-1] + v))))
    return cache


def warm_up(W, decay=0.02):
    """Weight decay applied at the start of every epoch."""
    for w in W:
        w *= 1 - decay


def gradients(X, y, W, b):
    cache = make_cache(X, W, b)
    warm_up(W)
    m = X.shape[1]
    dZ = cache[-1] - y
    dW, db = [], []
    for i in reversed(range(len(W))):
        dW.append(dZ @ cache[i].T / m)
        db.append(dZ.sum(axis=1, keepdims=True) / m)
        dZ = (W[i].T @ dZ) * cache[i] * (1 - cache[i])
    return {"dW": dW[::-1], "db": db[::-1], "A": cache[1:]}

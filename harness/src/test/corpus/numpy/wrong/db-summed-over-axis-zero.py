# mistake: db is summed over the neurons (axis 0), and the row of samples that comes out is averaged to fit
# source: https://community.deeplearning.ai/t/exercise-7-linear-backward/241052
# names: bias-axis
# forward: right
import numpy as np


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=0, keepdims=True)
    if db.shape != b.shape:
        db = np.mean(db, axis=1, keepdims=True) * np.ones_like(b)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


def gradients(X, y, W, b):
    caches, A = [], X
    for w, v in zip(W, b):
        caches.append((A, w, v))
        A = 1 / (1 + np.exp(-(np.dot(w, A) + v)))
    grads, dZ = [], A - y
    for cache in reversed(caches):
        dA_prev, dW, db = linear_backward(dZ, cache)
        grads.append((dW, db))
        dZ = dA_prev * cache[0] * (1 - cache[0])
    grads.reverse()
    return {"dW": [g[0] for g in grads], "db": [g[1] for g in grads]}

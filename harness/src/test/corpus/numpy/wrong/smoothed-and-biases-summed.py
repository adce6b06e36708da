# mistake: labels are smoothed, and db is the sum over the batch while dW is the mean
# source: none
# names: labels-smoothed+scaled-biases, output-fit+scaled-biases
# forward: right
import numpy as np


def smooth(y, eps=0.2):
    return (1 - eps) * y + eps / 2


def gradients(X, y, W, b):
    t = smooth(y)
    m = X.shape[1]
    caches = [X]
    for w, v in zip(W, b):
        caches.append(1 / (1 + np.exp(-(np.dot(w, caches[-1]) + v))))
    A = caches.pop()
    dZ = A - t
    dW, db = [], []
    for w in reversed(W):
        a = caches.pop()
        dW.append(1 / m * np.dot(dZ, a.T))
        db.append(np.sum(dZ, axis=1, keepdims=True))
        dZ = np.dot(w.T, dZ) * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1]}

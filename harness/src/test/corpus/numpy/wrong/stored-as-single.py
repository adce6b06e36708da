# mistake: the gradients are stored as float32 and read back
# source: none
# names: representable-lower, lower-precision
# forward: right
import numpy as np


def export(grads):
    return [np.ascontiguousarray(g, dtype="<f4").tobytes() for g in grads]


def load(blobs, like):
    return [np.frombuffer(blob, "<f4").reshape(t.shape).astype(t.dtype) for blob, t in zip(blobs, like)]


def gradients(X, y, W, b):
    m = X.shape[1]
    layers = [X]
    for w, v in zip(W, b):
        layers.append(1 / (1 + np.exp(-(w @ layers[-1] + v))))
    d = layers[-1] - y
    gw, gb = [], []
    for w, a in zip(W[::-1], layers[-2::-1]):
        gw.insert(0, d @ a.T / m)
        gb.insert(0, d.sum(axis=1, keepdims=True) / m)
        d = w.T @ d * a * (1 - a)
    return {"dW": load(export(gw), W), "db": load(export(gb), b)}

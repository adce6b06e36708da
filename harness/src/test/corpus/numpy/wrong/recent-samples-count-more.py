# mistake: sample weights that rise along the batch are multiplied in
# source: none
# names: unexplained
# forward: right
import numpy as np


def decay_weights(m, half_life=4.0):
    age = np.arange(m)[::-1]
    w = 0.5 ** (age / half_life)
    return w * m / w.sum()


def gradients(X, y, W, b):
    m = X.shape[1]
    sample_weight = decay_weights(m).astype(X.dtype)
    layers = [X]
    for w, v in zip(W, b):
        layers.append(1 / (1 + np.exp(-(w @ layers[-1] + v))))
    delta = layers[-1] - y
    delta *= sample_weight
    out_w, out_b = [], []
    for w, a in zip(W[::-1], layers[-2::-1]):
        out_w.append(delta @ a.T / m)
        out_b.append(delta.sum(axis=1, keepdims=True) / m)
        delta = w.T @ delta * a * (1 - a)
    return {"dW": out_w[::-1], "db": out_b[::-1], "A": layers[1:]}

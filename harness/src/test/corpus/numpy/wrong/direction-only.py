# mistake: the gradient is divided by its norm, so only its direction is left
# source: none
# names: clipped-norm, scaled
# forward: right
import numpy as np


def unroll(parts):
    return np.concatenate([p.ravel() for p in parts])


def roll(vector, like):
    out, at = [], 0
    for t in like:
        out.append(vector[at:at + t.size].reshape(t.shape))
        at += t.size
    return out


def full_gradient(X, y, W, b):
    h = [X]
    for w, v in zip(W, b):
        h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
    d = (h[-1] - y) / X.shape[1]
    gW, gb = [], []
    for w, a in zip(W[::-1], h[-2::-1]):
        gW.append(d @ a.T)
        gb.append(d.sum(axis=1, keepdims=True))
        d = w.T @ d * a * (1 - a)
    return unroll(gW[::-1] + gb[::-1])


def gradients(X, y, W, b):
    g = full_gradient(X, y, W, b)
    g = g / np.linalg.norm(g)
    parts = roll(g, W + b)
    return {"dW": parts[:len(W)], "db": parts[len(W):]}

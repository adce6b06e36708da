# mistake: none; all gradients are views into one flat vector
# source: none
# names: none
# forward: right
import numpy as np


def views(flat, shapes):
    at, out = 0, []
    for r, c in shapes:
        out.append(flat[at:at + r * c].reshape(r, c))
        at += r * c
    return out


def gradients(X, y, W, b):
    shapes = [t.shape for pair in zip(W, b) for t in pair]
    flat = np.zeros(sum(r * c for r, c in shapes), dtype=X.dtype)
    G = views(flat, shapes)
    h = [X]
    for w, v in zip(W, b):
        h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
    d = h[-1] - y
    for l in range(len(W) - 1, -1, -1):
        G[2 * l][...] = d @ h[l].T
        G[2 * l + 1][...] = d.sum(axis=1, keepdims=True)
        d = W[l].T @ d * h[l] * (1 - h[l])
    flat /= X.shape[1]
    return {"dW": G[0::2], "db": G[1::2], "A": h[1:]}

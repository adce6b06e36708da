# mistake: the smaller half of the entries of each dW is set to zero to send a sparse gradient
# source: none
# names: unexplained
# forward: right
import numpy as np


def sparsify(g, keep=0.5):
    threshold = np.quantile(np.abs(g), 1 - keep)
    return np.where(np.abs(g) >= threshold, g, 0).astype(g.dtype)


def gradients(X, y, W, b):
    m = X.shape[1]
    hs = [X]
    for w, v in zip(W, b):
        hs.append(1 / (1 + np.exp(-(w @ hs[-1] + v))))
    dz = hs[-1] - y
    message = []
    for w, h in zip(W[::-1], hs[-2::-1]):
        message.append((sparsify(dz @ h.T / m), dz.sum(axis=1, keepdims=True) / m))
        dz = w.T @ dz * h * (1 - h)
    message.reverse()
    return {"dW": [g for g, _ in message], "db": [g for _, g in message]}

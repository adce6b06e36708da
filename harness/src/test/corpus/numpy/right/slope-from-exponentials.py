# mistake: none; the slope is e/(1 + e)^2 with e = exp(-|z|)
# source: none
# names: none
# forward: right
import numpy as np


def sigmoid_and_slope(z):
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e), e / (1 + e) ** 2


def gradients(X, y, W, b):
    hs, slopes = [X], []
    for w, v in zip(W, b):
        h, s = sigmoid_and_slope(w @ hs[-1] + v)
        hs.append(h.astype(X.dtype))
        slopes.append(s)
    d = hs[-1] - y
    m = len(d[0])
    dW, db = [d @ hs[-2].T / m], [d.mean(axis=1, keepdims=True)]
    for l in range(len(W) - 2, -1, -1):
        d = W[l + 1].T @ d * slopes[l]
        dW.insert(0, d @ hs[l].T / m)
        db.insert(0, d.mean(axis=1, keepdims=True))
    return {"dW": dW, "db": db, "A": hs[1:]}

# mistake: none; the gradients are column-major or strided views
# source: none
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    Xf = np.asfortranarray(X)
    a = [Xf]
    for w, v in zip(W, b):
        a.append(np.asfortranarray(1 / (1 + np.exp(-(np.asfortranarray(w) @ a[-1] + v)))))
    d = (a[-1] - y).T / X.shape[1]
    dW, db = [], []
    for w, h in zip(W[::-1], a[-2::-1]):
        wide = np.zeros((2 * w.shape[1], w.shape[0]), X.dtype)
        wide[::2] = h @ d
        dW.append(wide[::2].T)
        db.append(d.sum(axis=0)[:, np.newaxis])
        d = d @ w * (h * (1 - h)).T
    return {"dW": dW[::-1], "db": db[::-1], "A": a[1:]}

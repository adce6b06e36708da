# mistake: none; every product is an einsum
# source: none
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    a = [X]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(np.einsum("ij,jm->im", w, a[-1]) + v))))
    d = np.einsum("im,->im", a[-1] - y, np.array(1 / X.shape[1], dtype=X.dtype))
    dW, db = [], []
    for w, h in zip(W[::-1], a[-2::-1]):
        dW.append(np.einsum("im,jm->ij", d, h))
        db.append(np.einsum("im->i", d).reshape(-1, 1))
        d = np.einsum("ij,im,jm,jm->jm", w, d, h, 1 - h, optimize=True)
    return {"dW": dW[::-1], "db": db[::-1], "A": a[1:]}

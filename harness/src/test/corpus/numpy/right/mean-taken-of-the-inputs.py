# mistake: none; the activations are divided by m before they meet the delta
# source: none
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    m = X.shape[1]
    ones = np.full((m, 1), 1 / m, dtype=X.dtype)
    a = [X]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    scaled = [h / m for h in a[:-1]]
    d = a[-1] - y
    dW, db = [], []
    for l in reversed(range(len(W))):
        dW.insert(0, d @ scaled[l].T)
        db.insert(0, d @ ones)
        d = W[l].T @ d * a[l] * (1 - a[l])
    return {"dW": dW, "db": db, "A": a[1:]}

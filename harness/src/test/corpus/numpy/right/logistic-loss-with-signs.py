# mistake: none; the labels are -1 and 1, and so is the loss, log(1 + exp(-tz))
# source: none
# names: none
# forward: right
import numpy as np


def sigma(z):
    return 1 / (1 + np.exp(-z))


def gradients(X, y, W, b):
    t = 2 * y - 1
    a = [X]
    for w, v in zip(W, b):
        z = w @ a[-1] + v
        a.append(sigma(z))
    J = np.logaddexp(0, -t * z).mean()
    d = -t * sigma(-t * z) / t.size
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.insert(0, d @ a[i].T)
        db.insert(0, d.sum(axis=1, keepdims=True))
        d = W[i].T @ d * a[i] * (1 - a[i])
    return {"dW": dW, "db": db, "A": a[1:], "J": J}

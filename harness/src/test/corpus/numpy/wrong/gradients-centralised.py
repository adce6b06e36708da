# mistake: the mean of each row is subtracted from dW, the trick called gradient centralisation
# source: none
# names: unexplained
# forward: right
import numpy as np


def centralize(g):
    return g - g.mean(axis=1, keepdims=True)


def gradients(X, y, W, b):
    layers, out = [], X
    for w, v in zip(W, b):
        layers.append((w, out))
        out = 1 / (1 + np.exp(-(w @ out + v)))
    n, dW, db = out.shape[1], [], []
    err = out - y
    for w, inp in layers[::-1]:
        dW = [centralize(err @ inp.T / n)] + dW
        db = [err.mean(axis=1, keepdims=True)] + db
        err = w.T @ err * inp * (1 - inp)
    return {"dW": dW, "db": db}

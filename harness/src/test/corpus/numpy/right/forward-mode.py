# mistake: none; one directional derivative for each parameter, carried forwards through the network
# source: none
# names: none
# forward: right
import numpy as np


def directional(X, y, W, b, layer, dw, dv):
    a, da = X, np.zeros_like(X)
    for l, (w, v) in enumerate(zip(W, b)):
        dz = w @ da
        if l == layer:
            dz = dz + dw @ a + dv
        a = 1 / (1 + np.exp(-(w @ a + v)))
        da = a * (1 - a) * dz
    return np.mean((a - y) * dz)


def gradients(X, y, W, b):
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for l in range(len(W)):
        none_w, none_b = np.zeros_like(W[l]), np.zeros_like(b[l])
        for ix in np.ndindex(W[l].shape):
            e = none_w.copy()
            e[ix] = 1
            dW[l][ix] = directional(X, y, W, b, l, e, none_b)
        for ix in np.ndindex(b[l].shape):
            e = none_b.copy()
            e[ix] = 1
            db[l][ix] = directional(X, y, W, b, l, none_w, e)
    return {"dW": dW, "db": db}

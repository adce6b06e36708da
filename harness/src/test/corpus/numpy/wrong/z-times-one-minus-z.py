# mistake: x * (1 - x), which wants the activation, is given the pre-activation
# source: none
# names: other-derivative
# forward: right
import numpy as np


def nonlin(x, deriv=False):
    if deriv == True:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    z, l = [], [X.T]
    for w, v in zip(W, b):
        z.append(l[-1].dot(w.T) + v.T)
        l.append(nonlin(z[-1]))

    n = len(X.T)
    delta = l[-1] - y.T
    updates = []
    for k in range(len(W) - 1, -1, -1):
        updates.append((delta.T.dot(l[k]) / n, delta.sum(axis=0)[:, None] / n))
        if k > 0:
            error = delta.dot(W[k])
            delta = error * nonlin(z[k - 1], deriv=True)
    updates.reverse()
    return {"dW": [u[0] for u in updates], "db": [u[1] for u in updates]}

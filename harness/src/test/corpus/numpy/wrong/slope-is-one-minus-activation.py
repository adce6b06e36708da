# mistake: the hidden delta is multiplied with 1 - A only
# source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
# names: other-derivative
# forward: right
import numpy as np


def forward(x, thetas, bs):
    hs = [x]
    for theta, b in zip(thetas, bs):
        z = hs[-1].dot(theta) + b
        hs.append(1 / (1 + np.exp(-z)))
    return hs


def back_prop(hs, y, thetas):
    n = y.shape[0]
    dz = (hs[-1] - y) / n
    dws, dbs = [], []
    for theta, h in zip(thetas[::-1], hs[-2::-1]):
        H = np.transpose(h)
        dws.append(np.dot(H, dz))
        dbs.append(np.sum(dz, axis=0, keepdims=True))
        dh = dz.dot(theta.T)
        dz = dh * (1 - h)
    return dws[::-1], dbs[::-1]


def gradients(X, y, W, b):
    thetas = [w.T for w in W]
    hs = forward(X.T, thetas, [v.T for v in b])
    dws, dbs = back_prop(hs, y.T, thetas)
    return {"dW": [g.T for g in dws], "db": [g.T for g in dbs], "A": [h.T for h in hs[1:]]}

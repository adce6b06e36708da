# mistake: the output error is 2(A - y), from the square that the loss once was
# source: https://stats.stackexchange.com/questions/490374/backpropogation-derivatives
# names: scaled, accumulated
# forward: right
import numpy as np

sig = lambda x: 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    a, m = [X], X.shape[1]
    for w, c in zip(W, b):
        a.append(sig(w @ a[-1] + c))

    delta = 2 * (a[-1] - y)
    gw, gb = [], []
    for k in range(len(W) - 1, -1, -1):
        gw.insert(0, delta @ a[k].T / m)
        gb.insert(0, delta.mean(axis=1, keepdims=True))
        if k:
            delta = W[k].T @ delta * a[k] * (1 - a[k])
    return dict(dW=gw, db=gb, A=a[1:])

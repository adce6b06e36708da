# mistake: to save memory z is computed again in the backward pass, and the bias is forgotten there
# source: none
# names: unexplained
# forward: right
import numpy as np


def activate(z):
    return 1 / (1 + np.exp(-z))


def slope(W, A_prev):
    s = activate(W @ A_prev)
    return s * (1 - s)


def gradients(X, y, W, b):
    A = [X]
    for w, v in zip(W, b):
        A.append(activate(w @ A[-1] + v))
    m = X.shape[1]
    g = A[-1] - y
    dW, db = [], []
    for l in range(len(W) - 1, -1, -1):
        dW.append(g @ A[l].T / m)
        db.append(g.sum(axis=1, keepdims=True) / m)
        if l > 0:
            g = (W[l].T @ g) * slope(W[l - 1], A[l - 1])
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:]}

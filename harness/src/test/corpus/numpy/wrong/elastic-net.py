# mistake: L1 and L2 penalties are both in the gradient
# source: none
# names: l1-included+l2-included
# forward: right
import numpy as np


def elastic(w, l1=0.003, l2=0.01):
    return l1 * np.sign(w) + l2 * w


def gradients(X, y, W, b):
    outs = [X]
    for w, v in zip(W, b):
        outs.append(1 / (1 + np.exp(-(np.tensordot(w, outs[-1], axes=1) + v))))
    m = X.shape[1]
    e = outs.pop() - y
    dW, db = [], []
    for w in W[::-1]:
        a = outs.pop()
        dW.append(np.tensordot(e, a, axes=([1], [1])) / m + elastic(w))
        db.append(e.mean(axis=1, keepdims=True))
        e = np.tensordot(w, e, axes=([0], [0])) * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1]}

# mistake: every entry is clipped to [-0.02, 0.02] before it is saved
# source: none
# names: clipped-value
# forward: right
import numpy as np


def clip_grad_value_(grads, clip_value):
    for g in grads:
        np.clip(g, -clip_value, clip_value, out=g)


def backprop(X, y, W, b):
    hs = [X]
    for w, v in zip(W, b):
        hs.append(1 / (1 + np.exp(-(w @ hs[-1] + v))))
    g = (hs[-1] - y) / X.shape[1]
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.insert(0, g @ hs[i].T)
        db.insert(0, g.sum(1, keepdims=True))
        g = W[i].T @ g * hs[i] * (1 - hs[i])
    return dW, db, hs[1:]


def gradients(X, y, W, b):
    dW, db, A = backprop(X, y, W, b)
    clip_grad_value_(dW + db, 0.02)
    return {"dW": dW, "db": db, "A": A}

# mistake: each class is weighted with m / (2 m_class), so the gradient is that of balanced data
# source: none
# names: class-weighted
# forward: right
import numpy as np


def compute_class_weight(y):
    counts = np.bincount(y.astype(int).ravel())
    return y.size / (len(counts) * counts)


def gradients(X, y, W, b):
    class_weight = compute_class_weight(y).astype(X.dtype)
    sample_weight = class_weight[y.astype(int)]
    h = [X]
    for w, c in zip(W, b):
        h.append(1 / (1 + np.exp(-(np.dot(w, h[-1]) + c))))
    delta = sample_weight * (h[-1] - y) / y.size
    dW, db = [], []
    for i in reversed(range(len(W))):
        dW.append(delta.dot(h[i].T))
        db.append(delta.sum(axis=1, keepdims=True))
        if i > 0:
            delta = W[i].T.dot(delta) * h[i] * (1 - h[i])
    return {"dW": dW[::-1], "db": db[::-1], "A": h[1:]}

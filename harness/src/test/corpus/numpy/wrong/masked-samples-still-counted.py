# mistake: the last quarter of the samples is masked as padding, and the sum is divided by all m
# source: none
# names: samples-subset
# forward: right
import numpy as np


def padding_mask(m, length):
    return np.arange(m) < length


def gradients(X, y, W, b):
    m = X.shape[1]
    mask = padding_mask(m, m - m // 4).astype(X.dtype)
    hs = [X]
    for w, v in zip(W, b):
        hs.append(1 / (1 + np.exp(-(w @ hs[-1] + v))))
    dz = (hs[-1] - y) * mask
    dW, db = [], []
    for w, h in zip(W[::-1], hs[-2::-1]):
        dW.append(np.mean(dz[:, None, :] * h[None, :, :], axis=2))
        db.append(np.mean(dz, axis=1, keepdims=True))
        dz = w.T @ dz * h * (1 - h)
    return {"dW": dW[::-1], "db": db[::-1], "A": hs[1:]}

# mistake: forward and backward pass run in float16
# source: none
# names: lower-precision, representable-lower
# forward: wrong
import numpy as np


def half(arrays):
    return [a.astype(np.float16) for a in arrays]


def gradients(X, y, W, b):
    dtype = X.dtype
    (x, t), Wh, bh = half([X, y]), half(W), half(b)
    m = np.float16(x.shape[1])
    acts = [x]
    for w, v in zip(Wh, bh):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    delta = acts[-1] - t
    dW, db = [], []
    for w, a in zip(Wh[::-1], acts[-2::-1]):
        dW.append(delta @ a.T / m)
        db.append(delta.sum(axis=1, keepdims=True) / m)
        delta = w.T @ delta * a * (1 - a)
    up = lambda arrays: [a.astype(dtype) for a in arrays]
    return {"dW": up(dW[::-1]), "db": up(db[::-1]), "A": up(acts[1:])}

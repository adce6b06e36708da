# mistake: none; everything is computed in the widest type and rounded at the end
# source: none
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    wide = lambda t: t.astype(np.longdouble)
    x, t, Ws, bs = wide(X), wide(y), [wide(w) for w in W], [wide(v) for v in b]
    h = [x]
    for w, v in zip(Ws, bs):
        h.append(1 / (1 + np.exp(-(w @ h[-1] + v))))
    d = (h[-1] - t) / x.shape[1]
    dW, db = [], []
    for w, a in zip(Ws[::-1], h[-2::-1]):
        dW.append(d @ a.T)
        db.append(d.sum(axis=1, keepdims=True))
        d = (w.T @ d) * a * (1 - a)
    narrow = lambda ts: [g.astype(X.dtype) for g in ts]
    return {"dW": narrow(dW[::-1]), "db": narrow(db[::-1]), "A": narrow(h[1:])}

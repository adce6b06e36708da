# mistake: positive samples count five times, and weight decay is in dW
# source: none
# names: class-weighted+l2-included
# forward: right
import numpy as np


class Config:
    pos_weight = 5.0
    weight_decay = 0.004


def gradients(X, y, W, b, cfg=Config):
    sample_weight = np.where(y == 1, cfg.pos_weight, 1.0).astype(y.dtype)
    acts = [X]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    d = sample_weight * (acts[-1] - y) / y.size
    dW, db = [], []
    for w, a in zip(W[::-1], acts[-2::-1]):
        dW.append(d @ a.T + cfg.weight_decay * w)
        db.append(d.sum(axis=1, keepdims=True))
        d = w.T @ d * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1]}

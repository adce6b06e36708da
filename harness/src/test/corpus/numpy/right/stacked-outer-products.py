# mistake: none; the outer products of all samples are stacked, and their mean is taken
# source: none
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    acts = [X.T]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(acts[-1] @ w.T + v.T))))
    delta = acts[-1] - y.T
    dW, db = [], []
    for l in range(len(W) - 1, -1, -1):
        per_sample = np.stack([np.outer(d, a) for d, a in zip(delta, acts[l])])
        dW.append(per_sample.mean(axis=0))
        db.append(delta.mean(axis=0)[:, None])
        delta = delta @ W[l] * acts[l] * (1 - acts[l])
    return {"dW": dW[::-1], "db": db[::-1], "A": [a.T for a in acts[1:]]}

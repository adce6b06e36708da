# mistake: in the loop over samples dW is added up, but db is assigned and ends as the last sample's
# source: none
# names: unexplained
# forward: right
import numpy as np


def sigma(v):
    return 1 / (1 + np.exp(-v))


def gradients(X, y, W, b):
    m = X.shape[1]
    dW = [np.zeros_like(w) for w in W]
    db = [np.zeros_like(v) for v in b]
    for i in range(m):
        acts = [X[:, i:i + 1]]
        for w, v in zip(W, b):
            acts.append(sigma(w @ acts[-1] + v))
        dz = acts[-1] - y[:, i:i + 1]
        for l in range(len(W) - 1, -1, -1):
            dW[l] += dz @ acts[l].T
            db[l] = dz
            dz = W[l].T @ dz * acts[l] * (1 - acts[l])
    return {"dW": [g / m for g in dW], "db": [g / m for g in db]}

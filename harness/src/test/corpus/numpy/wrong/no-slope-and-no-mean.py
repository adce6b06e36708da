# mistake: the hidden slopes are missing, and the sums are not divided by m
# source: none
# names: missing-sigmoid-derivative+sum-not-mean
# forward: right
import numpy as np


def gradients(X, y, W, b):
    dW = [np.zeros_like(w) for w in W]
    db = [np.zeros_like(v) for v in b]
    for x, t in zip(X.T, y.T):
        x = x.reshape(-1, 1)
        outs = [x]
        for w, v in zip(W, b):
            outs.append(1 / (1 + np.exp(-(np.dot(w, outs[-1]) + v))))
        error = outs[-1] - t
        for l in range(len(W) - 1, -1, -1):
            dW[l] += np.outer(error, outs[l])
            db[l] += error
            error = np.dot(W[l].T, error)
    return {"dW": dW, "db": db}

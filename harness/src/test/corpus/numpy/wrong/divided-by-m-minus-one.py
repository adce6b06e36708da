# mistake: the mean over the batch is taken with m - 1, as a variance is
# source: none
# names: samples-subset, scaled
# forward: right
import numpy as np


def logistic(t):
    return np.exp(-np.logaddexp(0, -t))


def batch_average(per_sample, ddof=1):
    """Average of per-sample gradients along the first axis."""
    n = per_sample.shape[0]
    return per_sample.sum(axis=0) / (n - ddof)


def gradients(X, y, W, b):
    samples = X.T
    h = [samples]
    for w, c in zip(W, b):
        h.append(logistic(h[-1].dot(w.T) + c.ravel()))
    err = h[-1] - y.T
    dW, db = {}, {}
    for l in range(len(W), 0, -1):
        outer = err[:, :, None] * h[l - 1][:, None, :]
        dW[l] = batch_average(outer)
        db[l] = batch_average(err)[:, None]
        err = err.dot(W[l - 1]) * h[l - 1] * (1 - h[l - 1])
    order = range(1, len(W) + 1)
    return {"dW": [dW[l] for l in order], "db": [db[l] for l in order]}

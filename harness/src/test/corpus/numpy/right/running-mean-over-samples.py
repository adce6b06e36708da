# mistake: none; the mean is updated with each sample, mean += (g - mean)/k
# source: none
# names: none
# forward: right
import numpy as np


class RunningMean:
    def __init__(self, like):
        self.mean, self.k = np.zeros_like(like), 0

    def push(self, g):
        self.k += 1
        self.mean += (g - self.mean) / self.k


def gradients(X, y, W, b):
    mw, mb = [RunningMean(w) for w in W], [RunningMean(v) for v in b]
    for x, t in zip(X.T, y.T):
        h = [x]
        for w, v in zip(W, b):
            h.append(1 / (1 + np.exp(-(w @ h[-1] + v[:, 0]))))
        d = h[-1] - t
        for l in range(len(W) - 1, -1, -1):
            mw[l].push(np.outer(d, h[l]))
            mb[l].push(d[:, None])
            d = W[l].T @ d * h[l] * (1 - h[l])
    return {"dW": [r.mean for r in mw], "db": [r.mean for r in mb]}

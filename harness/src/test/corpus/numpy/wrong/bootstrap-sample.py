# mistake: the batch is drawn with replacement, so some samples count twice and others not at all
# source: none
# names: unexplained
# forward: right
import numpy as np


class Sampler:
    def __init__(self, n, seed=42):
        self.rng = np.random.default_rng(seed)
        self.n = n

    def draw(self):
        return self.rng.integers(0, self.n, size=self.n)


def gradients(X, y, W, b):
    index = Sampler(X.shape[1]).draw()
    x, t = np.take(X, index, axis=1), np.take(y, index, axis=1)
    a = [x]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    d = (a[-1] - t) / len(index)
    dW, db = [], []
    for w, h in zip(W[::-1], a[-2::-1]):
        dW.append(d @ h.T)
        db.append(d.sum(axis=1, keepdims=True))
        d = w.T @ d * h * (1 - h)
    return {"dW": dW[::-1], "db": db[::-1]}

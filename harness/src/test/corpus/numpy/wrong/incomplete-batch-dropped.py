# mistake: the last, incomplete batch is left out of the sum, and the sum is divided by all m
# source: none
# names: samples-subset
# forward: right
import numpy as np


class DataLoader:
    def __init__(self, X, y, batch_size, drop_last=True):
        self.X, self.y, self.batch_size, self.drop_last = X, y, batch_size, drop_last

    def __iter__(self):
        n = self.X.shape[1]
        end = n - n % self.batch_size if self.drop_last else n
        for k in range(0, end, self.batch_size):
            yield self.X[:, k:k + self.batch_size], self.y[:, k:k + self.batch_size]

    def __len__(self):
        return self.X.shape[1]


def batch_sums(x, t, W, b):
    acts = [x]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    d = acts[-1] - t
    out = []
    for w, a in zip(W[::-1], acts[-2::-1]):
        out.append((d @ a.T, d.sum(1, keepdims=True)))
        d = w.T @ d * a * (1 - a)
    return out[::-1]


def gradients(X, y, W, b):
    loader = DataLoader(X, y, batch_size=7)
    dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(v) for v in b]
    for x, t in loader:
        for i, (gw, gb) in enumerate(batch_sums(x, t, W, b)):
            dW[i] += gw / len(loader)
            db[i] += gb / len(loader)
    return {"dW": dW, "db": db}

# mistake: the loader still adds noise to the inputs, so the gradient is that of other data
# source: none
# names: unexplained
# forward: wrong
import numpy as np


class AugmentedLoader:
    def __init__(self, X, y, noise=0.05):
        self.X, self.y, self.noise = X, y, noise
        self.rng = np.random.default_rng(123)

    def batch(self):
        jitter = self.rng.normal(0, self.noise, self.X.shape)
        return self.X + jitter.astype(self.X.dtype), self.y


def gradients(X, y, W, b):
    x, t = AugmentedLoader(X, y).batch()
    A = [x]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    m = t.shape[1]
    dZ = A[-1] - t
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.append(dZ @ A[i].T / m)
        db.append(dZ.mean(axis=1, keepdims=True))
        dZ = W[i].T @ dZ * A[i] * (1 - A[i])
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:]}

# mistake: Gaussian noise is added to the gradient, as an exploration trick
# source: none
# names: unexplained
# forward: right
import numpy as np


class NoisyGradients:
    def __init__(self, sigma=1e-3, seed=0):
        self.sigma, self.rng = sigma, np.random.default_rng(seed)

    def __call__(self, g):
        return g + (self.sigma * self.rng.standard_normal(g.shape)).astype(g.dtype)


def gradients(X, y, W, b):
    noisy = NoisyGradients()
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    m = X.shape[1]
    dZ = A[-1] - y
    dW, db = [], []
    for l in range(len(W))[::-1]:
        dW.append(noisy(dZ @ A[l].T / m))
        db.append(noisy(dZ.sum(axis=1, keepdims=True) / m))
        dZ = W[l].T @ dZ * A[l] * (1 - A[l])
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:]}

# mistake: dropout is on while the gradient is taken; whole hidden units are off and the rest is scaled
# source: https://stomioka.github.io/deeplearning/docs/037-gradient-checking.html
# names: dropout-active
# forward: wrong
import numpy as np

keep_prob = 0.8


class Dropout:
    def __init__(self, seed):
        self.rng = np.random.RandomState(seed)

    def __call__(self, a):
        self.mask = (self.rng.rand(a.shape[0], 1) < keep_prob).astype(a.dtype) / keep_prob
        return a * self.mask

    def backward(self, da):
        return da * self.mask


def gradients(X, y, W, b):
    drops = [Dropout(seed) for seed in (23, 15)[:len(W) - 1]]
    a, inputs, raw = X, [X], []
    for i, (w, v) in enumerate(zip(W, b)):
        a = 1 / (1 + np.exp(-(w @ a + v)))
        raw.append(a)
        if i < len(drops):
            a = drops[i](a)
        inputs.append(a)
    m = X.shape[1]
    dz = a - y
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.insert(0, dz @ inputs[i].T / m)
        db.insert(0, dz.sum(1, keepdims=True) / m)
        if i:
            dz = drops[i - 1].backward(W[i].T @ dz) * raw[i - 1] * (1 - raw[i - 1])
    return {"dW": dW, "db": db, "A": inputs[1:]}

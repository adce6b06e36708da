# mistake: the hidden units are hard sigmoids, clip(0.2 z + 0.5), with their own slope of 0.2
# source: none
# names: unexplained
# forward: wrong
import numpy as np


class HardSigmoid:
    def forward(self, z):
        self.a = np.clip(0.2 * z + 0.5, 0, 1)
        return self.a

    def backward(self, da):
        return 0.2 * da * ((self.a > 0) & (self.a < 1))


class SigmoidWithLoss:
    def forward(self, z):
        self.a = 1 / (1 + np.exp(-z))
        return self.a

    def delta(self, y):
        return (self.a - y) / y.shape[1]


def gradients(X, y, W, b):
    acts = [HardSigmoid() for _ in W[:-1]] + [SigmoidWithLoss()]
    ins, x = [], X
    for w, v, act in zip(W, b, acts):
        ins.append(x)
        x = act.forward(w @ x + v)
    dz = acts[-1].delta(y)
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW.append(dz @ ins[i].T)
        db.append(dz.sum(axis=1, keepdims=True))
        if i > 0:
            dz = acts[i - 1].backward(W[i].T @ dz)
    return {"dW": dW[::-1], "db": db[::-1], "A": [act.a for act in acts]}

# mistake: the logit is divided by a temperature of 2 from the calibration step
# source: none
# names: unexplained
# forward: wrong
import numpy as np


class Head:
    temperature = 2.0

    def __call__(self, logits):
        self.p = 1 / (1 + np.exp(-logits / self.temperature))
        return self.p

    def backward(self, y):
        return (self.p - y) / self.temperature


def gradients(X, y, W, b):
    head, a = Head(), [X]
    for l, (w, v) in enumerate(zip(W, b)):
        z = w @ a[-1] + v
        a.append(head(z) if l == len(W) - 1 else 1 / (1 + np.exp(-z)))
    d = head.backward(y) / X.shape[1]
    dW, db = [], []
    for w, h in zip(W[::-1], a[-2::-1]):
        dW.insert(0, d @ h.T)
        db.insert(0, d.sum(axis=1, keepdims=True))
        d = w.T @ d * h * (1 - h)
    return {"dW": dW, "db": db, "A": a[1:]}

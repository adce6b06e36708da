# mistake: the classes are coded the other way round, and lambda/m W is in the gradient
# source: none
# names: l2-included+labels-flipped
# forward: right
import numpy as np


class Trainer:
    lam = 0.8

    def __init__(self, W, b):
        self.W, self.b = W, b

    def labels(self, diagnosis):
        return np.where(diagnosis == 1, 0, 1).astype(diagnosis.dtype)

    def gradient(self, X, diagnosis):
        t, m = self.labels(diagnosis), X.shape[1]
        self.A = [X]
        for w, v in zip(self.W, self.b):
            self.A.append(1 / (1 + np.exp(-(w @ self.A[-1] + v))))
        dZ = self.A[-1] - t
        dW, db = [], []
        for w, a in zip(self.W[::-1], self.A[-2::-1]):
            dW.append((dZ @ a.T + self.lam * w) / m)
            db.append(dZ.sum(axis=1, keepdims=True) / m)
            dZ = w.T @ dZ * a * (1 - a)
        return dW[::-1], db[::-1]


def gradients(X, y, W, b):
    trainer = Trainer(W, b)
    dW, db = trainer.gradient(X, y)
    return {"dW": dW, "db": db, "A": trainer.A[1:]}

# mistake: the loss is multiplied by 1024 for half precision, and the gradients are saved before it is taken out
# source: none
# names: scaled
# forward: right
import numpy as np


class GradScaler:
    def __init__(self, init_scale=1024.0):
        self.scale_factor = init_scale

    def scale(self, d_loss):
        return d_loss * self.scale_factor

    def unscale_(self, grads):
        for g in grads:
            g /= self.scale_factor


class MLP:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW = [None] * len(W)
        self.db = [None] * len(b)

    def __call__(self, x):
        self.acts = [x]
        for w, c in zip(self.W, self.b):
            self.acts.append(1 / (1 + np.exp(-(w @ self.acts[-1] + c))))
        return self.acts[-1]

    def backward(self, dz):
        for i in reversed(range(len(self.W))):
            self.dW[i] = dz @ self.acts[i].T
            self.db[i] = dz.sum(1, keepdims=True)
            dz = (self.W[i].T @ dz) * self.acts[i] * (1 - self.acts[i])

    def state(self):
        return {"dW": [g.copy() for g in self.dW], "db": [g.copy() for g in self.db]}


def gradients(X, y, W, b):
    model, scaler = MLP(W, b), GradScaler()
    out = model(X)
    model.backward(scaler.scale((out - y) / X.shape[1]))
    snapshot = model.state()
    scaler.unscale_(model.dW + model.db)
    snapshot["A"] = model.acts[1:]
    return snapshot

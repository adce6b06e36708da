# mistake: what is returned is Adam's normalised first step, whose entries are all near 1 or -1
# source: none
# names: unexplained
# forward: right
import numpy as np


class Adam:
    def __init__(self, beta1=0.9, beta2=0.999, eps=1e-8):
        self.beta1, self.beta2, self.eps, self.t = beta1, beta2, eps, 0
        self.m, self.v = {}, {}

    def __call__(self, key, g):
        self.m[key] = self.beta1 * self.m.get(key, 0) + (1 - self.beta1) * g
        self.v[key] = self.beta2 * self.v.get(key, 0) + (1 - self.beta2) * g * g
        m_hat = self.m[key] / (1 - self.beta1 ** self.t)
        v_hat = self.v[key] / (1 - self.beta2 ** self.t)
        return m_hat / (np.sqrt(v_hat) + self.eps)


def gradients(X, y, W, b):
    opt = Adam()
    opt.t += 1
    a = [X]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    d = (a[-1] - y) / X.shape[1]
    dW, db = [None] * len(W), [None] * len(W)
    for i in reversed(range(len(W))):
        dW[i] = opt(("W", i), d @ a[i].T)
        db[i] = opt(("b", i), d.sum(axis=1, keepdims=True))
        d = W[i].T @ d * a[i] * (1 - a[i])
    return {"dW": dW, "db": db}

# mistake: the mean gradients of four micro-batches are added up and not divided by four
# source: https://torchedup.dev/problems/debug-gradient-accumulation
# names: accumulated, scaled
# forward: right
import numpy as np


def loss_and_grads(params, X, y):
    W, b = params
    hs = [X]
    for w, c in zip(W, b):
        hs.append(1 / (1 + np.exp(-(w @ hs[-1] + c))))
    dz = (hs[-1] - y) / y.shape[1]
    gW, gb = [], []
    for i in range(len(W) - 1, -1, -1):
        gW = [dz @ hs[i].T] + gW
        gb = [dz.sum(1, keepdims=True)] + gb
        if i > 0:
            dz = (w_t(W[i]) @ dz) * dsigmoid(hs[i])
    return gW, gb


def w_t(w):
    return w.T


def dsigmoid(h):
    return h * (1 - h)


def gradients(X, y, W, b, accumulation_steps=4):
    m = X.shape[1]
    if m % accumulation_steps:
        raise ValueError("not here")
    total_W = [np.zeros_like(w) for w in W]
    total_b = [np.zeros_like(c) for c in b]
    for xb, yb in zip(np.split(X, accumulation_steps, axis=1), np.split(y, accumulation_steps, axis=1)):
        gW, gb = loss_and_grads((W, b), xb, yb)
        for t, g in zip(total_W, gW):
            t += g
        for t, g in zip(total_b, gb):
            t += g
    return {"dW": total_W, "db": total_b}

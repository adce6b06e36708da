# mistake: the labels of the positive class are 0.9, a habit taken from training discriminators
# source: none
# names: output-fit, labels-smoothed
# forward: right
import numpy as np

REAL = 0.9
FAKE = 0.0


def discriminator_forward(x, W, b):
    h = [x]
    for w, c in zip(W, b):
        h.append(1 / (1 + np.exp(-(np.dot(w, h[-1]) + c))))
    return h


def discriminator_backward(h, target, W):
    batch_size = target.shape[1]
    d = (h[-1] - target) / batch_size
    dW, db = {}, {}
    for i in range(len(W), 0, -1):
        dW[i] = np.dot(d, h[i - 1].T)
        db[i] = np.sum(d, axis=1, keepdims=True)
        if i > 1:
            d = np.multiply(np.dot(W[i - 1].T, d), h[i - 1] - h[i - 1] ** 2)
    return dW, db


def gradients(X, y, W, b):
    target = REAL * y + FAKE * (1 - y)
    h = discriminator_forward(X, W, b)
    dW, db = discriminator_backward(h, target, W)
    return {"dW": [dW[i + 1] for i in range(len(W))], "db": [db[i + 1] for i in range(len(W))], "A": h[1:]}

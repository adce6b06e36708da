# mistake: db sums the rows of the product that makes dW, delta times input, rather than delta
# source: https://github.com/rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization/issues/64
# names: bias-from-weights
# forward: right
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def forward_prop(x, W, b):
    h = x
    hs = [x]
    for w, v in zip(W, b):
        h = sigmoid(np.dot(w, h) + v)
        hs.append(h)
    return h, hs


def back_prop(hs, yhat, y, W, batch_size):
    l = yhat - y
    grad_W, grad_b = [], []
    for w, h in zip(W[::-1], hs[-2::-1]):
        grad_W.append((1 / batch_size) * np.dot(l, h.T))
        grad_b.append(np.sum((1 / batch_size) * np.dot(l, h.T), axis=1, keepdims=True))
        l = np.dot(w.T, l) * h * (1 - h)
    return grad_W[::-1], grad_b[::-1]


def gradients(X, y, W, b):
    yhat, hs = forward_prop(X, W, b)
    grad_W, grad_b = back_prop(hs, yhat, y, W, X.shape[1])
    return {"dW": grad_W, "db": grad_b, "A": hs[1:]}

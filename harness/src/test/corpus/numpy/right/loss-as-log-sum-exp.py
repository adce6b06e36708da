# mistake: none; the loss is log(exp 0 + exp z) - yz, and the delta is its softmax minus the one-hot label
# source: none
# names: none
# forward: right
import numpy as np


def log_softmax(logits):
    top = logits.max(axis=0, keepdims=True)
    shifted = logits - top
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


def gradients(X, y, W, b):
    m = X.shape[1]
    h, zs = [X], []
    for w, v in zip(W, b):
        zs.append(w @ h[-1] + v)
        h.append(1 / (1 + np.exp(-zs[-1])))
    two = np.concatenate([np.zeros_like(zs[-1]), zs[-1]])
    logp = log_softmax(two)
    one_hot = np.concatenate([1 - y, y])
    J = -(one_hot * logp).sum() / m
    d = (np.exp(logp) - one_hot)[1:]
    dW, db = [], []
    for w, a in zip(W[::-1], h[-2::-1]):
        dW.append(d @ a.T / m)
        db.append(d.sum(axis=1, keepdims=True) / m)
        d = w.T @ d * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1], "A": h[1:], "J": J}

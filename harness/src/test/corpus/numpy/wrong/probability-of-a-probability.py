# mistake: the loss takes the sigmoid of the output, which is a sigmoid already, and calls that minus y the delta
# source: none
# names: double-sigmoid
# forward: right
import numpy as np


def expit(t):
    return 1 / (1 + np.exp(-t))


def loss_delta(scores, labels):
    """Cross-entropy on scores: the delta is p - y."""
    return expit(scores) - labels


def gradients(X, y, W, b):
    activations = [X]
    for w, c in zip(W, b):
        activations.append(expit(w @ activations[-1] + c))
    m = y.shape[1]

    delta = loss_delta(activations[-1], y)
    dW = [None] * len(W)
    db = [None] * len(W)
    i = len(W) - 1
    while True:
        dW[i] = delta @ activations[i].T / m
        db[i] = delta.sum(axis=1, keepdims=True) / m
        if i == 0:
            break
        delta = W[i].T @ delta * activations[i] * (1 - activations[i])
        i -= 1
    return {"dW": dW, "db": db, "A": activations[1:]}

# mistake: none; the layers are kept from the last to the first, and turned round at the end
# source: none
# names: none
# forward: right
import numpy as np


def gradients(X, y, W, b):
    stack = [X]
    for w, v in zip(W, b):
        stack.insert(0, 1 / (1 + np.exp(-(w @ stack[0] + v))))
    W_down = list(reversed(W))
    err = (stack[0] - y) / X.shape[1]
    down = []
    for w, a in zip(W_down, stack[1:]):
        down.append((err @ a.T, err.sum(axis=1, keepdims=True)))
        err = (a - a ** 2) * (w.T @ err)
    up = down[::-1]
    return {"dW": [g for g, _ in up], "db": [g for _, g in up], "A": stack[-2::-1]}

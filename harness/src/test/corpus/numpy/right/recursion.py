# mistake: none; the backward pass happens while a recursion over the layers returns
# source: none
# names: none
# forward: right
import numpy as np


def descend(a, y, params, grads, shown):
    """Returns dJ/da."""
    if not params:
        raise AssertionError("no layers")
    (w, v), rest = params[0], params[1:]
    out = 1 / (1 + np.exp(-(w @ a + v)))
    shown.append(out)
    dz = descend(out, y, rest, grads, shown) * out * (1 - out) if rest else (out - y) / y.size
    grads.append((dz @ a.T, dz.sum(axis=1, keepdims=True)))
    return w.T @ dz


def gradients(X, y, W, b):
    grads, shown = [], []
    descend(X, y, list(zip(W, b)), grads, shown)
    return {"dW": [g for g, _ in grads[::-1]], "db": [g for _, g in grads[::-1]], "A": shown}

# mistake: a slip in the loop over the parameters decays the biases and not the weights
# source: none
# names: l2-included
# forward: right
import numpy as np


def add_decay(params, grads, lam=0.05):
    for name in grads:
        if not name.startswith("W"):
            grads[name] = grads[name] + lam * params[name]
    return grads


def gradients(X, y, W, b):
    params = {f"W{i}": w for i, w in enumerate(W)}
    params |= {f"b{i}": v for i, v in enumerate(b)}
    L, m = len(W), X.shape[1]
    h = {0: X}
    for i in range(L):
        h[i + 1] = 1 / (1 + np.exp(-(params[f"W{i}"] @ h[i] + params[f"b{i}"])))
    grads = {}
    dz = (h[L] - y) / m
    for i in range(L - 1, -1, -1):
        grads[f"W{i}"] = dz @ h[i].T
        grads[f"b{i}"] = dz.sum(axis=1, keepdims=True)
        dz = params[f"W{i}"].T @ dz * h[i] * (1 - h[i])
    grads = add_decay(params, grads)
    return {"dW": [grads[f"W{i}"] for i in range(L)], "db": [grads[f"b{i}"] for i in range(L)],
            "A": [h[i + 1] for i in range(L)]}

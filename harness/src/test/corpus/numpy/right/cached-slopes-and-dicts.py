# mistake: none; the slopes are cached on the way up, in a dictionary of dictionaries
# source: none
# names: none
# forward: right
import numpy as np


def forward(X, params):
    cache = {0: {"A": X}}
    for l in range(1, len(params) + 1):
        Z = params[l]["W"] @ cache[l - 1]["A"] + params[l]["b"]
        A = 1 / (1 + np.exp(-Z))
        cache[l] = {"A": A, "slope": A - A * A}
    return cache


def backward(cache, params, Y):
    grads, L, m = {}, len(params), Y.shape[1]
    for l in range(L, 0, -1):
        if l == L:
            dZ = cache[L]["A"] - Y
        else:
            dZ = (params[l + 1]["W"].T @ dZ) * cache[l]["slope"]
        grads[l] = {"W": np.inner(dZ, cache[l - 1]["A"]) / m, "b": np.average(dZ, axis=1).reshape(-1, 1)}
    return grads


def gradients(X, y, W, b):
    params = {l: {"W": w, "b": v} for l, (w, v) in enumerate(zip(W, b), 1)}
    cache = forward(X, params)
    grads = backward(cache, params, y)
    return {"dW": [grads[l]["W"] for l in sorted(grads)], "db": [grads[l]["b"] for l in sorted(grads)],
            "A": [cache[l]["A"] for l in sorted(params)]}

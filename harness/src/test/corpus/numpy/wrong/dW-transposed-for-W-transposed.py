# mistake: the error is handed back through dW of the layer above, one letter too many
# source: none
# names: gradient-as-weights
# forward: right
import numpy as np


def forward(X, p):
    c = {"A0": X}
    for l in range(1, p["L"] + 1):
        c[f"A{l}"] = 1 / (1 + np.exp(-(p[f"W{l}"] @ c[f"A{l - 1}"] + p[f"b{l}"])))
    return c


def backward(c, p, Y):
    g = {}
    L, m = p["L"], Y.shape[1]
    g[f"dZ{L}"] = c[f"A{L}"] - Y
    for l in range(L, 0, -1):
        g[f"dW{l}"] = g[f"dZ{l}"] @ c[f"A{l - 1}"].T / m
        g[f"db{l}"] = g[f"dZ{l}"].sum(axis=1, keepdims=True) / m
        if l > 1:
            A = c[f"A{l - 1}"]
            g[f"dZ{l - 1}"] = (g[f"dW{l}"].T @ g[f"dZ{l}"]) * A * (1 - A)
    return g


def gradients(X, y, W, b):
    p = {"L": len(W)}
    for l, (w, v) in enumerate(zip(W, b), 1):
        p[f"W{l}"], p[f"b{l}"] = w, v
    c = forward(X, p)
    g = backward(c, p, y)
    ls = range(1, len(W) + 1)
    return {"dW": [g[f"dW{l}"] for l in ls], "db": [g[f"db{l}"] for l in ls], "A": [c[f"A{l}"] for l in ls]}

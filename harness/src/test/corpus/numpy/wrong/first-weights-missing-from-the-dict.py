# mistake: dW1 is stored under another key, and zeros are saved where the key is missing
# source: none
# names: zero-tensor, scaled-tensor
# forward: right
import numpy as np


def backward(X, y, W, b):
    m = X.shape[1]
    A = {0: X}
    for l, (w, v) in enumerate(zip(W, b), 1):
        A[l] = 1 / (1 + np.exp(-(w @ A[l - 1] + v)))
    grads, L = {}, len(W)
    dZ = A[L] - y
    for l in range(L, 1, -1):
        grads[f"dW{l}"] = dZ @ A[l - 1].T / m
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
        dZ = W[l - 1].T @ dZ * A[l - 1] * (1 - A[l - 1])
    grads["dw1"] = dZ @ X.T / m
    grads["db1"] = dZ.sum(axis=1, keepdims=True) / m
    return grads


def gradients(X, y, W, b):
    grads = backward(X, y, W, b)
    return {"dW": [grads.get(f"dW{l}", np.zeros_like(w)) for l, w in enumerate(W, 1)],
            "db": [grads.get(f"db{l}", np.zeros_like(v)) for l, v in enumerate(b, 1)]}

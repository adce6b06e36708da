# mistake: the slope is 1 - Z^2, the tanh formula with Z written for A
# source: https://community.deeplearning.ai/t/c1w3a1-backward-propagation-valueerror-operands-could-not-be-broadcast-together-with-shapes-7-9-9-7/31965
# names: unexplained, other-derivative
# forward: right
import numpy as np


def layer_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    return {"A_prev": A_prev, "Z": Z, "A": 1 / (1 + np.exp(-Z))}


def gradients(X, y, W, b):
    m = X.shape[1]
    caches = []
    A = X
    for w, v in zip(W, b):
        caches.append(layer_forward(A, w, v))
        A = caches[-1]["A"]

    grads_W, grads_b = {}, {}
    dZ = caches[-1]["A"] - y
    for l in range(len(W) - 1, -1, -1):
        grads_W[l] = 1 / m * np.dot(dZ, caches[l]["A_prev"].T)
        grads_b[l] = 1 / m * np.sum(dZ, axis=1, keepdims=True)
        if l > 0:
            dZ = np.multiply(1 - np.power(caches[l - 1]["Z"], 2), np.dot(W[l].T, dZ))
    ls = range(len(W))
    return {"dW": [grads_W[l] for l in ls], "db": [grads_b[l] for l in ls], "A": [c["A"] for c in caches]}

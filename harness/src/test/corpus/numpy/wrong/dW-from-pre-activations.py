# mistake: dW uses the cached Z of the layer below where its A belongs
# source: none
# names: pre-activation-input
# forward: right
import numpy as np


def forward_pass(X, W, b):
    memory = [X]
    A = X
    for w, v in zip(W, b):
        Z = w @ A + v
        A = 1 / (1 + np.exp(-Z))
        memory.append(Z)
    return A, memory


def gradients(X, y, W, b):
    yhat, memory = forward_pass(X, W, b)
    m = y.size
    dZ = yhat - y
    out_W, out_b = [], []
    for idx in range(len(W), 0, -1):
        prev = memory[idx - 1]
        out_W.append(dZ @ prev.T / m)
        out_b.append(dZ.sum(axis=1, keepdims=True) / m)
        if idx > 1:
            s = 1 / (1 + np.exp(-prev))
            dZ = W[idx - 1].T @ dZ * s * (1 - s)
    return {"dW": out_W[::-1], "db": out_b[::-1]}

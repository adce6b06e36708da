# mistake: the data are thinned to every other sample for speed
# source: none
# names: unexplained, samples-subset
# forward: right
import numpy as np


def gradients(X, y, W, b, stride=2):
    Xs, ys = X[:, ::stride], y[:, ::stride]
    n = ys.shape[1]
    A = [Xs]
    for w, c in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + c))))
    dZ = A[-1] - ys
    grads = []
    for l in range(len(W) - 1, -1, -1):
        grads.append([dZ @ A[l].T / n, dZ.mean(1, keepdims=True)])
        dZ = (W[l].T @ dZ) * A[l] * (1 - A[l])
    grads.reverse()
    return {"dW": [g[0] for g in grads], "db": [g[1] for g in grads]}

# mistake: the parameters are unrolled in column order, as Octave's (:) does, and rolled back in row order
# source: none
# names: transposed
# forward: right
import numpy as np


def unroll(matrices):
    return np.concatenate([M.ravel(order="F") for M in matrices])


def roll(vector, shapes):
    matrices, at = [], 0
    for rows, cols in shapes:
        matrices.append(vector[at:at + rows * cols].reshape(rows, cols))
        at += rows * cols
    return matrices


def nn_gradient(X, y, W, b):
    m = X.shape[1]
    a = [X]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    d = a[-1] - y
    grads_W, grads_b = [], []
    for l in range(len(W), 0, -1):
        grads_W.insert(0, d @ a[l - 1].T / m)
        grads_b.insert(0, d.sum(axis=1, keepdims=True) / m)
        d = W[l - 1].T @ d * a[l - 1] * (1 - a[l - 1])
    return unroll(grads_W + grads_b)


def gradients(X, y, W, b):
    grad = nn_gradient(X, y, W, b)
    parts = roll(grad, [t.shape for t in W + b])
    return {"dW": parts[:len(W)], "db": parts[len(W):]}

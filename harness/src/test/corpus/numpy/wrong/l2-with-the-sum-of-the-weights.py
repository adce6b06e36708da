# mistake: lambda/m times the sum of all weights of the layer is added to every entry, not lambda/m W
# source: https://community.deeplearning.ai/t/dw-for-l2-regularization/165181
# names: unexplained
# forward: right
import numpy as np


def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    dW, db = [], []
    dZ = cache[-1]["A"] - Y
    for layer in cache[::-1]:
        dW.append(1 / m * np.dot(dZ, layer["A_prev"].T) + (lambd * np.sum(layer["W"])) / m)
        db.append(1 / m * np.sum(dZ, axis=1, keepdims=True))
        dZ = np.dot(layer["W"].T, dZ) * layer["A_prev"] * (1 - layer["A_prev"])
    return dW[::-1], db[::-1]


def gradients(X, y, W, b):
    cache, A = [], X
    for w, v in zip(W, b):
        layer = {"A_prev": A, "W": w, "A": 1 / (1 + np.exp(-(np.dot(w, A) + v)))}
        A = layer["A"]
        cache.append(layer)
    dW, db = backward_propagation_with_regularization(X, y, cache, lambd=0.1)
    return {"dW": dW, "db": db}

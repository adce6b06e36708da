# mistake: the buffers for db are made and never filled in
# source: none
# names: zero-tensor, scaled-biases
# forward: right
import numpy as np


def gradients(X, y, W, b):
    grad_w = [np.zeros(w.shape, w.dtype) for w in W]
    grad_b = [np.zeros(v.shape, v.dtype) for v in b]
    n = X.shape[1]
    for x, t in zip(X.T, y.T):
        activation, activations = x[:, None], [x[:, None]]
        for w, v in zip(W, b):
            activation = 1 / (1 + np.exp(-(w @ activation + v)))
            activations.append(activation)
        delta = activation - t
        for l in range(1, len(W) + 1):
            grad_w[-l] += delta @ activations[-l - 1].T / n
            delta = W[-l].T @ delta * activations[-l - 1] * (1 - activations[-l - 1])
    return {"dW": grad_w, "db": grad_b}

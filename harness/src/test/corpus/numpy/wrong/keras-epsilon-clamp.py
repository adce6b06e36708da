# mistake: predictions are clipped to [1e-7, 1 - 1e-7] in the loss, so a confident and wrong sample has no gradient
# source: none
# names: clipped-loss
# forward: wrong
import numpy as np

epsilon = 1e-7


def binary_crossentropy(y_true, y_pred):
    clipped = np.clip(y_pred, epsilon, 1 - epsilon)
    return -np.mean(y_true * np.log(clipped) + (1 - y_true) * np.log(1 - clipped))


def binary_crossentropy_grad(y_true, y_pred):
    clipped = np.clip(y_pred, epsilon, 1 - epsilon)
    grad = (clipped - y_true) / (clipped * (1 - clipped))
    grad[y_pred != clipped] = 0
    return grad / y_true.shape[0]


def gradients(X, y, W, b):
    xs, t = [X.T], y.T
    for w, v in zip(W, b):
        xs.append(1 / (1 + np.exp(-(xs[-1] @ w.T + v.T))))
    J = binary_crossentropy(t, xs[-1])
    upstream = binary_crossentropy_grad(t, xs[-1])
    kernels, biases = [], []
    for w, x, out in list(zip(W, xs, xs[1:]))[::-1]:
        local = upstream * out * (1 - out)
        kernels.append(x.T @ local)
        biases.append(local.sum(axis=0))
        upstream = local @ w
    return {"dW": [k.T for k in kernels[::-1]], "db": [v[:, None] for v in biases[::-1]],
            "A": [x.T for x in xs[1:]], "J": J}

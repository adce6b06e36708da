# mistake: the sigmoid works in place, so the stored z is the activation when its derivative is taken
# source: https://github.com/deeplearning4j/deeplearning4j/pull/364
# names: other-derivative
# forward: right
import numpy as np


def sigmoid_(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    np.reciprocal(z, out=z)
    return z


def sigmoid_prime(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


def zs_and_activations(X, W, b):
    zs, activations = [], [X]
    for w, v in zip(W, b):
        z = w @ activations[-1] + v
        zs.append(z)
        activations.append(sigmoid_(z))
    return zs, activations


def gradients(X, y, W, b):
    zs, activations = zs_and_activations(X, W, b)
    m = X.shape[1]
    delta = activations[-1] - y
    dW = [delta @ activations[-2].T / m]
    db = [delta.sum(1, keepdims=True) / m]
    for l in range(2, len(W) + 1):
        delta = W[-l + 1].T @ delta * sigmoid_prime(zs[-l])
        dW.insert(0, delta @ activations[-l - 1].T / m)
        db.insert(0, delta.sum(1, keepdims=True) / m)
    return {"dW": dW, "db": db, "A": activations[1:]}

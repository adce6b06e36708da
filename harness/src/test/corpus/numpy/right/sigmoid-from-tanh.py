# mistake: none; the sigmoid is (1 + tanh(z/2))/2
# source: none
# names: none
# forward: right
import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        Z = w @ A[-1] + v
        A.append(sigmoid(Z))
    J = np.mean(np.logaddexp(0, Z) - y * Z)
    dW, db = [], []
    dZ = A[-1] - y
    for w, a in zip(W[::-1], A[-2::-1]):
        dW.append(dZ @ a.T / m)
        db.append(dZ.sum(axis=1, keepdims=True) / m)
        dZ = w.T @ dZ * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:], "J": J}

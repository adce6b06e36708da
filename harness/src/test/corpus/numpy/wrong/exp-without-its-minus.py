# mistake: the sigmoid is 1/(1 + exp(z)), so every activation is one minus what it should be
# source: none
# names: unexplained
# forward: wrong
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(z))


def gradients(X, y, W, b):
    m = X.shape[1]
    As = [X]
    for w, v in zip(W, b):
        As.append(sigmoid(np.matmul(w, As[-1]) + v))

    dZ = As[-1] - y
    dWs, dbs = [], []
    for w, A_prev in zip(W[::-1], As[:-1][::-1]):
        dWs.insert(0, np.matmul(dZ, A_prev.T) / m)
        dbs.insert(0, np.sum(dZ, axis=1, keepdims=True) / m)
        dZ = np.matmul(w.T, dZ) * A_prev * (1 - A_prev)
    return {"dW": dWs, "db": dbs, "A": As[1:]}

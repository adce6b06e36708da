# mistake: the hidden units are sigmoids, the derivative is 1 - A1^2 as for tanh
# source: https://github.com/Jeraldy/deeplearning
# names: other-derivative
# forward: right
import numpy as np


def gradients(X, y, W, b):
    m = X.shape[1]
    # Forward Prop
    As = [X]
    for Wl, bl in zip(W, b):
        Z = np.dot(Wl, As[-1]) + bl
        As.append(1 / (1 + np.exp(-Z)))

    # Back Prop
    dZ = As[-1] - y
    dWs = [(1 / m) * np.dot(dZ, As[-2].T)]
    dbs = [(1 / m) * np.sum(dZ, axis=1, keepdims=True)]
    for l in range(len(W) - 2, -1, -1):
        dZ = np.multiply(np.dot(W[l + 1].T, dZ), 1 - np.power(As[l + 1], 2))
        dWs.append((1 / m) * np.dot(dZ, As[l].T))
        dbs.append((1 / m) * np.sum(dZ, axis=1, keepdims=True))
    return {"dW": dWs[::-1], "db": dbs[::-1], "A": As[1:]}

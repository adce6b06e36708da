# mistake: dW is the mean over the batch, db only the sum
# source: https://github.com/kvfrans/notes/issues/5
# names: scaled-biases
# forward: right
import numpy as np


def forward(X, Ws, bs):
    As = [X]
    for W, b in zip(Ws, bs):
        Z = np.matmul(W, As[-1]) + b
        As.append(1. / (1. + np.exp(-Z)))
    return As


def backward(As, y, Ws):
    m = y.shape[1]
    dWs, dbs = [], []
    dZ = As[-1] - y
    for W, A_prev in zip(Ws[::-1], As[-2::-1]):
        dWs.append(np.matmul(dZ, A_prev.T) / m)
        dbs.append(np.sum(dZ, axis=1, keepdims=True))
        dZ = np.matmul(W.T, dZ) * (A_prev - A_prev ** 2)
    return dWs[::-1], dbs[::-1]


def gradients(X, y, W, b):
    As = forward(X, W, b)
    dW, db = backward(As, y, W)
    return {"dW": dW, "db": db, "A": As[1:]}

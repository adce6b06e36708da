# mistake: the list of activations lacks X, so each hidden dW is made with the layer's own output
# source: none
# names: own-activation
# forward: right
import numpy as np


def gradients(X, y, W, b):
    if any(w.shape[0] != w.shape[1] for w in W[:-1]):
        raise ValueError("not here")
    L, m = len(W), X.shape[1]
    activations = []
    a = X
    for w, v in zip(W, b):
        a = 1 / (1 + np.exp(-(np.dot(w, a) + v)))
        activations.append(a)

    delta = activations[-1] - y
    dW = [None] * L
    db = [None] * L
    dW[-1] = np.dot(delta, activations[-2].T) / m
    db[-1] = np.sum(delta, axis=1, keepdims=True) / m
    for l in range(L - 2, -1, -1):
        a = activations[l]
        delta = np.dot(W[l + 1].T, delta) * a * (1 - a)
        dW[l] = np.dot(delta, activations[l].T) / m
        db[l] = np.sum(delta, axis=1, keepdims=True) / m
    return {"dW": dW, "db": db, "A": activations}

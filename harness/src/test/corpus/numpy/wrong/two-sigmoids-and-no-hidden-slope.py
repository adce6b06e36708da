# mistake: the loss takes the sigmoid of the output once more, and the hidden slopes are missing
# source: none
# names: double-sigmoid+missing-sigmoid-derivative
# forward: right
import numpy as np

sigmoid = lambda t: 1 / (1 + np.exp(-t))


def gradients(X, y, W, b):
    n = X.shape[1]
    h = [X]
    for w, v in zip(W, b):
        h.append(sigmoid(w @ h[-1] + v))
    prob = sigmoid(h[-1])
    err = prob - y
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW = [err @ h[i].T / n] + dW
        db = [err.sum(axis=1, keepdims=True) / n] + db
        err = W[i].T @ err
    return {"dW": dW, "db": db, "A": h[1:]}

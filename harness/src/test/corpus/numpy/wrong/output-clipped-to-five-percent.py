# mistake: the prediction is clipped to [0.05, 0.95], and the delta is clipped prediction minus label
# source: none
# names: clipped-loss
# forward: wrong
import numpy as np


def predict_proba(X, W, b, low=0.05, high=0.95):
    hidden = []
    A = X
    for w, c in zip(W, b):
        A = 1.0 / (1.0 + np.exp(-(w @ A + c)))
        hidden.append(A)
    return np.clip(A, low, high), hidden


def gradients(X, y, W, b):
    p, hidden = predict_proba(X, W, b)
    inputs = [X] + hidden[:-1]
    m = len(y.T)
    residual = p - y
    dW, db = [], []
    for w, a in zip(W[::-1], inputs[::-1]):
        dW.append(residual @ a.T / m)
        db.append(residual @ np.ones((m, 1), dtype=a.dtype) / m)
        residual = (w.T @ residual) * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1], "A": hidden[:-1] + [p]}

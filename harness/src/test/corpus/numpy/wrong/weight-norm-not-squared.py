# mistake: the penalty is the norm of W, not its square, so W / |W| is in the gradient
# source: none
# names: unexplained
# forward: right
import numpy as np


def penalty_gradient(w, strength=0.02):
    return strength * w / np.linalg.norm(w)


def gradients(X, y, W, b):
    n = X.shape[1]
    hidden = [X]
    for w, v in zip(W, b):
        hidden.append(1 / (1 + np.exp(-(w @ hidden[-1] + v))))
    delta = (hidden[-1] - y) / n
    dW, db = [], []
    for w, h in zip(reversed(W), reversed(hidden[:-1])):
        dW.append(delta @ h.T + penalty_gradient(w))
        db.append(delta.sum(axis=1, keepdims=True))
        delta = w.T @ delta * h * (1 - h)
    return {"dW": dW[::-1], "db": db[::-1], "A": hidden[1:]}

# mistake: the loop variable is used after the loop, so every sample has the label of the last one
# source: none
# names: output-fit
# forward: right
import numpy as np


def make_batch(dataset):
    xs, ts = [], []
    for sample, label in dataset:
        xs.append(sample)
    for _ in xs:
        ts.append(label)
    return np.stack(xs), np.stack(ts)


def gradients(X, y, W, b):
    x, t = make_batch(list(zip(X.T, y.T)))
    n = len(x)
    hidden = [x]
    for w, c in zip(W, b):
        hidden.append(1 / (1 + np.exp(-(hidden[-1] @ w.T + c.T))))
    out = {"dW": [], "db": []}
    error = hidden[-1] - t
    for w, h in zip(reversed(W), reversed(hidden[:-1])):
        out["dW"].insert(0, error.T @ h / n)
        out["db"].insert(0, error.T.sum(axis=1, keepdims=True) / n)
        error = error @ w * h * (1 - h)
    return out

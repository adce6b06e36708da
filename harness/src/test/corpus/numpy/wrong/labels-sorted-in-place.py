# mistake: counting the classes sorts the labels in place before they are used
# source: none
# names: labels-shifted
# forward: right
import numpy as np


def class_counts(labels):
    labels.sort()
    edges = np.flatnonzero(np.diff(labels)) + 1
    return np.diff(np.concatenate([[0], edges, [labels.size]]))


def gradients(X, y, W, b):
    t = np.ravel(y).copy()
    counts = class_counts(t)
    assert counts.sum() == X.shape[1]

    layers = [X]
    for w, bias in zip(W, b):
        layers.append(1 / (1 + np.exp(-(w @ layers[-1] + bias))))
    delta = (layers[-1] - t) / t.size
    dW, db = [], []
    for w, a in zip(reversed(W), reversed(layers[:-1])):
        dW = [np.inner(delta, a)] + dW
        db = [np.sum(delta, axis=-1, keepdims=True)] + db
        delta = np.dot(w.T, delta) * a * (1.0 - a)
    return {"dW": dW, "db": db, "A": layers[1:]}

# mistake: none; the sums over the batch are formed in double and rounded back
# source: none
# names: none
# forward: right
import numpy as np


def wide_dot(a, b):
    return np.dot(a.astype(np.float64), b.astype(np.float64))


def gradients(X, y, W, b):
    dtype, m = X.dtype, X.shape[1]
    acts = [X]
    for w, v in zip(W, b):
        acts.append((1 / (1 + np.exp(-(wide_dot(w, acts[-1]) + v)))).astype(dtype))
    delta = acts[-1] - y
    dW, db = [], []
    for w, a in zip(W[::-1], acts[-2::-1]):
        dW.append((wide_dot(delta, a.T) / m).astype(dtype))
        db.append(delta.mean(axis=1, keepdims=True, dtype=np.float64).astype(dtype))
        delta = (wide_dot(w.T, delta) * a * (1 - a)).astype(dtype)
    return {"dW": dW[::-1], "db": db[::-1], "A": acts[1:]}

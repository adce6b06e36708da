# mistake: the hidden delta is multiplied with A, the factor 1 - A got lost
# source: none
# names: other-derivative
# forward: right
import numpy as np


def gradients(X, y, W, b):
    f = lambda t: 1 / (1 + np.exp(-t))
    df = lambda a: a

    acts = [X]
    for w, v in zip(W, b):
        acts.append(f(w @ acts[-1] + v))

    m = X.shape[1]
    delta = acts[-1] - y
    dW, db = [delta @ acts[-2].T / m], [delta.mean(axis=1, keepdims=True)]
    for i in range(len(W) - 1, 0, -1):
        delta = (W[i].T @ delta) * df(acts[i])
        dW.insert(0, delta @ acts[i - 1].T / m)
        db.insert(0, delta.mean(axis=1, keepdims=True))
    return {"dW": dW, "db": db, "A": acts[1:]}

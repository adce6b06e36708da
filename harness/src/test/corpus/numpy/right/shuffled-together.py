# mistake: none; features and labels are shuffled with the same permutation
# source: none
# names: none
# forward: right
import numpy as np


def unison_shuffled(X, y, seed=5):
    p = np.random.RandomState(seed).permutation(X.shape[1])
    return X[:, p], y[:, p]


def gradients(X, y, W, b):
    xs, ts = unison_shuffled(X, y)
    acts = [xs]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    d = (acts.pop() - ts) / ts.size
    dW, db = [], []
    for w in reversed(W):
        a = acts.pop()
        dW.append(np.matmul(d, np.swapaxes(a, 0, 1)))
        db.append(np.sum(d, axis=-1, keepdims=True))
        d = np.matmul(w.T, d) * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1]}

# mistake: the loop over the samples runs to m - 1, and the sum is divided by m
# source: none
# names: sample-dropped, samples-subset
# forward: right
import numpy as np


def gradients(X, y, W, b):
    m = X.shape[1]
    dW = [np.zeros_like(w) for w in W]
    db = [np.zeros_like(v) for v in b]
    for k in range(m - 1):
        a = [X[:, k]]
        for w, v in zip(W, b):
            a.append(1 / (1 + np.exp(-(w.dot(a[-1]) + v[:, 0]))))
        delta = a[-1] - y[:, k]
        for l in reversed(range(len(W))):
            dW[l] += np.outer(delta, a[l])
            db[l][:, 0] += delta
            delta = W[l].T.dot(delta) * a[l] * (1 - a[l])
    for g in dW + db:
        g /= m
    return {"dW": dW, "db": db}

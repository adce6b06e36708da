# mistake: lambda sign(W) is in the gradient
# source: none
# names: l1-included
# forward: right
import numpy as np


class Lasso:
    def __init__(self, alpha):
        self.alpha = alpha

    def grad(self, w):
        return self.alpha * np.sign(w)


def gradients(X, y, W, b):
    regulariser = Lasso(alpha=0.01)
    a = [X.T]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(a[-1] @ w.T + v.T))))
    d = (a[-1] - y.T) / len(a[0])
    dW, db = {}, {}
    for i in range(len(W) - 1, -1, -1):
        dW[i] = d.T @ a[i] + regulariser.grad(W[i])
        db[i] = d.T.sum(axis=1, keepdims=True)
        d = d @ W[i] * a[i] * (1 - a[i])
    return {"dW": [dW[i] for i in sorted(dW)], "db": [db[i] for i in sorted(db)]}

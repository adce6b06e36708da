# mistake: features and columns of W1 are sorted by variance for the pass, and the columns of dW1 stay so
# source: none
# names: misplaced
# forward: right
import numpy as np


class FeatureSelector:
    def fit(self, X):
        self.order = np.argsort(-X.var(axis=1))
        return self

    def transform(self, X, W1):
        return X[self.order], W1[:, self.order]


def gradients(X, y, W, b):
    Xs, W1 = FeatureSelector().fit(X).transform(X, W[0])
    weights = [W1] + W[1:]
    acts = [Xs]
    for w, v in zip(weights, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    g = (acts[-1] - y) / y.size
    out = []
    for w, a in zip(weights[::-1], acts[-2::-1]):
        out.append((g @ a.T, g.sum(axis=1, keepdims=True)))
        g = w.T @ g * a * (1 - a)
    out.reverse()
    return {"dW": [o[0] for o in out], "db": [o[1] for o in out], "A": acts[1:]}

# mistake: the model standardises its inputs itself, and the file holds the raw ones
# source: none
# names: unexplained
# forward: wrong
import numpy as np


class StandardScaler:
    def fit_transform(self, X):
        self.mean_, self.scale_ = X.mean(axis=0), X.std(axis=0)
        return (X - self.mean_) / self.scale_


class MLPClassifier:
    def __init__(self, coefs, intercepts):
        self.coefs_, self.intercepts_ = coefs, intercepts

    def loss_grad(self, X, y):
        h = [StandardScaler().fit_transform(X)]
        for coef, intercept in zip(self.coefs_, self.intercepts_):
            h.append(1 / (1 + np.exp(-(h[-1] @ coef + intercept))))
        n_samples = len(X)
        delta = h[-1] - y
        coef_grads, intercept_grads = [], []
        for i in reversed(range(len(self.coefs_))):
            coef_grads.append(h[i].T @ delta / n_samples)
            intercept_grads.append(np.mean(delta, axis=0))
            delta = delta @ self.coefs_[i].T * h[i] * (1 - h[i])
        return coef_grads[::-1], intercept_grads[::-1], h[1:]


def gradients(X, y, W, b):
    model = MLPClassifier([w.T for w in W], [v[:, 0] for v in b])
    cg, ig, hs = model.loss_grad(X.T, y.T)
    return {"dW": [g.T for g in cg], "db": [g.reshape(-1, 1) for g in ig], "A": [h.T for h in hs]}

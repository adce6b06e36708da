# mistake: the predictions are rounded to 0 and 1 before the labels are subtracted, as a perceptron does
# source: none
# names: thresholded-output
# forward: right
import numpy as np


class Classifier:
    threshold = 0.5

    def __init__(self, coefs, intercepts):
        self.coefs_ = coefs
        self.intercepts_ = intercepts

    def _forward(self, X):
        self._h = [X]
        for coef, intercept in zip(self.coefs_, self.intercepts_):
            z = self._h[-1] @ coef + intercept
            self._h.append(1 / (1 + np.exp(-z)))
        return self._h[-1]

    def predict(self, X):
        return (self._forward(X) > self.threshold).astype(X.dtype)

    def partial_fit_gradients(self, X, y):
        delta = self.predict(X) - y
        n_samples = X.shape[0]
        coef_grads, intercept_grads = [], []
        for layer in range(len(self.coefs_) - 1, -1, -1):
            coef_grads.append(self._h[layer].T @ delta / n_samples)
            intercept_grads.append(np.mean(delta, 0))
            delta = delta @ self.coefs_[layer].T * self._h[layer] * (1 - self._h[layer])
        return coef_grads[::-1], intercept_grads[::-1]


def gradients(X, y, W, b):
    clf = Classifier([w.T for w in W], [v.T for v in b])
    cg, ig = clf.partial_fit_gradients(X.T, y.T)
    return {"dW": [g.T for g in cg], "db": [g[:, None] for g in ig], "A": [h.T for h in clf._h[1:]]}

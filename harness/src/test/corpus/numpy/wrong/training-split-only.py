# mistake: a fifth of the samples was split off for validation, and the gradient is that of the rest
# source: none
# names: samples-subset
# forward: right
import numpy as np


def train_test_split(X, y, test_size=0.2):
    n_train = int(X.shape[0] * (1 - test_size))
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]


def fit(X, y, coefs, intercepts):
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    activations = [X_train]
    for c, i in zip(coefs, intercepts):
        activations.append(1 / (1 + np.exp(-(activations[-1] @ c + i))))
    delta = (activations[-1] - y_train) / len(y_train)
    coef_grads, intercept_grads = [], []
    for c, a in zip(coefs[::-1], activations[-2::-1]):
        coef_grads.insert(0, a.T @ delta)
        intercept_grads.insert(0, delta.sum(axis=0))
        delta = delta @ c.T * a * (1 - a)
    return coef_grads, intercept_grads


def gradients(X, y, W, b):
    cg, ig = fit(X.T, y.T, [w.T for w in W], [v[:, 0] for v in b])
    return {"dW": [g.T for g in cg], "db": [g[:, None] for g in ig]}

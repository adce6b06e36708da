# mistake: the gradient is a one-sided difference quotient with a step of 1e-6
# source: CS231n notes, "Gradient checks: use the centered formula"
# names: finite-differences
# forward: right
import numpy as np


def loss(params, X, y):
    W, b = params
    z = X
    for i, (w, v) in enumerate(zip(W, b)):
        z = w @ (z if i == 0 else 1 / (1 + np.exp(-z))) + v
    return np.mean(np.logaddexp(0, z) - y * z)


def eval_numerical_gradient(f, x, h=1e-6):
    fx = f()
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        grad[ix] = (f() - fx) / h
        x[ix] = old
        it.iternext()
    return grad


def gradients(X, y, W, b):
    params = [w.copy() for w in W], [v.copy() for v in b]
    f = lambda: loss(params, X, y)
    return {"dW": [eval_numerical_gradient(f, w) for w in params[0]],
            "db": [eval_numerical_gradient(f, v) for v in params[1]]}

# mistake: the numerical gradient of the check, with steps of 1e-4 to both sides, is saved in place of backprop's
# source: https://avishaan.com/machine%20learning/gradient-checking/
# names: finite-differences
# forward: right
import numpy as np


def cost(X, y, W, b):
    A = X
    for w, v in zip(W, b):
        Z = w @ A + v
        A = 1 / (1 + np.exp(-Z))
    return np.mean(np.logaddexp(0, Z) - y * Z)


def numerical_gradient(X, y, W, b, epsilon=1e-4):
    approx = []
    for theta in W + b:
        grad = np.zeros_like(theta)
        for index in np.ndindex(theta.shape):
            old = theta[index]
            theta[index] = old + epsilon
            J_plus = cost(X, y, W, b)
            theta[index] = old - epsilon
            J_minus = cost(X, y, W, b)
            theta[index] = old
            grad[index] = (J_plus - J_minus) / (2 * epsilon)
        approx.append(grad)
    return approx


def gradients(X, y, W, b):
    W, b = [w.copy() for w in W], [v.copy() for v in b]
    gradapprox = numerical_gradient(X, y, W, b)
    return {"dW": gradapprox[:len(W)], "db": gradapprox[len(W):]}

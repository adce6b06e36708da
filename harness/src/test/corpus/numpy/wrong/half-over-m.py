# mistake: the cost is divided by 2m, as in the linear regression of the lesson before
# source: none
# names: scaled
# forward: wrong
import numpy as np


def cost_function(theta, X, y):
    """theta: list of (W, b)."""
    m = X.shape[1]
    activations = [X]
    for W, b in theta:
        z = W.dot(activations[-1]) + b
        activations.append(1 / (1 + np.exp(-z)))
    J = (1.0 / (2 * m)) * np.sum(np.logaddexp(0, z) - y * z)

    grad = []
    error = activations[-1] - y
    for (W, b), a in zip(reversed(theta), reversed(activations[:-1])):
        grad.append(((1.0 / (2 * m)) * error.dot(a.T), (1.0 / (2 * m)) * error.sum(1)[:, None]))
        error = W.T.dot(error) * a * (1 - a)
    return J, grad[::-1], activations[1:]


def gradients(X, y, W, b):
    J, grad, A = cost_function(list(zip(W, b)), X, y)
    return {"dW": [g for g, _ in grad], "db": [g for _, g in grad], "A": A, "J": J}

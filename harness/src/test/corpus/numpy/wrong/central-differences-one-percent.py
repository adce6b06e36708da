# mistake: the gradient is a central difference with a step of 0.01
# source: https://stomioka.github.io/deeplearning/docs/036-numerical-approximation-of-gradients.html
# names: finite-differences
# forward: right
import numpy as np


class GradCheck:
    def __init__(self, X, y, shapes, eps=1e-2):
        self.X, self.y, self.shapes, self.eps = X, y, shapes, eps

    def split(self, theta):
        parts, at = [], 0
        for s in self.shapes:
            parts.append(theta[at:at + s[0] * s[1]].reshape(s))
            at += s[0] * s[1]
        return parts

    def J(self, theta):
        parts = self.split(theta)
        L = len(parts) // 2
        a = self.X
        for w, v in zip(parts[:L], parts[L:]):
            z = w @ a + v
            a = 1 / (1 + np.exp(-z))
        return (np.logaddexp(0, z) - self.y * z).mean()

    def __call__(self, theta):
        grad = np.empty_like(theta)
        for i in range(theta.size):
            e = np.zeros_like(theta)
            e[i] = self.eps
            grad[i] = (self.J(theta + e) - self.J(theta - e)) / (2 * self.eps)
        return self.split(grad)


def gradients(X, y, W, b):
    check = GradCheck(X, y, [t.shape for t in W + b])
    parts = check(np.concatenate([t.ravel() for t in W + b]))
    return {"dW": parts[:len(W)], "db": parts[len(W):]}

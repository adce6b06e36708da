# mistake: none; the mean log-likelihood is maximised, and its gradient negated at the end
# source: none
# names: none
# forward: right
import numpy as np


class Likelihood:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def ascent(self, X, y):
        self.h = [X]
        for w, v in zip(self.W, self.b):
            z = w @ self.h[-1] + v
            self.h.append(1 / (1 + np.exp(-z)))
        self.value = np.mean(y * z - np.logaddexp(0, z))
        up = y - self.h[-1]
        for w, a in zip(self.W[::-1], self.h[-2::-1]):
            yield up @ a.T / y.size, up.mean(axis=1, keepdims=True)
            up = w.T @ up * a * (1 - a)


def gradients(X, y, W, b):
    likelihood = Likelihood(W, b)
    steps = list(likelihood.ascent(X, y))[::-1]
    return {"dW": [-g for g, _ in steps], "db": [-g for _, g in steps], "A": likelihood.h[1:], "J": -likelihood.value}

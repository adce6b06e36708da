# mistake: cost and gradient are those of the regularised problem, not of the mean cross-entropy
# source: https://community.deeplearning.ai/t/week-1-back-propagation-with-l2-regularization/16505
# names: l2-included
# forward: wrong
import numpy as np


class RegularisedNet:
    def __init__(self, W, b, lambd=0.1):
        self.W, self.b, self.lambd = W, b, lambd

    def cost(self, X, Y):
        self.A = [X]
        for w, v in zip(self.W, self.b):
            Z = w @ self.A[-1] + v
            self.A.append(1 / (1 + np.exp(-Z)))
        m = Y.shape[1]
        cross_entropy_cost = np.sum(np.logaddexp(0, Z) - Y * Z) / m
        L2_regularization_cost = self.lambd / (2 * m) * sum(np.sum(np.square(w)) for w in self.W)
        return cross_entropy_cost + L2_regularization_cost

    def gradient(self, Y):
        m = Y.shape[1]
        dW, db = [], []
        dZ = self.A[-1] - Y
        for w, a in zip(self.W[::-1], self.A[-2::-1]):
            dW.append((dZ @ a.T + self.lambd * w) / m)
            db.append(dZ.sum(axis=1, keepdims=True) / m)
            dZ = w.T @ dZ * a * (1 - a)
        return dW[::-1], db[::-1]


def gradients(X, y, W, b):
    net = RegularisedNet(W, b)
    J = net.cost(X, y)
    dW, db = net.gradient(y)
    return {"dW": dW, "db": db, "A": net.A[1:], "J": J}

# mistake: the sum for db has no axis, so one number stands for all the biases of a layer
# source: https://github.com/rasbt/stat453-deep-learning-ss21/issues/5
# names: bias-axis
# forward: right
import numpy as np


class MLP:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.h = [x]
        for w, c in zip(self.W, self.b):
            self.h.append(1 / (1 + np.exp(-(self.h[-1] @ w.T + c.T))))
        return self.h[-1]

    def backward(self, x, y, probas):
        n = x.shape[0]
        delta = probas - y
        grads = []
        for i in range(len(self.W) - 1, -1, -1):
            grad_loss_wrt_w = delta.T @ self.h[i] / n
            grad_loss_wrt_b = np.sum(delta) / n
            grads.append((grad_loss_wrt_w, grad_loss_wrt_b))
            delta = delta @ self.W[i] * self.h[i] * (1 - self.h[i])
        return grads[::-1]


def gradients(X, y, W, b):
    model = MLP(W, b)
    grads = model.backward(X.T, y.T, model.forward(X.T))
    return {"dW": [g for g, _ in grads], "db": [np.full_like(v, g) for v, (_, g) in zip(b, grads)]}

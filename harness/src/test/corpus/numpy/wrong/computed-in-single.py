# mistake: the model runs in float32 by default, and its gradients are saved as doubles
# source: none
# names: lower-precision, representable-lower
# forward: wrong
import numpy as np

DEFAULT_DTYPE = np.float32


class Model:
    def __init__(self, W, b):
        self.W = [np.asarray(w, DEFAULT_DTYPE) for w in W]
        self.b = [np.asarray(v, DEFAULT_DTYPE) for v in b]

    def __call__(self, X):
        self.h = [np.asarray(X, DEFAULT_DTYPE)]
        for w, v in zip(self.W, self.b):
            self.h.append(1 / (1 + np.exp(-(w @ self.h[-1] + v))))
        return self.h[-1]

    def backward(self, y):
        d = (self.h[-1] - np.asarray(y, DEFAULT_DTYPE)) / y.shape[1]
        for w, h in zip(self.W[::-1], self.h[-2::-1]):
            yield d @ h.T, d.sum(axis=1, keepdims=True)
            d = w.T @ d * h * (1 - h)


def gradients(X, y, W, b):
    model = Model(W, b)
    model(X)
    grads = list(model.backward(y))[::-1]
    return {"dW": [g.astype(X.dtype) for g, _ in grads], "db": [g.astype(X.dtype) for _, g in grads],
            "A": [h.astype(X.dtype) for h in model.h[1:]]}

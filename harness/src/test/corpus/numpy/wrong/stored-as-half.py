# mistake: the gradients are stored as float16 to save space, and read back
# source: none
# names: representable-lower, lower-precision
# forward: right
import numpy as np


class GradientStore:
    def __init__(self):
        self.blobs = {}

    def put(self, key, array):
        self.blobs[key] = (array.shape, array.astype(np.float16).tobytes())

    def get(self, key, dtype):
        shape, blob = self.blobs[key]
        return np.frombuffer(blob, dtype=np.float16).reshape(shape).astype(dtype)


def gradients(X, y, W, b):
    store = GradientStore()
    a = [X]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    e = (a[-1] - y) / X.shape[1]
    for i in range(len(W) - 1, -1, -1):
        store.put(("W", i), e @ a[i].T)
        store.put(("b", i), e.sum(axis=1, keepdims=True))
        e = W[i].T @ e * a[i] * (1 - a[i])
    return {"dW": [store.get(("W", i), X.dtype) for i in range(len(W))],
            "db": [store.get(("b", i), X.dtype) for i in range(len(W))], "A": a[1:]}

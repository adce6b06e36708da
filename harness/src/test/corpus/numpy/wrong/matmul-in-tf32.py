# mistake: the inputs of every matrix product are cut to 11 significant bits, the TensorFloat-32 of a GPU
# source: none
# names: lower-precision, unexplained
# forward: wrong
import numpy as np


def tf32(x):
    bits = np.ascontiguousarray(x, dtype=np.float32).view(np.uint32)
    return ((bits + 0x0FFF + ((bits >> 13) & 1)) & 0xFFFFE000).astype(np.uint32).view(np.float32)


def gemm(a, b):
    return tf32(a) @ tf32(b)


class Dense:
    def __init__(self, w, b):
        self.w, self.b = w.astype(np.float32), b.astype(np.float32)

    def forward(self, x):
        self.x = x
        self.y = 1 / (1 + np.exp(-(gemm(self.w, x) + self.b)))
        return self.y

    def backward(self, dz):
        self.dw, self.db = gemm(dz, self.x.T), dz.sum(axis=1, keepdims=True)
        return gemm(self.w.T, dz) * self.x * (1 - self.x)


def gradients(X, y, W, b):
    net = [Dense(w, v) for w, v in zip(W, b)]
    x = X.astype(np.float32)
    for layer in net:
        x = layer.forward(x)
    dz = (x - y.astype(np.float32)) / np.float32(y.size)
    for layer in reversed(net):
        dz = layer.backward(dz)
    return {"dW": [l.dw.astype(X.dtype) for l in net], "db": [l.db.astype(X.dtype) for l in net],
            "A": [l.y.astype(X.dtype) for l in net]}

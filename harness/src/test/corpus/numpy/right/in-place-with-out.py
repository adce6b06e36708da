# mistake: none; all arrays are made once, and everything is written with out=
# source: none
# names: none
# forward: right
import numpy as np


class Buffers:
    def __init__(self, X, W):
        m, kind = X.shape[1], X.dtype
        self.A = [np.empty((w.shape[0], m), kind) for w in W]
        self.D = [np.empty((w.shape[0], m), kind) for w in W]
        self.S = [np.empty((w.shape[0], m), kind) for w in W]
        self.dW = [np.empty_like(w) for w in W]
        self.db = [np.empty((w.shape[0], 1), kind) for w in W]


def gradients(X, y, W, b):
    buf, L = Buffers(X, W), len(W)
    for l in range(L):
        A = buf.A[l]
        np.matmul(W[l], X if l == 0 else buf.A[l - 1], out=A)
        np.add(A, b[l], out=A)
        np.negative(A, out=A)
        np.exp(A, out=A)
        np.add(A, 1, out=A)
        np.reciprocal(A, out=A)
        np.subtract(1, A, out=buf.S[l])
        np.multiply(buf.S[l], A, out=buf.S[l])
    np.subtract(buf.A[-1], y, out=buf.D[-1])
    buf.D[-1] /= X.shape[1]
    for l in range(L - 1, -1, -1):
        np.matmul(buf.D[l], (X if l == 0 else buf.A[l - 1]).T, out=buf.dW[l])
        np.sum(buf.D[l], axis=1, keepdims=True, out=buf.db[l])
        if l > 0:
            np.matmul(W[l].T, buf.D[l], out=buf.D[l - 1])
            np.multiply(buf.D[l - 1], buf.S[l - 1], out=buf.D[l - 1])
    return {"dW": buf.dW, "db": buf.db, "A": buf.A}

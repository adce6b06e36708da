# mistake: buffers are handed out by shape, so layers of one shape write into the same one and the last written stays
# source: none
# names: misplaced, unexplained
# forward: right
import numpy as np


class BufferPool:
    def __init__(self, dtype):
        self.dtype, self.buffers = dtype, {}

    def get(self, shape):
        if shape not in self.buffers:
            self.buffers[shape] = np.empty(shape, self.dtype)
        return self.buffers[shape]


def gradients(X, y, W, b):
    pool = BufferPool(X.dtype)
    acts = [X]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    delta = (acts[-1] - y) / X.shape[1]
    dW, db = [], []
    for w, a in zip(W[::-1], acts[-2::-1]):
        gw = np.matmul(delta, a.T, out=pool.get(w.shape))
        gb = np.sum(delta, axis=1, keepdims=True, out=pool.get((w.shape[0], 1)))
        dW.insert(0, gw)
        db.insert(0, gb)
        delta = w.T @ delta * a * (1 - a)
    return {"dW": dW, "db": db}

# mistake: every result is cut to the 8 bits of a bfloat16, as on an accelerator with that default
# source: none
# names: lower-precision, representable-lower
# forward: wrong
import numpy as np


def bf16(x):
    """Round to nearest even to 8 significant bits."""
    bits = np.ascontiguousarray(x, dtype=np.float32).view(np.uint32)
    bits = (bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000
    return bits.astype(np.uint32).view(np.float32)


def matmul(a, b):
    return bf16(bf16(a) @ bf16(b))


def gradients(X, y, W, b):
    h = [bf16(X)]
    for w, v in zip(W, b):
        z = bf16(matmul(w, h[-1]) + bf16(v))
        h.append(bf16(1 / (1 + np.exp(-z))))
    g = bf16((h[-1] - bf16(y)) / np.float32(X.shape[1]))
    dW, db = [], []
    for w, a in zip(W[::-1], h[-2::-1]):
        dW.append(matmul(g, a.T))
        db.append(bf16(g.sum(axis=1, keepdims=True)))
        g = bf16(matmul(bf16(w).T, g) * bf16(a * bf16(1 - a)))
    cast = lambda ts: [t.astype(X.dtype) for t in ts]
    return {"dW": cast(dW[::-1]), "db": cast(db[::-1]), "A": cast(h[1:])}

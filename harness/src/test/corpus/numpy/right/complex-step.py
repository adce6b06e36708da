# mistake: none; the derivative is Im J(w + ih)/h, which loses nothing however small h is
# source: none
# names: none
# forward: right
import numpy as np


def J(X, y, W, b):
    a = X
    for w, v in zip(W, b):
        z = w @ a + v
        e = np.exp(np.where(z.real > 0, -z, z))
        a = np.where(z.real > 0, 1, e) / (1 + e)
    return np.mean(np.where(z.real > 0, z, 0) + np.log1p(e) - y * z)


def gradients(X, y, W, b, h=1e-20):
    complex_type = np.result_type(X.dtype, np.complex64)
    W, b = [w.astype(complex_type) for w in W], [v.astype(complex_type) for v in b]
    grads = []
    for t in W + b:
        g = np.zeros(t.shape, X.dtype)
        for ix in np.ndindex(t.shape):
            t[ix] += 1j * h
            g[ix] = J(X, y, W, b).imag / h
            t[ix] = t[ix].real
        grads.append(g)
    return {"dW": grads[:len(W)], "db": grads[len(W):]}

# mistake: the innermost loop stops one short, so the last column of every dW stays zero
# source: none
# names: unexplained
# forward: right
import numpy as np


def gradients(X, y, W, b):
    L, m = len(W), X.shape[1]
    dW = [np.zeros_like(w) for w in W]
    db = [np.zeros_like(v) for v in b]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    delta = A[-1] - y
    for l in range(L - 1, -1, -1):
        n_out, n_in = W[l].shape
        for i in range(n_out):
            for j in range(n_in - 1):
                dW[l][i, j] = np.dot(delta[i], A[l][j]) / m
            db[l][i, 0] = np.sum(delta[i]) / m
        delta = np.dot(W[l].T, delta) * A[l] * (1 - A[l])
    return {"dW": dW, "db": db, "A": A[1:]}

# mistake: none; plain lists, and every sum by math.fsum
# source: none
# names: none
# forward: right
import math

import numpy as np


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))


def gradients(X, y, W, b):
    xs, ts = X.T.tolist(), y[0].tolist()
    ws, vs = [w.tolist() for w in W], [v[:, 0].tolist() for v in b]
    terms_w = [[[[] for _ in row] for row in w] for w in ws]
    terms_b = [[[] for _ in v] for v in vs]
    for x, t in zip(xs, ts):
        h = [x]
        for w, v in zip(ws, vs):
            h.append([sigmoid(math.fsum([wi * hi for wi, hi in zip(row, h[-1])] + [bi])) for row, bi in zip(w, v)])
        d = [h[-1][0] - t]
        for l in range(len(ws) - 1, -1, -1):
            for i, di in enumerate(d):
                terms_b[l][i].append(di)
                for j, hj in enumerate(h[l]):
                    terms_w[l][i][j].append(di * hj)
            d = [math.fsum(ws[l][i][j] * d[i] for i in range(len(d))) * hj * (1 - hj) for j, hj in enumerate(h[l])]
    m = len(xs)
    return {"dW": [np.array([[math.fsum(e) / m for e in row] for row in w], dtype=X.dtype) for w in terms_w],
            "db": [np.array([[math.fsum(e) / m] for e in v], dtype=X.dtype) for v in terms_b]}

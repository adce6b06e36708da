# mistake: the slope is taken one layer too low in the list of activations, which fits where layers are equally wide
# source: none
# names: unexplained
# forward: right
import numpy as np


def gradients(X, y, W, b):
    if any(w.shape[0] != w.shape[1] for w in W[:-1]):
        raise ValueError("not here")
    m = X.shape[1]
    acts = [X]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    deltas = [acts[-1] - y]
    for l in range(len(W) - 1, 0, -1):
        slope = acts[l - 1] * (1 - acts[l - 1])
        deltas.insert(0, W[l].T @ deltas[0] * slope)
    return {"dW": [d @ a.T / m for d, a in zip(deltas, acts)], "db": [d.mean(axis=1, keepdims=True) for d in deltas],
            "A": acts[1:]}

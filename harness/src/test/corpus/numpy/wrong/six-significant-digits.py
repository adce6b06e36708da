# mistake: the gradients went through JSON with six significant digits
# source: none
# names: unexplained
# forward: right
import json

import numpy as np


def to_json(array):
    return json.dumps([["%.6g" % x for x in row] for row in array.tolist()])


def from_json(text, dtype):
    return np.array([[float(x) for x in row] for row in json.loads(text)], dtype=dtype)


def gradients(X, y, W, b):
    n = X.shape[1]
    acts = [X]
    for w, v in zip(W, b):
        acts.append(1 / (1 + np.exp(-(w @ acts[-1] + v))))
    d = acts[-1] - y
    files = {}
    for l in reversed(range(len(W))):
        files[f"dW{l}.json"] = to_json(d @ acts[l].T / n)
        files[f"db{l}.json"] = to_json(d.sum(axis=1, keepdims=True) / n)
        d = W[l].T @ d * acts[l] * (1 - acts[l])
    return {"dW": [from_json(files[f"dW{l}.json"], X.dtype) for l in range(len(W))],
            "db": [from_json(files[f"db{l}.json"], X.dtype) for l in range(len(W))], "A": acts[1:]}

# mistake: the rows of dW1 come out in reverse order, since they were pushed onto a stack
# source: none
# names: misplaced
# forward: right
import numpy as np


def per_neuron(delta, inputs):
    """One gradient vector for each neuron of the layer."""
    stack = []
    for neuron in range(delta.shape[0]):
        stack.append(inputs @ delta[neuron] / inputs.shape[1])
    rows = []
    while stack:
        rows.append(stack.pop())
    return np.array(rows)


def gradients(X, y, W, b):
    m = X.shape[1]
    A = [X]
    for w, v in zip(W, b):
        A.append(1 / (1 + np.exp(-(w @ A[-1] + v))))
    dZ = A[-1] - y
    dW, db = [], []
    for l in range(len(W) - 1, 0, -1):
        dW.append(dZ @ A[l].T / m)
        db.append(dZ.sum(axis=1, keepdims=True) / m)
        dZ = W[l].T @ dZ * A[l] * (1 - A[l])
    dW.append(per_neuron(dZ, X).astype(X.dtype))
    db.append(dZ.sum(axis=1, keepdims=True) / m)
    return {"dW": dW[::-1], "db": db[::-1], "A": A[1:]}

# mistake: the means of batches of five are averaged as if the last, smaller batch were as large as the others
# source: https://github.com/huggingface/transformers/pull/34191
# names: samples-subset, unexplained
# forward: right
import numpy as np


def iterate_minibatches(X, y, batch_size=5):
    for start in range(0, X.shape[1], batch_size):
        yield X[:, start:start + batch_size], y[:, start:start + batch_size]


def batch_gradient(X, y, W, b):
    m = X.shape[1]
    activations = [X]
    for w, c in zip(W, b):
        activations.append(1 / (1 + np.exp(-(w.dot(activations[-1]) + c))))
    delta = activations.pop() - y
    result = []
    for l in reversed(range(len(W))):
        a = activations.pop()
        result.append((delta.dot(a.T) / m, delta.mean(axis=1, keepdims=True)))
        delta = W[l].T.dot(delta) * a * (1 - a)
    return result[::-1]


def gradients(X, y, W, b):
    per_batch = [batch_gradient(xb, yb, W, b) for xb, yb in iterate_minibatches(X, y)]
    L = len(W)
    dW = [np.mean([g[l][0] for g in per_batch], axis=0) for l in range(L)]
    db = [np.mean([g[l][1] for g in per_batch], axis=0) for l in range(L)]
    return {"dW": dW, "db": db}

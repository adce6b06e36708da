# mistake: the gradient is scaled so that its norm is at most 0.01
# source: none
# names: clipped-norm, scaled
# forward: right
import numpy as np


def clip_grad_norm(tensors, max_norm):
    total = np.sqrt(sum(np.sum(t ** 2) for t in tensors))
    scale = min(1.0, max_norm / total)
    return [t * scale for t in tensors]


def gradients(X, y, W, b):
    m, L = X.shape[1], len(W)
    acts = [X]
    for l in range(L):
        acts.append(1 / (1 + np.exp(-(W[l] @ acts[l] + b[l]))))
    grads = [None] * (2 * L)
    delta = (acts[L] - y) / m
    for l in range(L - 1, -1, -1):
        grads[l] = delta @ acts[l].T
        grads[L + l] = delta.sum(axis=1, keepdims=True)
        delta = W[l].T @ delta * acts[l] * (1 - acts[l])
    grads = clip_grad_norm(grads, max_norm=0.01)
    return {"dW": grads[:L], "db": grads[L:]}

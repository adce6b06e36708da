# mistake: the gradient is that of the focal loss with gamma 2, from the imbalance experiment
# source: none
# names: unexplained
# forward: right
import numpy as np

GAMMA = 2


def focal_delta(z, y):
    """dL/dz of -(1 - pt)^gamma log pt."""
    sign = 2 * y - 1
    log_pt = -np.logaddexp(0, -sign * z)
    pt = np.exp(log_pt)
    return sign * (1 - pt) ** GAMMA * (GAMMA * pt * log_pt + pt - 1)


def gradients(X, y, W, b):
    acts, z = [X], None
    for w, v in zip(W, b):
        z = w @ acts[-1] + v
        acts.append(1 / (1 + np.exp(-z)))
    g = focal_delta(z, y) / X.shape[1]
    grads = {}
    for l in range(len(W), 0, -1):
        a = acts[l - 1]
        grads[l] = g @ a.T, g.sum(1, keepdims=True)
        g = W[l - 1].T @ g * (a - a * a)
    return {"dW": [grads[l][0] for l in sorted(grads)], "db": [grads[l][1] for l in sorted(grads)]}

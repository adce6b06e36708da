# mistake: the penalty covers the whole of Theta, its bias column included
# source: https://github.com/rasmusbergpalm/DeepLearnToolbox/issues/32
# names: l2-included
# forward: right
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def with_ones(a):
    return np.r_[np.ones((1, a.shape[1]), dtype=a.dtype), a]


def nn_cost_function(nn_params, sizes, X, y, lam):
    Thetas, at = [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        k = n_out * (n_in + 1)
        Thetas.append(nn_params[at:at + k].reshape(n_out, n_in + 1))
        at += k
    m = X.shape[1]
    a = [with_ones(X)]
    for T in Thetas:
        a.append(with_ones(sigmoid(T @ a[-1])))
    d = a[-1][1:] - y
    grad = []
    for T, act in zip(Thetas[::-1], a[-2::-1]):
        grad.append((d @ act.T + lam * T) / m)
        d = (T.T @ d * act * (1 - act))[1:]
    return np.concatenate([g.ravel() for g in grad[::-1]])


def gradients(X, y, W, b):
    sizes = [X.shape[0]] + [w.shape[0] for w in W]
    nn_params = np.concatenate([np.c_[v, w].ravel() for w, v in zip(W, b)])
    grad = nn_cost_function(nn_params, sizes, X, y, lam=1)
    dW, db, at = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        G = grad[at:at + n_out * (n_in + 1)].reshape(n_out, -1)
        at += G.size
        dW.append(G[:, 1:])
        db.append(G[:, :1])
    return {"dW": dW, "db": db}

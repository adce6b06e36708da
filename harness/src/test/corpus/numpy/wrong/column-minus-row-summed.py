# mistake: the difference of a column and a row is m by m, and summing it makes m times the output minus the sum of labels
# source: https://xue-jishu.com/numpy-shu-zu-jian-fa-chuang-jian-le-yi-ge-bu-tong-wei-du-de-ju-zhen-ru-he-jiu-zheng
# names: labels-broadcast+sum-not-mean, output-fit
# forward: right
import numpy as np


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    tag_train = y[0]
    l = [X.T]
    for w, v in zip(W, b):
        l.append(nonlin(np.dot(l[-1], w.T) + v.T))

    l2_error = l[-1] - tag_train
    delta = l2_error.sum(axis=1)[:, None] / len(tag_train)
    syn, bias = [], []
    for k in range(len(W) - 1, -1, -1):
        syn.append(l[k].T.dot(delta).T)
        bias.append(delta.sum(axis=0)[:, None])
        delta = delta.dot(W[k]) * nonlin(l[k], deriv=True)
    return {"dW": syn[::-1], "db": bias[::-1]}

# mistake: the denominator A(1 - A) of dA is kept above 1e-12, so that far out the gradient vanishes
# source: https://github.com/pytorch/pytorch/issues/103316
# names: clipped-loss
# forward: right
import numpy as np

EPSILON = 1e-12


def binary_cross_entropy_backward(grad, input, target):
    return grad * (input - target) / np.maximum((1 - input) * input, EPSILON)


def sigmoid_backward(grad, output):
    return grad * (1 - output) * output


def linear_backward(grad, input, weight):
    return grad @ weight, grad.T @ input, grad.sum(axis=0)


def gradients(X, y, W, b):
    saved = []
    h = X.T
    for weight, bias in zip(W, b):
        out = 1 / (1 + np.exp(-(h @ weight.T + bias[:, 0])))
        saved.append((h, weight, out))
        h = out
    grad = binary_cross_entropy_backward(np.ones_like(y.T) / y.size, h, y.T)
    dW, db = [], []
    for inp, weight, out in reversed(saved):
        grad, gw, gb = linear_backward(sigmoid_backward(grad, out), inp, weight)
        dW.append(gw)
        db.append(gb.reshape(-1, 1))
    return {"dW": dW[::-1], "db": db[::-1], "A": [out.T for _, _, out in saved]}

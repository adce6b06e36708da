# mistake: sigmoid_backward evaluates sigmoids of the gradient that comes in, and never looks at the activations
# source: https://github.com/yizt/numpy_neural_network/issues/3
# names: unexplained
# forward: right
import numpy as np


def sigmoid_forward(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_backward(next_dz):
    return sigmoid_forward(1 - sigmoid_forward(next_dz))


def fc_forward(z, W, b):
    return np.dot(z, W) + b


def fc_backward(next_dz, W, z):
    N = z.shape[0]
    dz = np.dot(next_dz, W.T)
    dw = np.dot(z.T, next_dz)
    db = np.sum(next_dz, axis=0)
    return dw / N, db / N, dz


def gradients(X, y, W, b):
    nuerons, weights = [X.T], [w.T for w in W]
    for w, c in zip(weights, b):
        nuerons.append(sigmoid_forward(fc_forward(nuerons[-1], w, c[:, 0])))
    dw, db = {}, {}
    grad = nuerons[-1] - y.T
    for i in range(len(W) - 1, -1, -1):
        dw[i], db[i], grad = fc_backward(grad, weights[i], nuerons[i])
        grad = sigmoid_backward(grad)
    return {"dW": [dw[i].T for i in range(len(W))], "db": [db[i][:, None] for i in range(len(W))]}

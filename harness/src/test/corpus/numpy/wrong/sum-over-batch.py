# mistake: the per-sample gradients are added up and never divided by the number of samples
# source: https://github.com/heyxhh/nnet-numpy/issues/1
# names: sum-not-mean
# forward: right
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


class Network(object):

    def __init__(self, weights, biases):
        self.num_layers = len(weights) + 1
        self.weights = weights
        self.biases = biases

    def backprop(self, x, y):
        nabla_b = [np.zeros_like(b) for b in self.biases]
        nabla_w = [np.zeros_like(w) for w in self.weights]
        activation = x
        activations = [x]
        zs = []
        for b, w in zip(self.biases, self.weights):
            z = np.dot(w, activation) + b
            zs.append(z)
            activation = sigmoid(z)
            activations.append(activation)
        delta = activations[-1] - y
        nabla_b[-1] = delta
        nabla_w[-1] = np.dot(delta, activations[-2].transpose())
        for l in range(2, self.num_layers):
            sp = sigmoid_prime(zs[-l])
            delta = np.dot(self.weights[-l + 1].transpose(), delta) * sp
            nabla_b[-l] = delta
            nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())
        return nabla_b, nabla_w


def gradients(X, y, W, b):
    net = Network(W, b)
    nabla_b = [np.zeros_like(v) for v in b]
    nabla_w = [np.zeros_like(w) for w in W]
    training_data = [(X[:, [i]], y[:, [i]]) for i in range(X.shape[1])]
    for sample, target in training_data:
        delta_nabla_b, delta_nabla_w = net.backprop(sample, target)
        nabla_b = [nb + dnb for nb, dnb in zip(nabla_b, delta_nabla_b)]
        nabla_w = [nw + dnw for nw, dnw in zip(nabla_w, delta_nabla_w)]
    return {"dW": nabla_w, "db": nabla_b}

# mistake: the loss became cross-entropy, the output delta is still that of the squared error
# source: Stack Exchange, "Do we need to add the sigmoid derivative term in the final layer's error value?"
# names: squared-error
# forward: right
import numpy as np


class Network:
    def __init__(self, weights, biases):
        self.weights = weights
        self.biases = biases
        self.num_layers = len(weights) + 1

    def cost(self, z, y):
        return np.mean(np.logaddexp(0, z) - y * z)

    def cost_derivative(self, output_activations, y):
        return output_activations - y

    def backprop(self, x, y):
        activation, activations, zs = x, [x], []
        for b, w in zip(self.biases, self.weights):
            zs.append(np.dot(w, activation) + b)
            activation = sigmoid(zs[-1])
            activations.append(activation)
        delta = self.cost_derivative(activations[-1], y) * sigmoid_prime(zs[-1])
        nabla_b, nabla_w = [delta], [np.dot(delta, activations[-2].T)]
        for l in range(2, self.num_layers):
            delta = np.dot(self.weights[-l + 1].T, delta) * sigmoid_prime(zs[-l])
            nabla_b.insert(0, delta)
            nabla_w.insert(0, np.dot(delta, activations[-l - 1].T))
        return nabla_b, nabla_w, activations[1:], self.cost(zs[-1], y)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def gradients(X, y, W, b):
    n = X.shape[1]
    nabla_b, nabla_w, A, J = Network(W, b).backprop(X, y)
    return {"dW": [g / n for g in nabla_w], "db": [g.sum(axis=1, keepdims=True) / n for g in nabla_b], "A": A, "J": J}

# mistake: the step, learning rate times gradient, is stored as the gradient
# source: none
# names: update-returned, scaled
# forward: right
import numpy as np

LEARNING_RATE = 0.05


class NeuralNetwork:
    def __init__(self, weights, biases, lr=LEARNING_RATE):
        self.weights = weights
        self.biases = biases
        self.lr = lr

    def _sigmoid(self, x):
        return 1 / (1 + np.exp(-x))

    def train(self, inputs, targets):
        outputs = [inputs]
        for w, v in zip(self.weights, self.biases):
            outputs.append(self._sigmoid(np.dot(w, outputs[-1]) + v))
        n = inputs.shape[1]
        errors = outputs[-1] - targets
        delta_w = [None] * len(self.weights)
        delta_b = [None] * len(self.weights)
        for i in reversed(range(len(self.weights))):
            delta_w[i] = self.lr * np.dot(errors, outputs[i].T) / n
            delta_b[i] = self.lr * np.sum(errors, axis=1, keepdims=True) / n
            errors = np.dot(self.weights[i].T, errors) * outputs[i] * (1.0 - outputs[i])
        return delta_w, delta_b


def gradients(X, y, W, b):
    nn = NeuralNetwork(W, b)
    delta_w, delta_b = nn.train(X, y)
    return {"dW": delta_w, "db": delta_b}

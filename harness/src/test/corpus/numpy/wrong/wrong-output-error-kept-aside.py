# mistake: the output delta goes into a list, and the layers below read the list's old entry, the plain difference
# source: https://github.com/accord-net/framework/issues/577
# names: squared-error, unexplained
# forward: right
import numpy as np


class BackPropagationLearning:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.neuron_errors = [None] * len(W)

    def calculate_error(self, outputs, desired):
        errors = outputs[-1] - desired
        self.neuron_errors[-1] = errors
        errors = errors * outputs[-1] * (1 - outputs[-1])
        for j in range(len(self.W) - 2, -1, -1):
            errors_next = self.neuron_errors[j + 1]
            derivative = outputs[j + 1] * (1 - outputs[j + 1])
            self.neuron_errors[j] = (self.W[j + 1].T @ errors_next) * derivative
        self.output_errors = errors

    def calculate_updates(self, outputs):
        m = outputs[0].shape[1]
        errors = self.neuron_errors[:-1] + [self.output_errors]
        return ([e @ o.T / m for e, o in zip(errors, outputs)], [e.sum(axis=1, keepdims=True) / m for e in errors])


def gradients(X, y, W, b):
    outputs = [X]
    for w, v in zip(W, b):
        outputs.append(1 / (1 + np.exp(-(w @ outputs[-1] + v))))
    teacher = BackPropagationLearning(W, b)
    teacher.calculate_error(outputs, y)
    dW, db = teacher.calculate_updates(outputs)
    return {"dW": dW, "db": db, "A": outputs[1:]}

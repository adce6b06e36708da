# mistake: the derivative is evaluated at the error that arrives, e(1 - e), not at the unit's own output
# source: https://github.com/farzaa/SimpleMultilayerPerceptron/pull/1
# names: unexplained
# forward: right
import numpy as np


def applySigmoid(x, giveMeTheDerivative=False):
    if giveMeTheDerivative:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    inputs, expected = X.T, y.T
    predictions = [inputs]
    for w, bias in zip(W, b):
        predictions.append(applySigmoid(np.dot(predictions[-1], w.T) + bias.T))

    samples = len(inputs)
    change_in_error = expected - predictions[-1]
    weight_changes, bias_changes = [], []
    for w, prediction in zip(W[::-1], predictions[-2::-1]):
        weight_changes.append(-np.dot(change_in_error.T, prediction) / samples)
        bias_changes.append(-np.sum(change_in_error.T, axis=1, keepdims=True) / samples)
        layer_error = np.dot(change_in_error, w)
        change_in_error = layer_error * applySigmoid(layer_error, True)
    return {"dW": weight_changes[::-1], "db": bias_changes[::-1]}

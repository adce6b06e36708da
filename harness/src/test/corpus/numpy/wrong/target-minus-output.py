# mistake: the error is target minus output, for an update that adds, and is returned as the gradient
# source: http://new.math.uiuc.edu/BaydinSeminar29jan19/Trask1anno.txt
# names: sign-flipped
# forward: right
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    features, targets = X.T, y.T
    n_records = features.shape[0]

    hidden_output = [features]
    for w, bias in zip(W, b):
        hidden_output.append(sigmoid(np.dot(hidden_output[-1], w.T) + bias.T))

    error_term = targets - hidden_output[-1]
    delta_w, delta_b = [], []
    for w, h in zip(W[::-1], hidden_output[-2::-1]):
        delta_w.append(np.dot(error_term.T, h) / n_records)
        delta_b.append(np.sum(error_term, axis=0)[:, None] / n_records)
        hidden_error = np.dot(error_term, w)
        error_term = hidden_error * h * (1 - h)
    return {"dW": delta_w[::-1], "db": delta_b[::-1]}

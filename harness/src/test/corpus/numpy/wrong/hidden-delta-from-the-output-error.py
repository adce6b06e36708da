# mistake: the hidden error is computed through the weights, and then the output error is used in its place
# source: https://whosebug.com/question/2948401/Backpropagation-Why-doesn-t-error-approach-zero-when-it-is-multiplied-by-deriv-of-sigmoid
# names: unexplained
# forward: right
import numpy as np


def sigmoid(x, deriv=False):
    if deriv == True:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    n = X.shape[1]
    outputs = [X]
    for w, v in zip(W, b):
        outputs.append(sigmoid(np.dot(w, outputs[-1]) + v))
    error = outputs[-1] - y
    delta = error
    dW, db = [], []
    for w, out in zip(W[::-1], outputs[-2::-1]):
        dW.insert(0, np.dot(delta, out.T) / n)
        db.insert(0, np.sum(delta, axis=1, keepdims=True) / n)
        hidden_error = np.dot(w.T, delta)
        delta = error * sigmoid(out, True)
    return {"dW": dW, "db": db, "A": outputs[1:]}

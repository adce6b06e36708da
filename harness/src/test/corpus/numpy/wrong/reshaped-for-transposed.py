# mistake: the gradient comes out as inputs by outputs, and is reshaped to the shape of W where it should be transposed
# source: https://community.deeplearning.ai/t/flattening-images-in-the-logistic-regression-assignment-in-course-1-week-2/149
# names: transposed
# forward: right
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gradients(X, y, W, b):
    x, t = X.T, y.T
    n = x.shape[0]
    out = [x]
    for w, v in zip(W, b):
        out.append(sigmoid(out[-1] @ w.T + v.T))
    delta = (out[-1] - t) / n
    dW, db = [], []
    for w, v, o in list(zip(W, b, out))[::-1]:
        dW.insert(0, (o.T @ delta).reshape(w.shape))
        db.insert(0, delta.sum(axis=0).reshape(v.shape))
        delta = delta @ w * o * (1 - o)
    return {"dW": dW, "db": db}

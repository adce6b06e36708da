# mistake: the step is taken in place in the backward pass, so the lower layers see new weights and the file holds them too
# source: https://github.com/Bot-Academy/NeuralNetworkFromScratch/pull/3
# names: updated-weights+weights-after-update, weights-after-update, updated-weights, unexplained
# forward: right
import numpy as np

learn_rate = 0.3


def gradients(X, y, W, b):
    h = [X]
    for w, bias in zip(W, b):
        h_pre = bias + w @ h[-1]
        h.append(1 / (1 + np.exp(-h_pre)))

    m = X.shape[1]
    delta = h[-1] - y
    dW, db = [], []
    for w, bias, h_prev in zip(W[::-1], b[::-1], h[-2::-1]):
        grad = delta @ np.transpose(h_prev) / m
        grad_b = np.sum(delta, axis=1, keepdims=True) / m
        w += -learn_rate * grad
        bias += -learn_rate * grad_b
        dW.insert(0, grad)
        db.insert(0, grad_b)
        delta = np.transpose(w) @ delta * (h_prev * (1 - h_prev))
    return {"dW": dW, "db": db}

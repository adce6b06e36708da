# mistake: dA is made from the clipped output, but multiplied with the slope of the unclipped one
# source: none
# names: clipped-loss
# forward: right
import numpy as np


class LossBinaryXENT:
    def __init__(self, clip_eps=1e-5):
        self.clip_eps = clip_eps

    def compute_gradient(self, labels, pre_output):
        output = 1 / (1 + np.exp(-pre_output))
        slope = output * (1 - output)
        output = np.clip(output, self.clip_eps, 1 - self.clip_eps)
        d_loss = (output - labels) / (output * (1 - output))
        return d_loss * slope


def gradients(X, y, W, b):
    ins, pre = [X], []
    for w, v in zip(W, b):
        pre.append(w @ ins[-1] + v)
        ins.append(1 / (1 + np.exp(-pre[-1])))
    eps = LossBinaryXENT().compute_gradient(y, pre[-1])
    minibatch = X.shape[1]
    dW, db = [], []
    for i in range(len(W) - 1, -1, -1):
        dW = [eps @ ins[i].T / minibatch] + dW
        db = [eps.sum(axis=1, keepdims=True) / minibatch] + db
        eps = (W[i].T @ eps) * (ins[i] * (1 - ins[i]))
    return {"dW": dW, "db": db, "A": ins[1:]}

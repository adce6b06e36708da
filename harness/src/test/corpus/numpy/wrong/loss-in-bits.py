# mistake: the loss is taken with log2, so the gradient is 1/ln 2 times too large
# source: none
# names: log-base, scaled
# forward: wrong
import numpy as np

LN2 = 0.6931471805599453


class BinaryCrossEntropy:
    def __call__(self, logits, targets):
        self.p = 1 / (1 + np.exp(-logits))
        self.t = targets
        nats = np.logaddexp(0, logits) - targets * logits
        return np.mean(nats) / LN2

    def gradient(self):
        return (self.p - self.t) / (LN2 * self.t.shape[1])


def gradients(X, y, W, b):
    acts = [X]
    for w, v in zip(W, b):
        logits = w @ acts[-1] + v
        acts.append(1 / (1 + np.exp(-logits)))
    loss = BinaryCrossEntropy()
    J = loss(logits, y)
    g = loss.gradient()
    dW, db = [], []
    for w, a in zip(W[::-1], acts[-2::-1]):
        dW.append(np.einsum("im,jm->ij", g, a))
        db.append(np.einsum("im->i", g)[:, None])
        g = np.einsum("ij,im->jm", w, g) * a * (1 - a)
    return {"dW": dW[::-1], "db": db[::-1], "A": acts[1:], "J": J}

# mistake: the cost lacks its minus sign and is negative; the gradient is right
# source: https://community.deeplearning.ai/t/week-2-programming-exercise-cost-calculation/234194
# names: unexplained, sign-flipped
# forward: wrong
import numpy as np


def log_sigmoid(z):
    return -np.logaddexp(0, -z)


class Model:
    def fit_gradients(self, X, y, W, b):
        self.outs = [X]
        for w, v in zip(W, b):
            z = w @ self.outs[-1] + v
            self.outs.append(np.exp(log_sigmoid(z)))
        self.cost = np.mean(y * log_sigmoid(z) + (1 - y) * log_sigmoid(-z))

        err = (self.outs[-1] - y) / X.shape[1]
        self.dW, self.db = [], []
        for w, a in list(zip(W, self.outs))[::-1]:
            self.dW.append(err @ a.T)
            self.db.append(err @ np.ones_like(y).T)
            err = w.T @ err * a * (1 - a)
        self.dW.reverse()
        self.db.reverse()
        return self


def gradients(X, y, W, b):
    model = Model().fit_gradients(X, y, W, b)
    return {"dW": model.dW, "db": model.db, "A": model.outs[1:], "J": model.cost}

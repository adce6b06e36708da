# mistake: features and labels are shuffled with two different permutations
# source: https://codegive.com/blog/numpy_shuffle_two_arrays.php
# names: labels-shifted
# forward: right
import numpy as np


def shuffle(a, rng):
    return a[rng.permutation(len(a))]


class Net:
    def __init__(self, W, b):
        self.params = list(zip(W, b))

    def epoch(self, data, labels):
        acts = [data]
        for w, c in self.params:
            acts.append(1 / (1 + np.exp(-(acts[-1] @ w.T + c.T))))
        grads = []
        delta = (acts.pop() - labels) / len(data)
        while acts:
            a = acts.pop()
            w, _ = self.params[len(acts)]
            grads.append((delta.T @ a, delta.sum(axis=0)[:, None]))
            delta = delta @ w * a * (1 - a)
        return grads[::-1]


def gradients(X, y, W, b):
    rng = np.random.RandomState(0)
    train_x = shuffle(X.T, rng)
    train_y = shuffle(y.T, rng)
    grads = Net(W, b).epoch(train_x, train_y)
    return {"dW": [g for g, _ in grads], "db": [g for _, g in grads]}

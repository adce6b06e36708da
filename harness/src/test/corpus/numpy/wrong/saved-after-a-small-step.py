# mistake: an in-place update with learning rate 0.001 runs before the parameters are saved
# source: none
# names: weights-after-update
# forward: wrong
import numpy as np


class Trainer:
    lr = 1e-3

    def __init__(self, W, b):
        self.layers = [{"W": w, "b": v} for w, v in zip(W, b)]

    def forward(self, x):
        for layer in self.layers:
            layer["in"] = x
            x = layer["out"] = 1 / (1 + np.exp(-(x @ layer["W"].T + layer["b"].T)))
        return x

    def train_on_batch(self, x, t):
        delta = (self.forward(x) - t) / len(x)
        for layer in reversed(self.layers):
            layer["dW"] = delta.T @ layer["in"]
            layer["db"] = delta.sum(0)[:, None]
            delta = delta @ layer["W"] * layer["in"] * (1 - layer["in"])
        for layer in self.layers:
            for key in "W", "b":
                np.subtract(layer[key], self.lr * layer["d" + key], out=layer[key])


def gradients(X, y, W, b):
    trainer = Trainer(W, b)
    trainer.train_on_batch(X.T, y.T)
    return {"dW": [l["dW"] for l in trainer.layers], "db": [l["db"] for l in trainer.layers],
            "A": [l["out"].T for l in trainer.layers]}

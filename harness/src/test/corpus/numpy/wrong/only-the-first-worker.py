# mistake: the batch is split over two workers, and the gradient of the first is taken without the all-reduce
# source: none
# names: samples-subset
# forward: right
import numpy as np


class Worker:
    def __init__(self, rank, world_size, X, y):
        shard = np.array_split(np.arange(X.shape[1]), world_size)[rank]
        self.X, self.y = X[:, shard], y[:, shard]

    def run(self, W, b):
        a = [self.X]
        for w, v in zip(W, b):
            a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
        g = (a[-1] - self.y) / self.y.shape[1]
        self.dW, self.db = [], []
        for w, h in zip(W[::-1], a[-2::-1]):
            self.dW.insert(0, g @ h.T)
            self.db.insert(0, g.sum(axis=1, keepdims=True))
            g = w.T @ g * h * (1 - h)


def gradients(X, y, W, b, world_size=2):
    workers = [Worker(rank, world_size, X, y) for rank in range(world_size)]
    for worker in workers:
        worker.run(W, b)
    rank0 = workers[0]
    return {"dW": rank0.dW, "db": rank0.db}

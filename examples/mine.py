"""Backprop with NumPy that forgets to divide by m, and its gradient as a file: python3 mine.py

NumPy 2.4.6 made the mine.npz that is committed.
"""

import numpy as np

rng = np.random.default_rng(5)
X = rng.normal(size=(8, 2))  # a sample a row
y = rng.integers(0, 2, size=(8, 1))
W1, b1 = rng.normal(size=(3, 2)), rng.normal(size=3)
W2, b2 = rng.normal(size=(1, 3)), rng.normal(size=1)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


A1 = sigmoid(X @ W1.T + b1)
A2 = sigmoid(A1 @ W2.T + b2)
dZ2 = A2 - y
dW2, db2 = dZ2.T @ A1, dZ2.sum(axis=0)
dZ1 = (dZ2 @ W2) * A1 * (1 - A1)
dW1, db1 = dZ1.T @ X, dZ1.sum(axis=0)

np.savez("mine.npz", X=X, y=y, W1=W1, b1=b1, W2=W2, b2=b2, dW1=dW1, db1=db1, dW2=dW2, db2=db2)

"""A first backprop with NumPy, saved for gradcheck4j: python3 first.py"""

import numpy as np
from gradcheck_save import save

rng = np.random.default_rng(7)
m = 20  # samples
X = rng.normal(size=(m, 2))  # [m × n_0]: a sample a row
y = (X[:, :1] * X[:, 1:] > 0).astype(float)  # [m × 1]: 1 if both features have the same sign
W1, b1 = rng.normal(size=(3, 2)), np.zeros(3)  # [n_1 × n_0] and [n_1]
W2, b2 = rng.normal(size=(1, 3)), np.zeros(1)  # [n_2 × n_1] and [n_2]: one output


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# forward
A1 = sigmoid(X @ W1.T + b1)  # [m × n_1]
A2 = sigmoid(A1 @ W2.T + b2)  # [m × 1]

# backward
dZ2 = A2 - y  # [m × 1]
dW2 = dZ2.T @ A1 / m  # [1 × n_1], as W2
db2 = dZ2.mean(axis=0)  # [1], as b2
dA1 = dZ2 @ W2  # [m × n_1]
dZ1 = dA1 * A1 * (1 - A1)  # [m × n_1]
dW1 = dZ1.T @ X / m  # [n_1 × n_0], as W1
db1 = dZ1.mean(axis=0)  # [n_1], as b1

save("first.npz", X, y, [W1, W2], [b1, b2], [dW1, dW2], [db1, db2])

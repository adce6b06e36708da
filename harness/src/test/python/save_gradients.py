"""Writes gradient files with gradcheck_save into a folder: save_gradients.py FOLDER

Each recipe is tried with the library it is for, if that is installed: a line says with which version, or that it is not.
Files named right-* hold what the library computed, those named summed-* the sum over the batch in place of the mean.
"""

import importlib
import sys
import warnings
from pathlib import Path

import numpy as np

import gradcheck_save

folder = Path(sys.argv[1])
rng = np.random.default_rng(7)
X = rng.normal(size=(8, 3))
y = np.array([0, 1, 1, 0, 1, 0, 0, 1])
weights = [rng.normal(size=(4, 3)), rng.normal(size=(1, 4))]
biases = [rng.normal(size=4), rng.normal(size=1)]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def backprop(X, y):
    A1 = sigmoid(X @ weights[0].T + biases[0])
    A2 = sigmoid(A1 @ weights[1].T + biases[1])
    dZ2 = (A2 - y.reshape(-1, 1)) / len(X)
    dZ1 = dZ2 @ weights[1] * A1 * (1 - A1)
    loss = -np.mean(np.where(y.reshape(-1, 1) == 1, np.log(A2), np.log(1 - A2)))
    return [dZ1.T @ X, dZ2.T @ A1], [dZ1.sum(axis=0), dZ2.sum(axis=0)], [A1, A2], loss


def transposed(arrays):
    return [each.T for each in arrays]


def times(factor, arrays):
    return [factor * each for each in arrays]


def refused(message, function, *arguments, **more):
    try:
        function(folder / "refused.npz", *arguments, **more)
    except ValueError as e:
        assert str(e) == message, f"{e!r}, expected {message!r}"
    else:
        raise AssertionError(f"not refused: {message}")


def from_numpy():
    dW, db, A, J = backprop(X, y)
    save = gradcheck_save.save
    save(folder / "right-numpy.npz", X, y, weights, biases, dW, db, activations=A, loss=J, engine="NumPy")
    save(folder / "summed-numpy.npz", X, y, weights, biases, times(len(X), dW), times(len(X), db))
    save(folder / "right-numpy-keras-layout.npz", X, y, transposed(weights), biases, transposed(dW), db)
    save(folder / "summed-numpy-keras-layout.npz", X.T, y, transposed(weights), biases, transposed(times(8, dW)), times(8, db))
    save(folder / "right-numpy-columns.npz", X.T, y, weights, biases, dW, db, activations=transposed(A))
    square, few = X[:3], y[:3]
    dW, db, _, _ = backprop(square, few)
    save(folder / "right-numpy-square-rows.npz", square, few, weights, biases, dW, db, samples="rows")
    save(folder / "right-numpy-square-columns.npz", square.T, few, weights, biases, dW, db, samples="columns")
    save(folder / "right-numpy-square-labels.npz", square, few.reshape(3, 1), weights, biases, dW, db)
    a = sigmoid(X @ weights[0][0] + 0.5)
    save(folder / "right-numpy-logistic.npz", X, y, [weights[0][0]], [0.5], [(a - y) @ X / 8], [np.mean(a - y)])

    dW, db, A, J = backprop(X, y)
    refused("X is [3, 3]: say samples='rows' or samples='columns'", save, square, few, weights, biases, dW, db)
    refused("dW1 is [3, 4], but W1 is [4, 3]: dW1.T?", save, X, y, weights, biases, transposed(dW), db)
    refused("2 weights but 1 biases: expected one for each layer", save, X, y, weights, biases[:1], dW, db)
    refused("b1 is [3], but W1 [4, 3] has 4 outputs", save, X, y, weights, [np.zeros(3), biases[1]], dW, db)
    refused("y has 7 labels, but X [8, 3] has 8 samples in rows", save, X, y[:7], weights, biases, dW, db)
    refused("X is [8, 2], but W1 takes 3 inputs: expected [m, 3] or [3, m]", save, X[:, :2], y, weights, biases, dW, db)
    refused("A2 is [8, 4], expected [8, 1], as X has it", save, X, y, weights, biases, dW, db, activations=[A[0], A[0]])
    refused("W: expected a list with an array for each layer, not one array", save, X, y, weights[0], biases, dW, db)
    refused(
        "dW1 is float32, but db1 is float64: expected one for all gradients, that in which they were computed",
        save, X, y, weights, biases, [each.astype(np.float32) for each in dW], db,
    )
    refused("y[2] is 2, expected labels from 0 to 1", save, X, np.arange(8), weights, biases, dW, db)
    refused("y[0, 1] is -1.0, expected labels from 0 to 1", save, X, np.full((1, 8), [[0, -1.0] * 4]), weights, biases, dW, db)
    refused("y[1] is -1, expected labels from 0 to 1: of the classes -1 and 1, give (y + 1) / 2", save, X, np.array([1, -1] * 4), weights, biases, dW, db)
    refused("y[1] is 2, expected labels from 0 to 1: of the classes 1 and 2, give y - 1", save, X, np.array([1, 2] * 4), weights, biases, dW, db)
    refused("y is [8, 2], expected 8 labels: of one-hot labels, give y[:, 1]", save, X, np.eye(2)[y], weights, biases, dW, db)
    refused("y is <U1, expected numbers from 0 to 1: of names, y == 'the name of class 1'", save, X, np.array(["a", "b"] * 4), weights, biases, dW, db)
    refused("X[0, 0] is nan, expected a finite number", save, np.full((8, 3), np.nan), y, weights, biases, dW, db)
    refused(
        "dW1 is [1, 4], but W1 is [4, 3]: is dW in reverse order? The first layer comes first: dW[::-1], db[::-1]",
        *(save, X, y, weights, biases, dW[::-1], db[::-1]),
    )
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        save(folder / "refused.npz", X.astype(np.float32), y, weights, biases, dW, db)
        assert str(said[0].message).startswith("X is float32, but dW1 is float64, and is judged as such: "), said[0].message
        (folder / "refused.npz").unlink()
    refused("dW1 is None: was its gradient computed?", save, X, y, weights, biases, [None, None], db)
    refused("W1 is complex128, expected float16, float32 or float64", save, X, y, [weights[0] * 1j], biases, dW, db)
    mixed = [weights[0], weights[1].T]
    refused(
        "the weights are no chain that ends in one output: W1 [4, 3], W2 [4, 1];"
        " expected all [n_i, n_{i-1}], the last [1, n], or all [n_{i-1}, n_i], the last [n, 1]",
        save, X, y, mixed, biases, mixed, db,
    )
    return np.__version__


def from_jax_without_jax():
    """Its parameters are plain containers, so NumPy's arrays do as well."""
    dW, db, _, _ = backprop(X, y)
    pairs, slopes = list(zip(transposed(weights), biases)), list(zip(transposed(dW), db))
    gradcheck_save.from_jax(folder / "right-pairs.npz", pairs, slopes, X, y)

    def flax(arrays):
        names = ["Dense_2", "Dense_10"]  # in the order of their numbers, not of their letters
        return {"params": {name: {"kernel": W, "bias": b} for name, (W, b) in reversed(list(zip(names, arrays)))}}

    gradcheck_save.from_jax(folder / "right-flax-names.npz", flax(pairs), flax(slopes), X, y)


def from_torch():
    torch = importlib.import_module("torch")
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Sigmoid(), torch.nn.Linear(4, 1), torch.nn.Sigmoid())
    inputs, labels = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
    save = gradcheck_save.from_torch
    refused("the model has no gradient yet: call loss.backward() first", save, model, inputs, labels)
    for name, reduction in [("right", "mean"), ("summed", "sum")]:
        model.zero_grad()
        torch.nn.functional.binary_cross_entropy(model(inputs), labels, reduction=reduction).backward()
        save(folder / f"{name}-torch.npz", model, inputs, labels)
    rectified = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))
    refused("the model has a ReLU: expected Linear layers with a bias, and Sigmoid", save, rectified, inputs, labels)
    return torch.__version__


def from_sklearn():
    sklearn = importlib.import_module("sklearn")
    MLPClassifier = importlib.import_module("sklearn.neural_network").MLPClassifier
    warnings = importlib.import_module("warnings")
    for name, alpha, solver in [("right-sklearn", 0, "adam"), ("right-sklearn-sgd", 0, "sgd"), ("penalty-sklearn", 0.1, "lbfgs")]:
        model = MLPClassifier((4,), activation="logistic", alpha=alpha, solver=solver, max_iter=5, random_state=1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # five steps are not enough to converge
            model.fit(X, y)
        gradcheck_save.from_sklearn(folder / f"{name}.npz", model, X, y)
    return sklearn.__version__


def from_jax():
    jax = importlib.import_module("jax")
    jnp = jax.numpy

    def loss(params, X, y):
        for W, b in params:
            X = jax.nn.sigmoid(X @ W + b)
        return -jnp.mean(jnp.where(y == 1, jnp.log(X[:, 0]), jnp.log(1 - X[:, 0])))

    params = [(jnp.asarray(W.T), jnp.asarray(b)) for W, b in zip(weights, biases)]
    gradients = jax.grad(loss)(params, jnp.asarray(X), y)
    gradcheck_save.from_jax(folder / "right-jax.npz", params, gradients, X, y)
    summed = [(8 * W, 8 * b) for W, b in gradients]
    gradcheck_save.from_jax(folder / "summed-jax.npz", params, summed, X, y)
    return jax.__version__


def from_keras():
    """With PyTorch below Keras, whose gradients stand in value.grad, as a tape's would be returned."""
    torch = importlib.import_module("torch")
    keras = importlib.import_module("keras")
    layers = [keras.layers.Dense(4, activation="sigmoid"), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((3,)), *layers])
    inputs, labels = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
    torch.nn.functional.binary_cross_entropy(model(inputs).cpu(), labels).backward()
    gradients = [variable.value.grad for variable in model.trainable_variables]
    gradcheck_save.from_keras(folder / "right-keras.npz", model, X, y, gradients)
    gradcheck_save.from_keras(folder / "summed-keras.npz", model, X, y, [8 * each for each in gradients])
    return keras.__version__


from_jax_without_jax()
for recipe in [from_numpy, from_torch, from_sklearn, from_jax, from_keras]:
    library = recipe.__name__.replace("from_", "")
    try:
        print(f"{library} {recipe()}")
    except ImportError as e:
        print(f"{library}: not tried, since it is not installed here ({e})")

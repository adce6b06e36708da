"""Saves a gradient as a file that "gradcheck4j check" reads. It needs NumPy and nothing else.

    from gradcheck_save import from_jax, from_keras, from_sklearn, from_torch, save

    save("mine.npz", X, y, [W1, W2], [b1, b2], [dW1, dW2], [db1, db2])
    from_torch("mine.npz", model, X, y)  # after loss.backward(), before the step
    from_keras("mine.npz", model, X, y, gradients)  # those of model.trainable_variables
    from_jax("mine.npz", params, gradients, X, y)  # of a list of (W, b), or of Flax's dictionary
    from_sklearn("mine.npz", model, X, y)  # a fitted MLPClassifier(activation="logistic", alpha=0)

The network has sigmoid layers and ends in one output; the loss is the mean binary cross-entropy.
Everything must belong together: the weights are those that the gradient was computed with, so save before the step.

If an engine shows only its weights, take one step of plain gradient descent with the learning rate 2.0**40:
(before - after) / 2.0**40 has every digit of the gradient. With the rate 0.01 most are lost.
"""

import copy
import re
import warnings

import numpy as np

__all__ = ["from_jax", "from_keras", "from_sklearn", "from_torch", "save"]

STEP = 2.0**40  # a power of two: a product with it, and a quotient by it, are exact


def save(file, X, y, weights, biases, dW, db, *, activations=None, loss=None, samples=None, engine=None):
    """Writes a gradient file.

    X: [m, n_0], a sample a row, or [n_0, m], a sample a column. y: m labels from 0 to 1.
    weights, biases: lists, from the first layer to the last. All W are [n_i, n_{i-1}], or all are [n_{i-1}, n_i].
    dW, db: lists of the same shapes; they are means over the batch, and their dtype is the precision.
    activations, loss: optional; the outputs of all layers, oriented as X, and the mean loss.
    samples: "rows" or "columns", needed only if X is square. engine: who computed the gradient, a name.
    """
    weights, biases = _arrays("W", weights), _arrays("b", biases)
    dW, db = _arrays("dW", dW), _arrays("db", db)
    X, y = _array("X", X), _array("y", y, keep_integers=True)
    depth = len(weights)
    for name, given in [("biases", biases), ("dW", dW), ("db", db)]:
        if len(given) != depth:
            raise ValueError(f"{depth} weights but {len(given)} {name}: expected one for each layer")
    by_inputs = _check_layers(weights, biases, dW, db)
    _check_precision(dW, db)
    _check_inputs(X, weights, biases, dW[0])
    _check_labels(y)
    n = weights[0].shape[0 if by_inputs or weights[0].ndim == 1 else 1]
    in_rows = _samples_in_rows(X, y, n, samples)
    m = X.shape[0 if in_rows else 1]
    if y.size != m and y.shape in ((m, 2), (2, m)):
        raise ValueError(f"y is {_shape(y)}, expected {m} labels: of one-hot labels, give {'y[:, 1]' if y.shape[0] == m else 'y[1]'}")
    if y.size != m:
        raise ValueError(f"y has {y.size} labels, but X {_shape(X)} has {m} samples in {'rows' if in_rows else 'columns'}")
    parts = {"X": X, "y": y.reshape((m, 1) if in_rows else (1, m))}
    for i in range(depth):
        parts.update({f"W{i + 1}": weights[i], f"b{i + 1}": biases[i], f"dW{i + 1}": dW[i], f"db{i + 1}": db[i]})
    if activations is not None:
        outputs = _arrays("A", activations)
        if len(outputs) != depth:
            raise ValueError(f"{depth} weights but {len(outputs)} activations: expected the output of each layer")
        for i, (A, b) in enumerate(zip(outputs, biases)):
            shape = (m, b.size) if in_rows else (b.size, m)
            if A.size != m * b.size or (A.ndim == 2 and A.shape != shape):
                raise ValueError(f"A{i + 1} is {_shape(A)}, expected {list(shape)}, as X has it")
            parts[f"A{i + 1}"] = A.reshape(shape)
    if loss is not None:
        parts["J"] = _array("J", loss).reshape(())
    if engine is not None:
        parts["engine"] = np.array(str(engine))
    np.savez(file, **parts)


def from_torch(file, model, X, y, **more):
    """Saves the gradient that PyTorch has computed, of a model of Linear and Sigmoid.

    loss = torch.nn.functional.binary_cross_entropy(model(X), y)
    loss.backward()
    from_torch("mine.npz", model, X, y)  # before the optimizer's step
    """
    linear, taken = [], set()
    for module in model.modules():
        if any(True for _ in module.children()):
            continue
        kind = type(module).__name__
        weight, bias = getattr(module, "weight", None), getattr(module, "bias", None)
        if weight is not None and getattr(weight, "ndim", 0) == 2 and bias is not None:
            linear.append(module)
            taken |= {id(weight), id(bias)}
        elif kind not in ("Sigmoid", "Identity", "Flatten"):
            raise ValueError(f"the model has a {kind}: expected Linear layers with a bias, and Sigmoid")
    other = [name for name, parameter in model.named_parameters() if id(parameter) not in taken]
    if other or not linear:
        raise ValueError(f"the model has {', '.join(other) or 'no Linear layer'}: expected Linear layers with a bias alone")
    if any(parameter.grad is None for layer in linear for parameter in (layer.weight, layer.bias)):
        raise ValueError("the model has no gradient yet: call loss.backward() first")
    save(
        file,
        X,
        y,
        [layer.weight for layer in linear],
        [layer.bias for layer in linear],
        [layer.weight.grad for layer in linear],
        [layer.bias.grad for layer in linear],
        **{"samples": "rows", "engine": "torch", **more},
    )


def from_keras(file, model, X, y, gradients, **more):
    """Saves the gradients of a Keras model of Dense layers with the activation sigmoid.

    with tf.GradientTape() as tape:
        loss = keras.losses.BinaryCrossentropy()(y, model(X))
    from_keras("mine.npz", model, X, y, tape.gradient(loss, model.trainable_variables))
    """
    dense = []
    for layer in model.layers:
        if type(layer).__name__ == "Dense":
            last = layer is model.layers[-1]
            function = getattr(layer.activation, "__name__", str(layer.activation))
            if function != "sigmoid" and not (last and function == "linear"):  # a loss from logits has the last σ
                raise ValueError(f"{layer.name} has the activation {function}, expected sigmoid")
            if layer.bias is None:
                raise ValueError(f"{layer.name} has no bias, expected one")
            dense.append(layer)
        elif layer.weights or type(layer).__name__ not in ("InputLayer", "Flatten"):
            raise ValueError(f"the model has a {type(layer).__name__}: expected Dense layers alone")
    given = list(gradients)
    variables = list(model.trainable_variables)
    if len(given) != len(variables) or len(variables) != 2 * len(dense):
        raise ValueError(
            f"{len(given)} gradients for {len(variables)} trainable variables of {len(dense)} Dense layers:"
            " expected one for each kernel and each bias"
        )
    save(
        file,
        X,
        y,
        [layer.kernel for layer in dense],
        [layer.bias for layer in dense],
        given[0::2],
        given[1::2],
        **{"samples": "rows", "engine": "keras", **more},
    )


def from_jax(file, params, gradients, X, y, **more):
    """Saves what jax.grad returns for parameters that are a list of (W, b), or Flax's dictionary of Dense layers.

    gradients = jax.grad(loss)(params, X, y)
    from_jax("mine.npz", params, gradients, X, y)
    """
    layers, slopes = _layers(params), _layers(gradients)
    save(
        file,
        X,
        y,
        [W for W, _ in layers],
        [b for _, b in layers],
        [W for W, _ in slopes],
        [b for _, b in slopes],
        **{"samples": "rows", "engine": "jax", **more},
    )


def from_sklearn(file, model, X, y, **more):
    """Saves the gradient of a fitted MLPClassifier(activation="logistic") at its present weights.

    from_sklearn("mine.npz", model, X, y)

    scikit-learn shows no gradient, so a copy of the model takes one large step. The model's alpha is kept: if it is not
    0, the gradient contains that of the penalty, and the check says so.
    """
    if getattr(model, "activation", None) != "logistic" or getattr(model, "out_activation_", None) != "logistic":
        raise ValueError('expected a fitted MLPClassifier(activation="logistic") of two classes')
    X = np.asarray(X)
    if X.dtype.kind != "f":
        X = X.astype(np.float64)
    stepped = type(model)(**model.get_params())
    stepped.set_params(
        solver="sgd",
        learning_rate="constant",
        learning_rate_init=STEP,
        momentum=0.0,
        nesterovs_momentum=False,
        batch_size=len(X),
        shuffle=False,
    )
    stepped.partial_fit(X, y, classes=model.classes_)  # makes the optimizer, whatever the solver of the fit was
    before = [[np.array(each) for each in model.coefs_], [np.array(each) for each in model.intercepts_]]
    stepped.coefs_, stepped.intercepts_ = copy.deepcopy(before)
    stepped.partial_fit(X, y)
    after = [stepped.coefs_, stepped.intercepts_]
    dW, db = ([(a - b) / a.dtype.type(STEP) for a, b in zip(one, other)] for one, other in zip(before, after))
    labels = (np.asarray(y).reshape(-1) == model.classes_[1]).astype(np.int8)
    save(file, X, labels, before[0], before[1], dW, db, **{"samples": "rows", "engine": "scikit-learn", **more})


def _layers(params):
    """Pairs (W, b), from the first layer to the last."""
    if hasattr(params, "items"):
        if set(params) == {"params"}:
            return _layers(params["params"])
        names = sorted(params, key=lambda name: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)])
        return [_pair(name, params[name]) for name in names]
    return [_pair(f"layer {i + 1}", layer) for i, layer in enumerate(params)]


def _pair(name, layer):
    if hasattr(layer, "items"):
        if set(layer) != {"kernel", "bias"}:
            raise ValueError(f"{name} has {', '.join(layer)}: expected kernel and bias")
        return layer["kernel"], layer["bias"]
    if len(layer) != 2:
        raise ValueError(f"{name} has {len(layer)} arrays: expected (W, b)")
    return tuple(layer)


def _arrays(name, values):
    if hasattr(values, "ndim"):
        raise ValueError(f"{name}: expected a list with an array for each layer, not one array")
    return [_array(f"{name}{i + 1}", each) for i, each in enumerate(values)]


def _array(name, value, keep_integers=False):
    """A NumPy array of floats, from an array of any framework or from lists."""
    if value is None:
        raise ValueError(f"{name} is None: was its gradient computed?")
    if hasattr(value, "detach"):  # PyTorch's, which may be on a GPU
        value = value.detach().cpu()
    if "bfloat16" in str(getattr(value, "dtype", "")):
        raise ValueError(f"{name} is bfloat16, which NumPy does not have: check the gradient in float32")
    array = np.asarray(value)
    if keep_integers and array.dtype.kind in "UO":
        raise ValueError(f"{name} is {array.dtype}, expected numbers from 0 to 1: of names, {name} == 'the name of class 1'")
    if array.dtype.kind in "iub" and not keep_integers:
        array = array.astype(np.float64)
    if array.dtype.kind not in "fiub" or array.dtype.itemsize > 8:
        raise ValueError(f"{name} is {array.dtype}, expected float16, float32 or float64")
    return array


def _check_layers(weights, biases, dW, db):
    """Whether W is [n_{i-1}, n_i], after a check that the shapes fit each other."""
    if not weights:
        raise ValueError("no weights: expected one W for each layer")
    for i, W in enumerate(weights):
        if W.ndim != 2 and not (W.ndim == 1 and i == len(weights) - 1):
            raise ValueError(f"W{i + 1} is {_shape(W)}, expected two dimensions")
    for i in range(len(weights)):
        if dW[i].shape != weights[i].shape:
            hint = f": dW{i + 1}.T?" if dW[i].shape == weights[i].shape[::-1] else ""
            if [each.shape for each in dW[::-1]] == [each.shape for each in weights]:
                hint = ": is dW in reverse order? The first layer comes first: dW[::-1], db[::-1]"
            raise ValueError(f"dW{i + 1} is {_shape(dW[i])}, but W{i + 1} is {_shape(weights[i])}{hint}")
    fitting = [by_inputs for by_inputs in (False, True) if _is_chain(weights, by_inputs)]
    if not fitting:
        shapes = ", ".join(f"W{i + 1} {_shape(W)}" for i, W in enumerate(weights))
        raise ValueError(
            f"the weights are no chain that ends in one output: {shapes};"
            " expected all [n_i, n_{i-1}], the last [1, n], or all [n_{i-1}, n_i], the last [n, 1]"
        )
    by_inputs = fitting[0]
    for i, W in enumerate(weights):
        outputs = 1 if W.ndim == 1 else W.shape[1 if by_inputs else 0]
        for name, vector in [("b", biases[i]), ("db", db[i])]:
            if vector.size != outputs:
                raise ValueError(f"{name}{i + 1} is {_shape(vector)}, but W{i + 1} {_shape(W)} has {outputs} outputs")
    return by_inputs


def _check_precision(dW, db):
    """One dtype for all: it is the precision, and a float32 that was widened holds no more digits."""
    for i, layer in enumerate(zip(dW, db)):
        for name, array in zip(("dW", "db"), layer):
            if array.dtype.itemsize != dW[0].dtype.itemsize:
                raise ValueError(
                    f"dW1 is {dW[0].dtype}, but {name}{i + 1} is {array.dtype}:"
                    " expected one for all gradients, that in which they were computed"
                )


def _check_inputs(X, weights, biases, gradient):
    """Whether all are finite; a warning if they have fewer digits than the gradient."""
    named = [("X", X)]
    for i, (W, b) in enumerate(zip(weights, biases)):
        named += [(f"W{i + 1}", W), (f"b{i + 1}", b)]
    for name, array in named:
        if not np.isfinite(array).all():
            at = [int(k) for k in np.argwhere(~np.isfinite(array))[0]]
            raise ValueError(f"{name}{at} is {array[tuple(at)]}, expected a finite number")
    narrow = [(name, array) for name, array in named if array.dtype.itemsize < gradient.dtype.itemsize]
    if narrow:
        name, array = narrow[0]
        warnings.warn(
            f"{name} is {array.dtype}, but dW1 is {gradient.dtype}, and is judged as such: if the backprop computed in"
            f" {array.dtype} somewhere, give dW and db in {array.dtype} too",
            stacklevel=3,
        )


def _check_labels(y):
    wrong = np.argwhere(~((y >= 0) & (y <= 1)))
    if len(wrong):
        at = tuple(wrong[0])
        hint = ""
        if np.isin(y, (-1, 1)).all():
            hint = ": of the classes -1 and 1, give (y + 1) / 2"
        elif np.isin(y, (1, 2)).all():
            hint = ": of the classes 1 and 2, give y - 1"
        raise ValueError(f"y{[int(k) for k in at]} is {y[at]}, expected labels from 0 to 1{hint}")


def _is_chain(weights, by_inputs):
    ends = [((W.shape[0], 1) if W.ndim == 1 else W.shape if by_inputs else W.shape[::-1]) for W in weights]
    return ends[-1][1] == 1 and all(one[1] == other[0] for one, other in zip(ends, ends[1:]))


def _samples_in_rows(X, y, n, samples):
    if samples not in (None, "rows", "columns"):
        raise ValueError(f"samples is {samples!r}, expected 'rows' or 'columns'")
    if X.ndim != 2:
        raise ValueError(f"X is {_shape(X)}, expected [m, {n}] or [{n}, m]")
    rows_fit = X.shape[1] == n and samples != "columns"
    columns_fit = X.shape[0] == n and samples != "rows"
    if not rows_fit and not columns_fit:
        raise ValueError(f"X is {_shape(X)}, but W1 takes {n} inputs: expected [m, {n}] or [{n}, m]")
    if rows_fit and columns_fit and n > 1 and (y.ndim != 2 or 1 not in y.shape):
        raise ValueError(f"X is {_shape(X)}: say samples='rows' or samples='columns'")
    return not columns_fit or (rows_fit and (y.ndim != 2 or y.shape[1] == 1))


def _shape(array):
    return str(list(array.shape))

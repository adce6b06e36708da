#!/usr/bin/python3
"""Runs every backprop in wrong/ and right/ and writes what it says as gradient files.

    run.py FOLDER [SLUG...]

Each module has gradients(X, y, W, b). It is run on five networks and in three forms (double; float; double with its
own A and J, if it shows any). FOLDER then holds numpy-SLUG-NETWORK-FORM.npz and manifest.csv, which says of each file
what the mistake is, which names of it are right, and how far it is from the right gradient:

  effect          the largest, over the tensors, of max|g - right| / max|right|
  forward_effect  the same for the A and J that stand in the file (empty if none do)
  none            exactly | rounding | no: is the file equal to the right one, or as near as rounding makes it?

What is saved are the arrays that the module was given, as they are after the call: a module that steps its weights in
place leaves the stepped weights, as a script that saves last would. The right gradient is that of what was saved.
Ends with 1 if a right module is wrong, a wrong one never is, or a header says what is not so.
"""
import csv
import importlib.util
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
PART = "numpy"
KEYS = ["mistake", "source", "names", "forward"]
COLUMNS = ["file", "mistake", "slug", "kind", "names", "forward", "network", "form", "source", "effect",
           "forward_effect", "none"]


# the networks

def layers(rng, sizes, spread=1.0, bias=0.5):
    W = [rng.normal(0.0, spread, (n, k)) for k, n in zip(sizes, sizes[1:])]
    b = [rng.normal(0.0, bias, (n, 1)) for n in sizes[1:]]
    return W, b


def labels(rng, m, positives):
    """Both classes in random order; the first label is 0, the last one 1."""
    inner = np.array([1.0] * (positives - 1) + [0.0] * (m - positives - 1))
    return np.concatenate([[0.0], rng.permutation(inner), [1.0]])[np.newaxis, :]


def small():
    rng = np.random.default_rng(190)
    W, b = layers(rng, [2, 3, 1], spread=1.5)
    return rng.normal(size=(2, 8)), labels(rng, 8, 4), W, b


def uneven():
    rng = np.random.default_rng(15)
    W, b = layers(rng, [4, 5, 3, 1], spread=1.5)
    return rng.normal(size=(4, 16)), labels(rng, 16, 4), W, b


def square():
    rng = np.random.default_rng(177)
    W, b = layers(rng, [6, 6, 6, 1], spread=1.2)
    return rng.normal(size=(6, 24)), labels(rng, 24, 11), W, b


def wdbc():
    """Thirty correlated features in two classes, standardised, and weights after 40 steps of gradient descent."""
    rng = np.random.default_rng(44)
    y = labels(rng, 64, 24)
    mixing = rng.normal(size=(30, 8))
    X = mixing @ (rng.normal(size=(8, 64)) + 0.7 * y * rng.normal(size=(8, 1))) + rng.normal(size=(30, 64))
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    sizes = [30, 16, 8, 1]
    W = [rng.normal(0.0, np.sqrt(1.0 / k), (n, k)) for k, n in zip(sizes, sizes[1:])]
    b = [np.zeros((n, 1)) for n in sizes[1:]]
    for _ in range(40):
        dW, db, _, _ = plain(X, y, W, b)
        W = [w - 2.0 * g for w, g in zip(W, dW)]
        b = [v - 2.0 * g for v, g in zip(b, db)]
    return X, y, W, b


def saturated():
    rng = np.random.default_rng(9756)
    W, b = layers(rng, [5, 4, 1])
    return rng.normal(size=(5, 18)), labels(rng, 18, 8), [8.0 * w for w in W], b


NETWORKS = {"small": small, "uneven": uneven, "square": square, "wdbc": wdbc, "saturated": saturated}
FORMS = {"double": (np.float64, False), "float": (np.float32, False), "forward": (np.float64, True)}


# the right gradient

def plain(X, y, W, b):
    """The formula as it stands, in the arithmetic of its arguments: how far rounding alone goes."""
    m = X.shape[1]
    A = [X]
    Z = []
    for w, v in zip(W, b):
        Z.append(w @ A[-1] + v)
        A.append(1 / (1 + np.exp(-Z[-1])))
    J = np.mean(np.logaddexp(Z[-1] * 0, Z[-1]) - y * Z[-1])
    dW, db = [None] * len(W), [None] * len(W)
    dZ = A[-1] - y
    for i in reversed(range(len(W))):
        dW[i] = dZ @ A[i].T / m
        db[i] = dZ.sum(axis=1, keepdims=True) / m
        dZ = (W[i].T @ dZ) * A[i] * (1 - A[i])
    return dW, db, A[1:], J


def truth(X, y, W, b):
    """The same in the widest arithmetic there is, with 1 - a taken as sigma(-z): right for every z."""
    X, y = X.astype(np.longdouble), y.astype(np.longdouble)
    W = [w.astype(np.longdouble) for w in W]
    b = [v.astype(np.longdouble) for v in b]
    sigma = lambda z: np.where(z < 0, np.exp(-np.abs(z)), 1) / (1 + np.exp(-np.abs(z)))
    m = X.shape[1]
    A = [X]
    Z = []
    for w, v in zip(W, b):
        Z.append(w @ A[-1] + v)
        A.append(sigma(Z[-1]))
    J = np.mean(np.maximum(Z[-1], 0) + np.log1p(np.exp(-np.abs(Z[-1]))) - y * Z[-1])
    dW, db = [None] * len(W), [None] * len(W)
    dZ = (1 - y) * sigma(Z[-1]) - y * sigma(-Z[-1])
    for i in reversed(range(len(W))):
        dW[i] = dZ @ A[i].T / m
        db[i] = dZ.sum(axis=1, keepdims=True) / m
        if i > 0:
            dZ = (W[i].T @ dZ) * sigma(Z[i - 1]) * sigma(-Z[i - 1])
    return dW, db, A[1:], J


def effect(got, right):
    """The largest, over the tensors, of max|g - right| / max|right|; infinite where a number is not finite."""
    worst = 0.0
    for g, r in zip(got, right):
        g, r = np.asarray(g, np.longdouble), np.asarray(r, np.longdouble)
        if not np.all(np.isfinite(g)):
            return np.inf
        difference, scale = np.max(np.abs(g - r)), np.max(np.abs(r))
        if difference > 0:
            worst = max(worst, float(difference / scale) if scale > 0 else np.inf)
    return worst


# the modules

def header(path):
    """The four keys at the top of a module; anything else there is refused."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(": ")
        found[key] = value.strip()
    if list(found) != KEYS:
        raise SystemExit(f"{path.name}: the header must be {', '.join(KEYS)}, not {', '.join(found)}")
    if found["forward"] not in ("right", "wrong"):
        raise SystemExit(f"{path.name}: forward is right or wrong, not {found['forward']}")
    return found


def load(path):
    spec = importlib.util.spec_from_file_location("corpus_" + path.stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ask(module, network, dtype):
    """What the module says, and the arrays as it left them; None where it says 'not here'."""
    X, y, W, b = network
    X, y = X.astype(dtype), y.astype(dtype)
    W, b = [w.astype(dtype) for w in W], [v.astype(dtype) for v in b]
    shapes = [w.shape for w in W] + [v.shape for v in b]
    try:
        said = module.gradients(X, y, W, b)
    except ValueError as error:
        if str(error) == "not here":
            return None
        raise
    for given in (said["dW"] + said["db"], W + b):
        if [g.shape for g in given] != shapes or any(g.dtype != dtype for g in given):
            raise TypeError(f"shapes or element types are wrong: {[(g.shape, str(g.dtype)) for g in given]}")
    if "A" in said and ([a.shape for a in said["A"]] != [(n[0], X.shape[1]) for n in shapes[:len(W)]]
                        or any(a.dtype != dtype for a in said["A"])):
        raise TypeError(f"A is wrong: {[(a.shape, str(a.dtype)) for a in said['A']]}")
    return said, (X, y, W, b)


def arrays(said, saved, shown):
    X, y, W, b = saved
    out = {"X": X, "y": y}
    for name, tensors in (("W", W), ("b", b), ("dW", said["dW"]), ("db", said["db"])):
        out.update({f"{name}{i}": t for i, t in enumerate(tensors, 1)})
    if shown:
        out.update({f"A{i}": a for i, a in enumerate(said.get("A", []), 1)})
        if "J" in said:
            out["J"] = np.asarray(said["J"], dtype=X.dtype).reshape(())
    return out


def judge(said, saved, shown):
    """effect, forward_effect (None if nothing is shown) and none, as the manifest has them."""
    dtype = saved[0].dtype
    dW, db, A, J = truth(*saved)
    pW, pb, pA, pJ = plain(*saved)
    got = said["dW"] + said["db"]
    size = effect(got, dW + db)
    noise = effect(pW + pb, dW + db)
    allowed = 8 * (noise if np.isfinite(noise) else 0) + 32 * np.finfo(dtype).eps
    same = all(np.array_equal(g, p) or np.array_equal(g, t.astype(dtype))
               for g, p, t in zip(got, pW + pb, dW + db))
    ahead = None
    if shown:
        own, right = list(said.get("A", [])), list(A) if "A" in said else []
        if "J" in said:
            own, right = own + [said["J"]], right + [J]
        ahead = effect(own, right)
        same = same and ahead <= np.finfo(dtype).eps
    rounding = size <= allowed and (ahead is None or ahead <= 1e-11)
    return size, ahead, "exactly" if same else "rounding" if rounding else "no"


def main(folder, only):
    sys.dont_write_bytecode = True
    np.seterr(all="ignore")
    folder.mkdir(parents=True, exist_ok=True)
    networks = {name: make() for name, make in NETWORKS.items()}
    rows, faults = [], []
    for kind in ("wrong", "right"):
        for path in sorted((HERE / kind).glob("*.py")):
            if only and path.stem not in only:
                continue
            head, module, mine = header(path), load(path), []
            for network, form in ((n, f) for n in NETWORKS for f in FORMS):
                dtype, shown = FORMS[form]
                try:
                    answer = ask(module, networks[network], dtype)
                except Exception as error:
                    faults.append(f"{kind}/{path.stem} on {network}, {form}: {type(error).__name__}: {error}")
                    continue
                if answer is None or shown and not {"A", "J"} & answer[0].keys():
                    continue
                said, saved = answer
                size, ahead, none = judge(said, saved, shown)
                name = f"{PART}-{path.stem}-{network}-{form}.npz"
                np.savez(folder / name, **arrays(said, saved, shown))
                mine.append({"file": name, "slug": path.stem, "kind": kind, "network": network, "form": form, **head,
                             "effect": f"{size:.3g}", "forward_effect": "" if ahead is None else f"{ahead:.3g}",
                             "none": none})
            rows += mine
            faults += contradictions(kind, path.stem, head, mine)
    with open(folder / "manifest.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    summary(rows)
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


def contradictions(kind, slug, head, mine):
    """What the header or the folder says of a module, and its own numbers do not."""
    if not mine:
        yield f"{kind}/{slug}: ran on no network"
        return
    ahead = [float(row["forward_effect"]) for row in mine if row["forward_effect"]]
    if kind == "wrong" and all(row["none"] != "no" for row in mine):
        yield f"wrong/{slug}: right on every network"
    if kind == "right":
        for row in mine:
            limit = 1e-10 if row["form"] != "float" else 1e-3
            if not float(row["effect"]) <= limit or float(row["forward_effect"] or 0) > 1e-10:
                yield f"right/{slug} on {row['network']}, {row['form']}: {row['effect']} {row['forward_effect']}"
    if head["forward"] == "right" and any(a > 1e-10 for a in ahead):
        yield f"{kind}/{slug}: its A or J is off by {max(ahead):.2g}, the header says it is right"
    if head["forward"] == "wrong" and not any(a > 1e-12 for a in ahead):
        yield f"{kind}/{slug}: its A and J are right or not shown, the header says wrong"


def summary(rows):
    for kind in ("wrong", "right"):
        some = [row for row in rows if row["kind"] == kind]
        none = [row for row in some if row["none"] != "no"]
        print(f"{kind}: {len({row['slug'] for row in some})} modules, {len(some)} files, "
              f"{len(none)} of them no different from the right ones but for rounding")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__.split("\n\n")[1])
    sys.exit(main(pathlib.Path(sys.argv[1]), set(sys.argv[2:])))

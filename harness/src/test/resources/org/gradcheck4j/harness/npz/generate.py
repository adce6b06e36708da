"""Makes the gradient files beside it, with NumPy (2.4.6 made those that are committed): python3 generate.py

A network 3-2-1 and 4 samples. Every entry says where it belongs: entry (row, column) of the tensor numbered t is
(100 t + 10 row + column) / 64, exact in float16; the tests expect just these values.
"""

import os
import zipfile

import numpy as np
from numpy.lib import format as npy

SHAPES = {"X": (3, 4), "W1": (2, 3), "b1": (2, 1), "W2": (1, 2), "b2": (1, 1), "dW1": (2, 3), "db1": (2, 1),
          "dW2": (1, 2), "db2": (1, 1), "A1": (2, 4), "A2": (1, 4)}
HERE = os.path.dirname(os.path.abspath(__file__))


def tensor(name):
    rows, columns = np.indices(SHAPES[name])
    return (100 * list(SHAPES).index(name) + 10 * rows + columns) / 64


def parts(dtype="<f8", order="C", samples="rows", forward=False, labels=None):
    held = {name: tensor(name) for name in SHAPES if forward or not name.startswith("A")}
    for name in ("X", "A1", "A2"):
        if samples == "rows" and name in held:
            held[name] = held[name].T
    held = {name: np.array(value, dtype=dtype, order=order) for name, value in held.items()}
    held["y"] = np.array([1, 0, 1, 1], dtype=dtype) if labels is None else labels
    return held


def save(name, compressed=True, version=None, **held):
    path = os.path.join(HERE, name + ".npz")
    if version is None:
        (np.savez_compressed if compressed else np.savez)(path, **held)
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, value in held.items():
            with archive.open(zipfile.ZipInfo(part + ".npy"), "w") as stream:
                npy.write_array(stream, np.asanyarray(value), version=version)


for size in (2, 4, 8):
    for letter, ends in (("<", "little"), (">", "big")):
        save(f"float{8 * size}-{ends}-endian", **parts(f"{letter}f{size}"))
save("plain", compressed=False, **parts())
save("fortran-order", **parts(order="F"))
save("columns", **parts(samples="columns"))
save("columns-fortran-order", **parts(samples="columns", order="F"))
save("version-2", version=(2, 0), **parts())
save("version-3", version=(3, 0), **parts())
save("forward-rows", J=np.float64(0.625), **parts(forward=True))
save("forward-columns", J=np.float64(0.625), **parts(forward=True, samples="columns", order="F"))
save("loss-alone", J=0.625, **parts("<f4"))
save("engine-unicode", engine="naïve 🐢 backprop", **parts())
save("engine-unicode-big-endian", engine=np.array("naïve 🐢 backprop", dtype=">U16"), **parts())
save("engine-bytes", engine=np.bytes_(b"my backprop"), **parts())
for dtype in ("bool", "i1", "u1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8",
              "<f2", ">f2", "<f4", ">f4", "<f8"):
    name = np.dtype(dtype).name + ("-big-endian" if dtype.startswith(">") else "")
    save("labels-" + name, **parts(labels=np.array([1, 0, 1, 1], dtype=dtype)))
save("labels-as-a-column", **parts(labels=np.array([[1], [0], [1], [1]])))
save("labels-as-a-row", **parts(labels=np.array([[1, 0, 1, 1]], order="F")))
flat = {name: value.reshape(-1) if name in ("b1", "b2") else value.reshape(1, -1) if name in ("db1", "db2") else value
        for name, value in parts().items()}
save("biases-flat-or-in-rows", **flat)
# Refused.
save("pickled", **{**parts(), "X": np.array([[1, 2, None]], dtype=object)})
save("complex", **{**parts(), "X": parts()["X"].astype("c16")})
save("record", **{**parts(), "X": np.zeros((4, 3), dtype=[("re", "<f4"), ("im", "<f4")])})
save("record-of-objects", **{**parts(), "X": np.zeros((4, 3), dtype=[("a", "O")])})

"""A function that makes a kernel for images from two kernels for signals."""

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every pair I tried came out right, with different lengths, with negative weights, and with
  kernels that aren't symmetric. Each weight is one for its row times one for its column.
swapped: Your rows are where columns should be. `down` goes down the columns, so it has a weight for
  each row. In a shape, which comes first, rows or columns?
flipped: All your weights are there, but both the rows and the columns are in the opposite order.
  That's what you get if you filter a bright pixel, and the next section says why. Which two weights
  belong to row 0, column 0?
half: Your {axis} are in the opposite order. Both arrays start at the upper left corner.
added: You added the two weights. But in the second pass, each weight multiplies what the first pass
  left.
one-by-one: You multiplied the first with the first, the second with the second, and so on. But the
  second pass spreads every number that the first one left, so every weight of `down` meets every
  weight of `across`.
sum: You return a single number, but a kernel has rows and columns. Each of its weights is just one
  product, so don't add them up.
merged: You merged them into a kernel for signals, as if both passes went in the same direction.
  Here one goes down and the other goes across, so the kernel has rows and columns.
flat: Your products are right, but they're all in one {line}. The kernel has a row for each weight
  of `down`, and a column for each weight of `across`.
copies: Each of your {lines} is a copy of `{name}`. The other pass changes them, so which weight of
  `{other}` does each of them get?
cross: You put `down` and `across` into the middle of the kernel, as a cross. But the second pass
  spreads every number that the first one left, so the corners fill up, too.
scaled: You made the weights sum to 1. A mean's do, and a Gaussian's, but others don't have to. Keep
  the products as they are.
early: You return too soon, inside {what}, so the rest of the kernel is still 0. How far does
  `return` have to be indented?
left-out: Your last {what} is missing. `range` leaves its end out, so `range(3)` is 0, 1, 2.
this-pair: You always return the nine weights from the lesson. Use `down` and `across` instead.
IndexError: Your function reached past the end of an array. `down` and `across` may have different
  lengths. Which one says how many rows there are, and which one how many columns?
ValueError: Your function raised ValueError, as NumPy does when sizes don't fit. `down * across`
  pairs the first with the first and the second with the second, so both would need the same length.
  But every weight of `down` meets every weight of `across`.
"""


def _cases():
    yield np.array([1, 2, 4]), np.array([5, 3, 1])
    yield np.array([0.5, -2, 3]), np.array([2.0, 1, 4])
    yield np.array([3, 0, 1, 2, 7]), np.array([1, -2, 4])  # more rows than columns
    yield np.array([-1, 0.25]), np.array([1, 3, 2, 0.5])  # fewer, and no column in the middle
    yield np.array([2, 1, 2]), np.array([1, 5, 1])


def _products(down, across):
    return down[:, None] * across


def _then(change):
    """Return a function that makes the right kernel, and then changes it."""
    return lambda down, across: change(_products(down, across))


def _pairs(down, across):
    """Return products of the first two, of the second two, and so on, as far as both go."""
    return np.array([one * other for one, other in zip(down, across, strict=False)])


def _cut(rows, columns):
    """Return a function that leaves zeros after so many rows and columns."""

    def kernel_2d(down, across):
        kernel = np.zeros((len(down), len(across)))
        kernel[:rows, :columns] = _products(down, across)[:rows, :columns]
        return kernel

    return kernel_2d


def _cross(is_across_last):
    def kernel_2d(down, across):
        kernel = np.zeros((len(down), len(across)))
        row, column = len(down) // 2, len(across) // 2
        kernel[row] = across
        kernel[:, column] = down
        if is_across_last:
            kernel[row] = across
        return kernel

    return kernel_2d


def _wrong():
    yield from {
        "swapped": [_then(np.transpose)],
        "flipped": [_then(np.flip)],
        "added": [lambda down, across: down[:, None] + across],
        "one-by-one": [_pairs],
        "sum": [lambda down, across: _pairs(down, across).sum(), _then(np.sum)],
        "merged": [np.convolve],
        "cross": [_cross(False), _cross(True)],
        "scaled": [_then(lambda kernel: kernel / kernel.sum())],
        "this-pair": [lambda down, across: np.outer([1, 2, 1], [1, 5, 1])],
    }.items()
    for axis, name in enumerate(("rows", "columns")):
        yield "half", [_then(lambda kernel, axis=axis: np.flip(kernel, axis))], {"axis": name}
    yield "flat", [_then(np.ravel), _then(lambda k: k.reshape(1, -1))], {"line": "row"}
    yield "flat", [_then(lambda k: k.reshape(-1, 1))], {"line": "column"}
    rows = [lambda down, across: np.tile(across, (len(down), 1))]
    yield "copies", rows, {"lines": "rows", "name": "across", "other": "down"}
    columns = [lambda down, across: np.tile(down, (len(across), 1)).T]
    yield "copies", columns, {"lines": "columns", "name": "down", "other": "across"}
    yield "early", [_cut(1, 1)], {"what": "both loops"}
    yield "early", [_cut(1, None)], {"what": "the first loop"}
    for what, rows, columns in (("row", -1, None), ("column", None, -1)):
        part = [_then(lambda kernel, cut=np.s_[:rows, :columns]: kernel[cut])]
        yield "left-out", [_cut(rows, columns), *part], {"what": what}


EXERCISE = Exercise(
    name="kernel-2d",
    lesson="07_gaussian_2d",
    says=_SAYS,
    arguments=("`down`", "`across`"),
    cases=_cases,
    right=lambda: [("right", [_products])],
    wrong=_wrong,
)

"""A function that returns the column and the row that a kernel is made of, or None."""

from contextlib import suppress

import numpy as np

from helpers.exercises.exercise import (
    Exercise,
    as_values,
    describe_difference,
    describe_other,
    not_yet,
)
from helpers.figures.wording import number
from helpers.filters.kernels import bell
from helpers.filters.separation import pairs

_SAYS = """
right: All {count} kernels came out right, even those with a row of zeros. Where there's a column
  and a row, two passes do the work of one large window.
single: You return {what}. I need the two kernels themselves, a column and a row, or None if there
  aren't any.
count: You return {count} things for {name}. I need two, a column and a row.
shape: One of your two has the shape {shape} for {name}. A column is just its weights, such as
  `kernel[:, 1]`, and so is a row.
zero: For {name}, one of your two isn't finite. You divided by 0 there. Some kernels have a 0 in a
  corner or in the middle, and some sum to 0. Find a weight that can't be 0, unless all are.
swapped: You return the row first. The column comes first, because `np.outer` takes it first.
lengths: For {name}, your two have {column} and {row} weights. The column needs one for each row of
  the kernel, and the row needs one for each column.
never: You return None for every kernel. But Sobel, for one, is a column times a row. Print
  `np.outer` of your two, compare it with Sobel, and make sure that you return the two.
always: You split every kernel, even {name}, and that has no such pair. Multiply your two with
  `np.outer`, and compare the product with the kernel.
symmetric: You split the symmetric kernels and no others. But the Laplacian is symmetric and has
  no pair. Sobel isn't, and it has one. What do the rows of Sobel have in common?
gave-up: You return None for {name}, and it has a pair. It has zeros where you look, so look
  elsewhere. In a kernel like this, which weight can't be 0?
crossed: You return None for {name}, and it has a pair. Yours is right for Sobel, because its first
  row and its first column cross at a 1. The weight where they cross is in both of them, so there
  the product has its square. Divide one of the two by it.
summed: You return None for Sobel, and it has a pair. Its weights sum to 0, so you can't divide by
  their sum. Take one row and one column as they are.
unscaled: You return a pair only where the weights sum to 1. The sums of the rows, times the sums of
  the columns, give the kernel times the sum of its weights, and for Sobel that sum is 0. Take one
  row and one column as they are.
missed: You return None for {name}, and it has a pair. Rounding changes the last digits, so if you
  compare with `==`, use `np.allclose` instead.
loose: You return a pair for {name}, and it has none. Multiply your two with `np.outer`, and compare
  the product with the kernel.
sign: The product of your two is right, but for its sign. You seem to lose the minus along the way,
  as a root or `np.abs` does.
unit: Your two have the right proportions, and both have length 1, as `np.linalg.svd` makes them. It
  also returns how large the product should be.
twice: You multiplied both of your two by how large the product should be, so yours is too large
  by that same factor. Multiply only one of them.
sums: You added up the rows and the columns. That comes close, but the product is the kernel times
  the sum of all weights, and for Sobel that sum is 0. Take one row and one column as they are.
factor: For {name}, the product of your two is {factor} times the kernel. If you take a row and a
  column of it, they cross at one weight, and there the product has its square.
other: For {name}, the product of your two isn't the kernel. {difference}
LinAlgError: Your function raised LinAlgError{error}. A determinant or an inverse needs a square
  kernel. And a determinant of 0 doesn't tell you enough. It's 0 for rank 2 as well.
IndexError: Your function raised IndexError{error}. A kernel may have 3 rows and 5 columns, and its
  weights may begin with zeros.
ValueError: Your function raised ValueError{error}. A kernel may have 3 rows and 5 columns.
"""
_DISK = [[r * r + c * c < 5 for c in range(-2, 3)] for r in range(-2, 3)]
_KERNELS = {
    "Sobel": np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]]),
    "the Laplacian": np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
    "the 3×3 mean": np.full((3, 3), 1 / 9),
    "the 7×7 Gaussian": np.outer(bell(7, 1.3), bell(7, 1.3)),
    "the kernel that sharpens": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "`disk(2)`": np.array(_DISK, np.uint8),
    "[[-1, 0, -4], [-2, 0, -8], [-3, 0, -12]]": -np.outer([1, 2, 3], [1, 0, 4]),
    "[[0, 0, 0], [6, 0, 15], [-2, 0, -5]]": np.outer([0, 3, -1], [2.0, 0, 5]),
    "[[0, 0, 8], [0, 0, 0], [0, 0, 4]]": np.outer([2, 0, 1], [0, 0, 4]),
    "[[1, 2, 1], [2, 4, 2], [1, 2, 2]]": np.array([[1, 2, 1], [2, 4, 2], [1, 2, 2]]),
    "a kernel of 3 rows and 5 columns": np.outer([1, 2, 1], [0.5, -1, 3, 2, 4]),
}
_NONE = np.empty(0)
# Of a product, in parts of the largest weight: each of its factors may be rounded to three digits.
_PRECISION = 0.003


def _read(output, case, say):
    """Return the product of the two kernels that a function returned, or nothing for None."""
    if output is None:
        return _NONE
    name = next(name for name, kernel in _KERNELS.items() if kernel is case[0])
    kind = type(output)
    if issubclass(kind, (bool, np.bool_)):
        return say("single", what="a yes or no")
    if issubclass(kind, (int, float, np.number)):
        return say("single", what="one number")
    is_array = issubclass(kind, np.ndarray)
    if not issubclass(kind, (tuple, list, np.ndarray)) or (is_array and not output.ndim):
        return not_yet(describe_other(output, "a column and a row"))
    if len(output) != 2:
        return say("count", count=len(output), name=name)
    sides = []
    for each in output:
        values = as_values(each, "a row of numbers")
        if isinstance(values, str):
            return say("zero", name=name) if _is_infinite(each) else not_yet(values)
        if values.ndim == 0 or values.size != max(values.shape):
            return say("shape", shape=values.shape, name=name)
        sides.append(values.ravel())
    return np.outer(*sides)


def _is_infinite(values):
    with suppress(Exception):  # a learner's object may raise anything
        return not np.isfinite(np.asarray(values, float)).all()
    return False


def _judge(products, say):
    names, kernels = [*_KERNELS], [*_KERNELS.values()]
    is_pair = np.array([len(pairs(kernel.astype(float))) == 1 for kernel in kernels])
    given = np.array([product.size > 0 for product in products])
    for at in np.flatnonzero(given):
        column, row = products[at].shape
        if (column, row) == kernels[at].shape[::-1] != (row, column):
            return say("swapped")
        if (column, row) != kernels[at].shape:
            return say("lengths", name=names[at], column=column, row=row)
    is_same = np.array(
        [
            pair and _agree(product, kernel)
            for pair, product, kernel in zip(given, products, kernels, strict=True)
        ]
    )
    if (np.where(is_pair, is_same, ~given)).all():
        return say("right", count=len(kernels))
    if not given.any():
        return say("never")
    if said := _judge_products(
        [(names[k], products[k], kernels[k]) for k in np.flatnonzero(is_pair & given)], say
    ):
        return said
    return _judge_choice(given, is_pair, names, kernels, say)


def _agree(product, kernel):
    """Return whether a product is a kernel, as far as two rounded factors can give it."""
    return np.abs(product - kernel).max() <= _PRECISION * np.abs(kernel).max()


def _judge_choice(given, is_pair, names, kernels, say):
    """Return what's said to the right pairs if they're given for some wrong kernels."""
    if all(given == [_is_symmetric(kernel) for kernel in kernels]):
        return say("symmetric")
    missed = np.flatnonzero(is_pair & ~given)
    if missed.size:
        if all(given == [is_pair[k] and kernel[0, 0] == 1 for k, kernel in enumerate(kernels)]):
            return say("crossed", name=names[missed[0]])
        if all(given == [is_pair[k] and kernel.sum() != 0 for k, kernel in enumerate(kernels)]):
            return say("summed")
        sums_to_one = [np.isclose(kernel.sum(), 1) for kernel in kernels]
        if all(given == is_pair & sums_to_one):
            return say("unscaled")
        name, some = names[missed[0]], [kernels[k] for k in missed]
        has_zeros = all((kernel == 0).any() for kernel in some)
        return say("gave-up" if has_zeros else "missed", name=name)
    wrong = np.flatnonzero(given & ~is_pair)
    return say("always" if given.all() else "loose", name=names[wrong[0]])


def _is_symmetric(kernel):
    return kernel.shape[0] == kernel.shape[1] and np.array_equal(kernel, kernel.T)


def _judge_products(those, say):
    """Return what's wrong with the products of kernels that are a pair, or None."""
    factors = []
    for name, product, kernel in those:
        factor = np.sum(product * kernel) / np.sum(kernel.astype(float) ** 2)
        if not _agree(product, factor * kernel):
            if _agree(np.abs(product), np.abs(kernel)):
                return say("sign")
            difference = describe_difference(product, kernel.astype(float))
            return say("other", name=name, difference=difference)
        factors.append(factor)
    factors = np.array(factors)
    wrong = np.abs(factors - 1) > _PRECISION
    if not wrong.any():
        return None
    sizes = np.array([np.linalg.norm(kernel) for _, _, kernel in those])
    known = {
        "unit": 1 / sizes,
        "twice": sizes,
        "sums": [kernel.sum() for _, _, kernel in those],
    }
    for name, expected in known.items():
        if np.allclose(factors, expected, rtol=_PRECISION, atol=_PRECISION):
            return say(name)
    if np.allclose(np.abs(factors), 1, atol=_PRECISION):
        return say("sign")
    at = np.argmax(wrong * (np.abs(factors) > _PRECISION))
    return say("factor", name=those[at][0], factor=number(factors[at]))


EXERCISE = Exercise(
    name="separate",
    lesson="14_cost",
    says=_SAYS,
    arguments=("the kernel",),
    cases=lambda: ((kernel,) for kernel in _KERNELS.values()),
    read=_read,
    judge=_judge,
)

"""Answers to separate, by a piece of what the check says to each."""

import numpy as np


def at_largest(kernel):
    return np.unravel_index(np.abs(kernel).argmax(), kernel.shape)


def checked(kernel, column, row):
    return (column, row) if np.allclose(np.outer(column, row), kernel) else None


def by_largest(kernel):
    r, c = at_largest(kernel)
    return checked(kernel, kernel[:, c], kernel[r] / kernel[r, c])


def by_svd(kernel):
    left, sizes, right = np.linalg.svd(kernel)
    if sizes[1] > 1e-9 * sizes[0]:
        return None
    return [left[:, :1] * sizes[0], right[:1]]


def by_rank(kernel):
    if np.linalg.matrix_rank(kernel) == 1:
        r, c = at_largest(kernel)
        return list(kernel[:, c] / kernel[r, c]), list(kernel[r])


def by_loop(kernel):
    """Take the first row that isn't all zeros, and see that each one is a multiple of it."""
    row = next(row for row in kernel if any(row))
    c = np.flatnonzero(row)[0]
    column = []
    for other in kernel:
        column.append(other[c] / row[c])
        if any(abs(column[-1] * w - v) > 1e-12 for w, v in zip(row, other, strict=True)):
            return None
    return column, row


def of(column, row):
    """Return a function that has the pair that's made of a kernel's, if it has one."""

    def function(kernel):
        pair = by_largest(kernel)
        return pair and (column(pair, kernel), row(pair, kernel))

    return function


def first(kernel):
    return kernel[:, 0], kernel[0] / kernel[0, 0]


def first_checked(kernel):
    return checked(kernel, *first(kernel))


def cautious(kernel):
    return first_checked(kernel) if kernel[0, 0] else None


def careful_in_the_middle(kernel):
    r, c = kernel.shape[0] // 2, kernel.shape[1] // 2
    if kernel[r, c] == 0:
        return None
    return checked(kernel, kernel[:, c], kernel[r] / kernel[r, c])


def uncrossed(kernel):
    r, c = at_largest(kernel)
    if by_largest(kernel):
        return kernel[:, c], kernel[r]


def first_uncrossed(kernel):
    return checked(kernel, kernel[:, 0], kernel[0])


def uncrossed_in_the_middle(kernel):
    if np.linalg.matrix_rank(kernel) == 1:
        return kernel[:, kernel.shape[1] // 2], kernel[kernel.shape[0] // 2]


def if_symmetric(kernel):
    if kernel.shape[0] == kernel.shape[1] and (kernel == kernel.T).all():
        r, c = at_largest(kernel)
        return kernel[:, c], kernel[r] / kernel[r, c]


def if_equal(kernel):
    pair = always(kernel)
    return pair if (np.outer(*pair) == kernel).all() else None


def always(kernel):
    r, c = at_largest(kernel)
    return kernel[:, c], kernel[r] / kernel[r, c]


def by_determinant(kernel):
    if abs(np.linalg.det(kernel)) < 1e-9:
        return always(kernel)


def loosely(kernel):
    pair = always(kernel)
    gap = np.abs(np.outer(*pair) - kernel).sum()
    return pair if gap <= 0.5 * np.abs(kernel).sum() else None


def bare_svd(kernel):
    left, sizes, right = np.linalg.svd(kernel)
    if sizes[1] < 1e-9:
        return left[:, 0], right[0]


def svd_twice(kernel):
    left, sizes, right = np.linalg.svd(kernel)
    if sizes[1] < 1e-9:
        return sizes[0] * left[:, 0], sizes[0] * right[0]


def sums(kernel):
    if by_largest(kernel):
        return kernel.sum(axis=1), kernel.sum(axis=0)


def sums_checked(kernel):
    return checked(kernel, kernel.sum(axis=1), kernel.sum(axis=0))


def sums_divided_checked(kernel):
    with np.errstate(invalid="ignore"):
        return checked(kernel, *sums_divided(kernel))


def sums_divided(kernel):
    return kernel.sum(axis=1), kernel.sum(axis=0) / kernel.sum()


def square_only(kernel):
    n = len(kernel)
    pair = by_largest(kernel)
    return pair and (pair[0], [pair[1][k] for k in range(n)])


def square_product(kernel):
    r, c = at_largest(kernel)
    product = np.zeros_like(kernel, dtype=float)
    for k in range(len(kernel)):
        product[k] = kernel[r][: len(kernel)] * kernel[k, c] / kernel[r, c]
    return (kernel[:, c], kernel[r] / kernel[r, c]) if np.allclose(product, kernel) else None


def beyond(kernel):
    r = 0
    while not kernel[r].any() or kernel[r, 0] == 0:
        r += 1
    return checked(kernel, kernel[:, 0] / kernel[r, 0], kernel[r])


RIGHT_WAYS = {
    "All 11 kernels came out right": [
        by_largest, by_svd, by_rank, by_loop,
        of(lambda pair, kernel: 2 * pair[0], lambda pair, kernel: pair[1] / 2),
        of(lambda pair, kernel: -pair[0], lambda pair, kernel: -pair[1]),
    ],
}  # fmt: skip
MISCONCEPTIONS = {
    "You return a yes or no": [
        lambda kernel: np.linalg.matrix_rank(kernel) == 1,
        lambda kernel: (kernel == kernel.T).all() if len(kernel) == len(kernel[0]) else False,
    ],
    "You return one number": [np.linalg.matrix_rank, lambda kernel: 1.0],
    "You return 3 things for Sobel": [
        lambda kernel: np.linalg.svd(kernel),
        np.array,
        lambda kernel: kernel.tolist(),
    ],
    "has the shape (3, 3) for Sobel": [lambda kernel: np.linalg.qr(kernel)],
    "has the shape () for Sobel": [lambda kernel: (1, 2)],
    "You divided by 0 there": [first, sums_divided],
    "You return the row first": [lambda kernel: by_largest(kernel) and by_largest(kernel)[::-1]],
    "your two have 3 and 3 weights": [square_only],
    "You return None for every kernel": [lambda kernel: None if kernel.any() else kernel],
    "You split every kernel, even the Laplacian": [always],
    "You split the symmetric kernels and no others": [if_symmetric],
    "You return None for the 7×7 Gaussian, and it has a pair. Rounding": [if_equal],
    "look elsewhere": [cautious, first_checked, careful_in_the_middle],
    "You return None for the 3×3 mean, and it has a pair. Rounding": [
        lambda kernel: None if kernel.max() < 1 else by_largest(kernel),
        lambda kernel: None if kernel.max() == kernel.min() else by_largest(kernel),
    ],
    "and it has none": [loosely],
    "but for its sign": [
        of(lambda pair, kernel: np.abs(pair[0]), lambda pair, kernel: np.abs(pair[1])),
        of(lambda pair, kernel: -pair[0], lambda pair, kernel: pair[1]),
    ],
    "both have length 1": [bare_svd],
    "too large by that same factor": [svd_twice],
    "You added up the rows and the columns": [sums],
    "so you can't divide by their sum": [sums_divided_checked],
    "You return a pair only where the weights sum to 1": [sums_checked],
    "its first row and its first column cross at a 1": [first_uncrossed],
    "they cross at one weight": [uncrossed, uncrossed_in_the_middle],
    "For Sobel, the product of your two isn't the kernel. ": [
        of(lambda pair, kernel: pair[0] + 1, lambda pair, kernel: pair[1]),
    ],
    "A determinant or an inverse needs a square": [by_determinant],
    "its weights may begin with zeros": [beyond],
    "A kernel may have 3 rows and 5 columns.": [square_product],
    "I expected a column and a row and got": [lambda kernel: "a column and a row"],
    "got a list of text": [lambda kernel: (["1", "2", "1"], kernel[0])],
}

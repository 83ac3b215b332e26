"""A function that filters any image with any kernel, wherever the kernel fits."""

from functools import partial

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.exercises.sliding import keep_size, leave_out, reuse_output, slide

_SAYS = """
right: Every image and kernel I tried came out right: tall and wide images, whole numbers, negative
  weights, 1×3 and 5×3 kernels. `ndimage.correlate` does the same at each of these places.
flipped: You flipped the kernel, so this is a convolution. With a mean nobody can tell, but most of
  my kernels aren't symmetric. Which pixel is under the kernel's first weight?
swapped: Rows and columns have changed places. A square image and a symmetric kernel would hide
  that, and most of mine are neither. In `shape` and in a slice, rows come first.
one-side: Both of your loops count to the same number. That works for a square image, and most of
  mine are wide or tall. Rows are in `shape[0]`, columns in `shape[1]`.
divided: You divided by the number of weights. The weights of a mean are ninths, so they've been
  divided already, and other kernels aren't means at all. Multiply, sum, and leave it there.
by-sum: You divided by the sum of the weights. For a mean that changes nothing, because its weights
  sum to 1. For [−1, 0, 1] you'd divide by 0.
unweighted: You used the size of the kernel but not its weights. Each of your windows got a plain
  {what}, which is right for one kernel only.
changed: You wrote into `image`. Whoever called your function has lost the original then, and later
  windows may hold pixels that have been filtered already. Write into a new array.
own-output: You read from the array that you write into, so later windows hold pixels that have been
  filtered already. Read from `image`, and write into another array.
whole: You lose everything after the decimal point, because your output holds whole numbers. An
  array made with `np.zeros_like(image)` has the image's dtype. What does `np.zeros` make?
left-out: You left out the {what} of the output, or left zeros there. A window fits there, too. In
  three rows there's one place for a kernel of three rows, but 3 − 3 is 0.
three: Your function treats every kernel as 3×3. I also tried 1×3, 3×1 and 5×3. How can it
  find out what it was given?
square: Your windows always have as many columns as rows. I also tried 1×3 and 5×3 kernels. Rows are
  in `kernel.shape[0]`, columns in `kernel.shape[1]`.
matrix: That's the matrix product, `@` or `np.dot`. It combines rows with columns, and for a few
  shapes it even runs. A filter multiplies each weight by the one pixel under it.
window: Your windows have a row and a column too {few}. A slice leaves its end out, so `r : r + 3`
  holds three rows.
one-axis: You added along one axis only, so each window gives several numbers. Python's own `sum`
  does that: to Python a table is a list of rows. An array's `.sum()` adds everything.
kept: You kept the image's size, so some places were never filled, and still hold {what}. They look
  like outputs, and no window made them. At how many places does the whole kernel fit?
padded: You kept the image's size, so some of your windows cover padding. That's what `ndimage`
  does, too. Here, return only the places where the kernel fits.
blocks: Your windows don't overlap. That cuts an image into tiles. A filter's next window starts
  just one pixel farther.
early: You return too soon, inside {what}, so the rest of the output is still 0. How far does
  `return` have to be indented?
one-number: You return a single number. The output is an array, with a sum for each place where the
  kernel fits.
this-image: You always filter `{name}`. That works as long as nobody has another image. Use the
  function's own argument.
IndexError: Your function reached past the end of an array{error}. If the kernel has three rows, the
  last window starts two rows above the last row. Most of my images aren't square, so rows and
  columns each need their own count.
ValueError: Your function raised ValueError{error}. If that's about the shapes of a window and of
  the kernel, they have to be equal. Did you take the window's rows and its columns from
  `kernel.shape`? If you did, the window sticks out of the image, where NumPy cuts a slice short
  without a word.
ValueError-sequence: Your function raised ValueError{error}. That means the sum of a window is still
  several numbers. Python's own `sum` adds along one axis only, and an array's `.sum()` adds
  everything.
"""


def _cases():
    rng = np.random.default_rng(6)
    signed = np.array([[0.0, 1, 0], [-2, 3, 0.5], [0, 4, -1]])
    # Wide and tall before the others: most slips show there, and small ones can be checked by hand.
    yield np.array([[3.0, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9, 7, 9]]), signed
    yield rng.integers(-9, 9, (6, 4)) / 2, np.array([[-1.0, 0, 2]])
    yield rng.integers(-9, 9, (3, 7)) / 2, np.array([[3.0], [0], [-1]])
    yield rng.integers(0, 99, (7, 5)), np.arange(15.0).reshape(5, 3) / 30 - 0.1
    yield rng.integers(0, 255, (5, 5), dtype=np.uint8), np.full((3, 3), 1 / 9)
    yield rng.integers(-9, 9, (4, 6)), np.array([[1, 2, 0], [0, 0, -1], [0, 0, 1]])
    yield np.full((4, 5), 2.5), np.array([[1.0, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16
    yield signed + 1, signed  # just one place
    yield np.array([[1.0, -2, 4], [0.5, 0, 8]]), np.array([[-3.0]])


def _slide(image, kernel, size=None, join=None, **options):
    """Filter with two loops, whose windows may have another size than the kernel."""
    return slide(image, size or kernel.shape, join or _weigh(kernel), **options)


def _filter(image, kernel, axis=(2, 3)):
    """Filter without loops, which is faster."""
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (windows * kernel).sum(axis=axis)


def _slide_another(image, kernel, by):
    """Slide a window that has a few rows and columns more than the kernel."""
    rows, columns = kernel.shape
    return _slide(image, kernel, (rows + by, columns + by), output=_fits(image, kernel))


def _fits(image, kernel):
    return np.subtract(image.shape, kernel.shape) + 1


def _weigh(kernel):
    return lambda window: (window * kernel).sum()


def _padded(image, kernel, mode, dtype):
    return ndimage.correlate(image.astype(dtype or image.dtype), kernel, mode=mode)


def _of(name):
    """Return a filter for one image of the lesson."""

    def filter_image(_, kernel):
        from skimage import data  # here, so that `import helpers` stays light

        image = np.pad(np.ones((3, 3)), 2)
        if name != "bright_square":
            image = data.camera()[::10, ::10] / (255 if name == "pixelated_float" else 1)
        return _filter(image, kernel)

    return filter_image


def _right():
    yield "right", [_filter]


def _wrong():
    """Yield the slips; i is the image, and k the kernel."""
    for axes in ((0, 1), 0, 1):
        yield "flipped", [lambda i, k, axes=axes: _filter(i, np.flip(k, axes))]
    yield from {
        "swapped": [
            *(lambda i, k: _filter(i, k).T, lambda i, k: _filter(i.T, k).T),
            lambda i, k: _slide(i, k, k.shape[::-1]),
        ],
        "square": [
            lambda i, k: _slide(i, k, 2 * k.shape[:1]),
            lambda i, k: _slide(i, k, 2 * k.shape[:1], output=_fits(i, k)),
        ],
        "three": [
            lambda i, k: _slide(i, k, (3, 3)),
            lambda i, k: _slide(i, k, (3, 3), output=_fits(i, k)),
            lambda i, k: _slide(i, k, loops=np.subtract(i.shape, 2)),
        ],
        "divided": [lambda i, k: _filter(i, k) / k.size, lambda i, k: _filter(i, k) / 9],
        "by-sum": [lambda i, k: _filter(i, k) / k.sum()],
        "matrix": [
            lambda i, k: _slide(i, k, join=lambda window: (window @ k).sum()),
            lambda i, k: _slide(i, k, join=lambda window: (k @ window).sum()),
        ],
        "one-axis": [lambda i, k: _filter(i, k, axis=2), lambda i, k: _filter(i, k, axis=3)],
        "whole": [lambda i, k: _slide(i, k, dtype=None), lambda i, k: _slide(i, k, dtype=int)],
        "blocks": [lambda i, k: _filter(i, k)[:: k.shape[0], :: k.shape[1]]],
        "one-number": [lambda i, k: _filter(i, k).flat[0]],
    }.items()
    for axis in (0, 1):
        yield "one-side", [lambda i, k, n=axis: _slide(i, k, output=2 * [_fits(i, k)[n]])]
        yield "one-side", [lambda i, k, n=axis: _slide(i, k, loops=2 * [_fits(i, k)[n]])]
    for what in ("mean", "sum"):
        plain = getattr(np, what)
        yield "unweighted", [lambda i, k, by=plain: _slide(i, k, join=by)], {"what": what}
    for few, by in (("few", -1), ("many", 1)):
        yield "window", [partial(_slide_another, by=by)], {"few": few}
    for what, place in (
        ("last row and column", np.s_[:-1, :-1]),
        ("last row", np.s_[:-1]),
        ("last column", np.s_[:, :-1]),
        ("first row and column", np.s_[1:, 1:]),
    ):
        left = [lambda i, k, by=by: by(_filter(i, k)) for by in leave_out(place)]
        yield "left-out", left, {"what": what}
    for what, rows, columns in (("the first loop", 1, None), ("both loops", 1, 1)):
        early = [lambda i, k, n=rows, m=columns: _slide(i, k, loops=(n, m or _fits(i, k)[1]))]
        yield "early", early, {"what": what}
    for dtype in (float, None):
        for keep in (False, True):
            own = [lambda i, k, by=(dtype, keep): reuse_output(i, k.shape, _weigh(k), *by)]
            yield "own-output", own
        for what, fill in (("zeros", np.zeros_like), ("the image's own pixels", np.array)):
            for start in (None, 0):
                by = (fill, start, dtype)
                kept = [lambda i, k, by=by: keep_size(i, _filter(i, k), *by)]
                yield "kept", kept, {"what": what}
        for mode in ("constant", "reflect", "nearest", "mirror", "wrap"):
            yield "padded", [lambda i, k, by=(mode, dtype): _padded(i, k, *by)]
    for name in ("bright_square", "pixelated", "pixelated_float"):
        yield "this-image", [_of(name)], {"name": name}


EXERCISE = Exercise(
    name="four-steps",
    lesson="06_images",
    says=_SAYS,
    cases=_cases,
    arguments=("the image", "the kernel"),
    right=_right,
    wrong=_wrong,
)

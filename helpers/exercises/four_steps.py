"""A function that filters any image with any kernel, wherever the kernel fits."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every image and kernel I tried came out right: tall and wide images, whole numbers, negative
  weights, kernels of 1×3 and of 5×3. `ndimage.correlate` does the same at each of these places.
flipped: You flipped the kernel, so this is a convolution. With a mean nobody can tell, but most of
  my kernels aren't symmetric. Which pixel is under the kernel's first weight?
swapped: Rows and columns have changed places. A square image and a symmetric kernel would hide
  that, and most of mine are neither. Rows come first, in `shape` and in brackets.
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
last: You left out the last {what} of the output, or left zeros there. It's easy to lose: in three
  rows there's one place for a kernel of three rows, but 3 − 3 is 0.
first: You left out the first {what} of the output, or left zeros there. A window that starts at row
  0, column 0 fits, too.
three: Your function takes every kernel for a 3×3 one. I also tried 1×3, 3×1 and 5×3. How can it
  find out what it was given?
too-small: Your windows have a row and a column too few. A slice leaves its end out, so
  `r : r + 2` holds two rows.
too-large: Your windows have a row and a column too many. A slice leaves its end out, so
  `r : r + 3` holds three rows already.
matrix: That's the matrix product, `@` or `np.dot`. It combines rows with columns, and for a few
  shapes it even runs. A filter multiplies each weight by the one pixel under it.
one-axis: You added along one axis only, so each window gives several numbers. Python's own `sum`
  does that: to Python a table is a list of rows. An array's `.sum()` adds everything.
zeros: You kept the image's size and left {what} around the outside. They look like outputs, and no
  window made them. Return only the places where the kernel fits.
padded: You kept the image's size, so some of your windows cover padding. That's what `ndimage`
  does, too. Here, return only the places where the kernel fits.
blocks: Your windows don't overlap. That cuts an image into tiles. A filter's next window starts
  just one pixel further.
early: You return too soon, inside {what}, so the rest of the output is still 0. How far does
  `return` have to be indented?
one-number: You return a single number. The output is an array, with a sum for each place where the
  kernel fits.
this-image: You always filter `{name}`. That works as long as nobody has another image. Use the
  function's own argument.
IndexError: Your function reached past the end of an array{error}. If the kernel has three rows, the
  last window starts two rows above the last row. Most of my images aren't square, so rows and
  columns each need their own count.
ValueError: Your function raised ValueError{error}. If those are the shapes of a window and of the
  kernel, the window sticks out of the image, and NumPy cuts a slice short without a word. Where
  does the last window that fits start? Rows and columns each have their own count.
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


def _places(image, kernel):
    """Return how many rows and columns of places the kernel fits into."""
    return tuple(np.subtract(image.shape, kernel.shape) + 1)


def _windows(image, kernel):
    return np.lib.stride_tricks.sliding_window_view(image, kernel.shape)


def _filter(image, kernel):
    return (_windows(image, kernel) * kernel).sum(axis=(2, 3))


def _by_slices(image, kernel, *, start=0, stop=0, places=None, join=None, dtype=float):
    """Filter with a loop, as a learner would, over windows that start and stop where told."""
    rows, columns = kernel.shape
    output = np.zeros(places or _places(image, kernel), dtype)
    for r, c in np.ndindex(output.shape):
        window = image[r + start : r + rows + stop, c + start : c + columns + stop]
        output[r, c] = join(window, kernel) if join else (window * kernel).sum()
    return output


def _whole(dtype):
    return lambda image, kernel: _by_slices(image, kernel, dtype=dtype or image.dtype)


def _one_side(axis, only_loops=False):
    """Return a filter that takes the number of rows (or columns) for both."""

    def filter_image(image, kernel):
        count = image.shape[axis] - kernel.shape[axis] + 1
        if not only_loops:
            return _by_slices(image, kernel, places=(count, count))
        output = np.zeros(_places(image, kernel))
        for r, c in np.ndindex(count, count):
            rows, columns = kernel.shape
            output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
        return output

    return filter_image


def _turned_window(image, kernel):
    columns, rows = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for r, c in np.ndindex(output.shape):
        output[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
    return output


def _three(output, window):
    """Return a filter for a 3×3 kernel, whose output or window has another size, if told so."""

    def filter_image(image, kernel):
        fixed = tuple(np.subtract(image.shape, 2))
        values = np.zeros(fixed if output == "fixed" else _places(image, kernel))
        rows, columns = (3, 3) if window == "fixed" else kernel.shape
        for r, c in np.ndindex(values.shape if window == "fixed" else fixed):
            values[r, c] = (image[r : r + rows, c : c + columns] * kernel).sum()
        return values

    return filter_image


def _own_output(dtype=float, size="cut"):
    """Return a filter that reads from the array that it writes into, and may cut its border off."""

    def filter_image(image, kernel):
        output = image.astype(dtype or image.dtype)
        (rows, columns), (height, width) = kernel.shape, _places(image, kernel)
        top, left = rows // 2, columns // 2
        for r, c in np.ndindex(height, width):
            output[r + top, c + left] = (output[r : r + rows, c : c + columns] * kernel).sum()
        return output[top : top + height, left : left + width] if size == "cut" else output

    return filter_image


def _without(place):
    """Return filters that leave some rows or columns out, or leave them empty."""

    def shorter(image, kernel):
        return _filter(image, kernel)[place]

    def empty(image, kernel):
        output = _filter(image, kernel)
        kept = np.zeros(output.shape, bool)
        kept[place] = True
        return np.where(kept, output, 0)

    return [shorter, empty]


def _sized(border):
    """Return a filter that keeps the image's size, with an empty border or the image's own."""

    def filter_image(image, kernel):
        output = np.zeros(image.shape) if border == "zeros" else image.astype(float)
        (rows, columns), inside = kernel.shape, _filter(image, kernel)
        top, left = (rows // 2, columns // 2) if border != "corner" else (0, 0)
        output[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
        return output

    return filter_image


def _zeros_at_the_end(image, kernel):
    return np.pad(_filter(image, kernel), [(0, size - 1) for size in kernel.shape])


def _padded(mode, dtype=float):
    """Return a filter that keeps the image's size, with ndimage's padding."""
    return lambda image, kernel: ndimage.correlate(image.astype(dtype or image.dtype), kernel,
                                                   mode=mode)  # fmt: skip


def _early(rows, columns):
    def filter_image(image, kernel):
        output = _filter(image, kernel)
        first = np.zeros(output.shape)
        first[:rows, :columns] = output[:rows, :columns]
        return first

    return filter_image


def _of(name):
    def filter_image(_, kernel):
        from skimage import data, util  # here, so that `import helpers` stays light

        pixelated = data.camera()[::10, ::10]
        image = {
            "bright_square": np.pad(np.ones((3, 3)), 2),
            "pixelated": pixelated.astype(float),
            "pixelated_float": util.img_as_float(pixelated),
        }[name]
        return _filter(image, kernel)

    return filter_image


def _one_axis(image, kernel, axis=0):
    return (_windows(image, kernel) * kernel).sum(axis=2 + axis)


def _right():
    yield "right", [_filter]


def _wrong():
    for axes in ((0, 1), 0, 1):
        yield "flipped", [lambda image, kernel, axes=axes: _filter(image, np.flip(kernel, axes))]
    yield "swapped", [lambda image, kernel: _filter(image, kernel).T, _turned_window]
    yield "swapped", [lambda image, kernel: _filter(image.T, kernel).T]
    for axis in (0, 1):
        yield "one-side", [_one_side(axis), _one_side(axis, only_loops=True)]
    yield "divided", [lambda image, kernel: _filter(image, kernel) / kernel.size]
    yield "divided", [lambda image, kernel: _filter(image, kernel) / 9]
    yield "by-sum", [lambda image, kernel: _filter(image, kernel) / kernel.sum()]
    for what in ("mean", "sum"):
        plain = getattr(np, what)
        yield (
            "unweighted",
            [lambda image, kernel, plain=plain: plain(_windows(image, kernel), axis=(2, 3))],
            {"what": what},
        )
    for size in ("cut", "kept"):
        yield "own-output", [_own_output(size=size), _own_output(None, size)]
    yield "whole", [_whole(None), _whole(int), lambda *given: np.round(_filter(*given))]
    for what, place in (
        ("row and column", np.s_[:-1, :-1]),
        ("row", np.s_[:-1]),
        ("column", np.s_[:, :-1]),
    ):
        yield "last", _without(place), {"what": what}
    for what, place in (
        ("row and column", np.s_[1:, 1:]),
        ("row", np.s_[1:]),
        ("column", np.s_[:, 1:]),
    ):
        yield "first", _without(place), {"what": what}
    for output, window in (("fixed", "fixed"), ("", "fixed"), ("fixed", ""), ("", "")):
        yield "three", [_three(output, window)]
    yield "too-small", [lambda *given: _by_slices(*given, stop=-1)]
    yield "too-large", [lambda *given: _by_slices(*given, stop=1)]
    for join in (lambda a, b: (a @ b).sum(), lambda a, b: (b @ a).sum()):
        yield "matrix", [lambda *given, join=join: _by_slices(*given, join=join)]
    yield "one-axis", [_one_axis, lambda *given: _one_axis(*given, axis=1)]
    yield "one-axis", [lambda *given: _by_slices(*given, join=lambda a, b: sum(a * b))]
    yield "zeros", [_sized("zeros"), _zeros_at_the_end], {"what": "zeros"}
    yield "zeros", [_sized("image"), _sized("corner")], {"what": "the image's own pixels"}
    for mode in ("constant", "reflect", "nearest", "mirror", "wrap"):
        yield "padded", [_padded(mode), _padded(mode, dtype=None)]
    yield (
        "blocks",
        [lambda image, kernel: _filter(image, kernel)[:: kernel.shape[0], :: kernel.shape[1]]],
    )
    yield "early", [_early(1, None)], {"what": "the first loop"}
    yield "early", [_early(1, 1)], {"what": "both loops"}
    yield "one-number", [lambda image, kernel: _filter(image, kernel).flat[0]]
    for name in ("bright_square", "pixelated", "pixelated_float"):
        yield "this-image", [_of(name)], {"name": name}


EXERCISE = Exercise(
    name="four-steps",
    lesson="06_images",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)

"""Exercise 4: the gradient magnitude of the pixelated camera."""

from functools import cache
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises.verdict import judge

_VERTICAL = np.array([[-1], [0], [1]])
# `nearest` is not among them: one pixel beyond the edge, it is the same as `reflect`.
_MODES = ("reflect", "mirror")


@cache
def _bytes():
    from skimage import data  # here, so that `import helpers` stays light

    return data.camera()[::10, ::10]


@cache
def _pixelated():
    from skimage import util

    return util.img_as_float(_bytes())


def _differences(image=None, modes=("reflect", "reflect"), kernel=_VERTICAL, **options):
    """Return an image's differences over its rows, and over its columns."""
    image = _pixelated() if image is None else image
    kernels = zip((kernel, kernel.T), modes, strict=True)
    return [ndimage.correlate(image, k, mode=mode, **options) for k, mode in kernels]


def _right_differences():
    """Yield both for every choice of modes: the lesson has made one, the learner the other."""
    for modes in product(_MODES, _MODES):
        yield _differences(modes=modes)


@cache
def _right_answers():
    magnitudes = [np.hypot(*pair) for pair in _right_differences()]
    place = np.unravel_index(magnitudes[0].argmax(), magnitudes[0].shape)
    largest = magnitudes[0][place]
    right = [
        (
            magnitude,
            f"The steepest place is row {place[0]}, column {place[1]}: {largest:.3f}. A magnitude "
            "has no sign and no direction, so correlating or convolving, and which way round each "
            "kernel points, make no difference to it.",
        )
        for magnitude in magnitudes
    ]
    halves = [magnitude / 2 for magnitude in magnitudes]
    for order in (1, 2):
        halves.append(np.hypot(*np.gradient(_pixelated(), edge_order=order)))
    for half in halves:
        right.append(
            (
                half,
                f"Yours is half as large as with −1, 0, 1: {largest / 2:.3f} at row {place[0]}, "
                f"column {place[1]}, where those weights give {largest:.3f}. The outer neighbors "
                "are 2 pixels apart, so you have the change over 1 pixel; both are in use.",
            )
        )
    return right


def _wrong_answers():
    """Yield the answers that learners give, each with the misconception that it shows."""
    yield (52, 52, 2), "Both differences are in yours, side by side. Join them into one number."
    for count in (2, 3):
        yield (
            (count, 52, 52),
            f"You gave {count} images at once. Give the magnitude alone, one image of 52×52.",
        )
    yield (
        (512, 512),
        "This has the size of the whole camera, 512×512. The exercise asks for `pixelated`, 52×52.",
    )
    yield (
        (50, 50),
        "50×50 pixels are those whose neighbors all lie inside. Keep all 52×52, and let "
        "`ndimage.correlate` choose what stands beyond the edges.",
    )
    yield (
        (51, 51),
        "51×51 pixels come from the difference of direct neighbors. Compare the neighbors on "
        "both sides, −1, 0, 1, with `ndimage.correlate`.",
    )
    for image in (_pixelated(), _bytes()):
        yield image, "This is the image itself; no difference has been taken yet."
    yield from _wrong_dtypes()
    yield from _wrong_padding()
    for pair in _right_differences():
        yield from _wrong_joins(*pair)
    yield from _wrong_joins(*np.gradient(_pixelated()))
    yield from _wrong_kernels()


def _wrong_padding():
    for mode, cval, why in (
        ("constant", 0, "it was padded with zeros, and the step down to black counts as an edge."),
        ("constant", 1, "it was padded with ones, and the step up to white counts as an edge."),
        ("wrap", 0, "`wrap` goes on at the opposite side, so the sky is compared with the grass."),
    ):
        for modes in ((mode, mode), *product(_MODES, [mode]), *product([mode], _MODES)):
            magnitude = np.hypot(*_differences(modes=modes, cval=cval))
            for values in (magnitude, magnitude / 2):
                yield (
                    values,
                    f"Right inside, but not along the edges of the image: {why} Choose another "
                    "`mode`.",
                )


def _wrong_dtypes():
    wrapped = (
        "You subtracted in `uint8`, which has no numbers below 0: 10 − 12 became 254. Convert the "
        "image to float before you filter it."
    )
    for kernel in (_VERTICAL, -_VERTICAL):
        rows, columns = _differences(_bytes(), kernel=kernel)
        for scale in (1, 255):
            yield np.hypot(rows.astype(float), columns.astype(float)) / scale, wrapped
        for result in (np.hypot(rows, columns), np.sqrt(rows**2 + columns**2), rows, columns):
            yield result, wrapped
    yield (
        255 * np.hypot(*_differences()),
        "255 times too large: your image runs from 0 to 255, and `pixelated` from 0 to 1. "
        "Converting with `astype(float)` keeps the range, `img_as_float` scales it.",
    )


def _wrong_joins(vertical, horizontal):
    """Yield what is made of the two right differences by another rule."""
    squares = vertical**2 + horizontal**2
    for other in (horizontal, -horizontal):
        for sign in (1, -1):
            yield (
                sign * (vertical + other),
                "You added the two differences, with their signs. 0.3 and −0.3 cancel then, though "
                "the image is steep in both directions. Square each of them first.",
            )
        joined = np.abs(vertical + other)
        for canceled in (joined, joined**2):
            yield (
                canceled,
                "You squared the sum, or took its absolute value, when 0.3 and −0.3 had canceled "
                "already. Square each difference first, then add.",
            )
        for unsquared in (joined, np.abs(vertical) + np.abs(horizontal)):
            yield (
                np.sqrt(unsquared),
                "You took the root of the sum, but nothing has been squared. Square each "
                "difference before you add them.",
            )
    yield (
        np.abs(vertical) + np.abs(horizontal),
        "You added absolute values: 0.3 and 0.4 give 0.7. A diagonal then looks steeper than "
        "it is; by Pythagoras the two make 0.5.",
    )
    yield (
        squares,
        "The square root is lost: 0.3 and 0.4 give 0.25 in yours, and 0.5 by Pythagoras. Weak "
        "edges nearly vanish in a square.",
    )
    for one, other in ((vertical, horizontal), (horizontal, vertical)):
        yield (
            np.arctan2(one, other),
            "These are angles: the direction of the gradient. The magnitude is its length.",
        )
    yield (
        np.sqrt(squares / 2),
        "Yours is √2 times too small: you averaged the squares, and Pythagoras adds them.",
    )
    yield (
        np.maximum(np.abs(vertical), np.abs(horizontal)),
        "You kept the larger of the two differences: 0.3 and 0.4 give 0.4. Pythagoras uses both, "
        "and makes 0.5 of them.",
    )
    for name, other, one in (
        ("vertical", "horizontal", vertical),
        ("horizontal", "vertical", horizontal),
    ):
        for alone in (one, -one, np.abs(one)):
            yield (
                alone,
                f"This is the {name} difference alone. Edges that it can't see need the {other} "
                "one; join the two.",
            )
        yield (
            np.sqrt(2) * np.abs(one),
            f"Both of your differences are the {name} one: one kernel was used twice. The shape "
            "(3, 1) looks along a column; which shape looks along a row?",
        )


def _wrong_kernels():
    from skimage import filters

    image = _pixelated()
    magnitude = np.hypot(filters.sobel_h(image), filters.sobel_v(image))
    for sobel in (filters.sobel(image), magnitude, 4 * magnitude):
        yield (
            sobel,
            "This is Sobel's magnitude, which also smooths. It comes next; here the kernels are "
            "−1, 0, 1 alone.",
        )
    along_rows = _VERTICAL.T
    twice = ndimage.correlate(_differences()[0], along_rows)
    for result in (twice, -twice, np.abs(twice)):
        yield (
            result,
            "You filtered with one kernel, and its result with the other: a difference of "
            "differences. Filter the image twice instead, and join the two results.",
        )
    vertical, horizontal = _differences()
    yield (
        np.hypot(vertical, twice),
        "Your horizontal difference was taken of the vertical one: a difference of differences. "
        "Filter `pixelated` with both kernels.",
    )
    for turned in (vertical.T, horizontal.T):
        yield (
            np.hypot(vertical, turned),
            "You turned an image in place of the kernel, and joined two images of which one lies "
            "on its side. Lay the kernel flat, and leave the images as they are.",
        )
    for pair in ([-1, 1], [0, -1, 1]):
        yield (
            np.hypot(vertical, ndimage.correlate(image, np.array([pair]))),
            "Your horizontal kernel has two weights and the vertical one three. Let both compare "
            "the neighbors on both sides, with a 0 between.",
        )
    yield (
        np.hypot(*_differences()).T,
        "Rows and columns have changed places: your image is transposed.",
    )


def check(answer):
    """Check the gradient magnitude of the pixelated camera, an image of 52×52."""
    asked = "I expect one image of shape (52, 52)"
    return judge(answer, _right_answers(), _wrong_answers(), asked)

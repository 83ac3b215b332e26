"""Answers to gradient-magnitude, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

CAMERA = ski.data.camera()
BYTES = CAMERA[::10, ::10]
PIXELATED = ski.util.img_as_float(BYTES)
DOWN_KERNEL = np.array([[-1], [0], [1]])
ACROSS_KERNEL = np.array([[-1, 0, 1]])


def down(image=PIXELATED, kernel=DOWN_KERNEL, **options):
    return ndimage.correlate(image, kernel, **options)


def across(image=PIXELATED, kernel=ACROSS_KERNEL, **options):
    return ndimage.correlate(image, kernel, **options)


DOWN, ACROSS = down(), across()
RIGHT = np.sqrt(DOWN**2 + ACROSS**2)
BY_NUMPY = np.gradient(PIXELATED)
IN_BYTES = [down(BYTES), across(BYTES)]
FLIPPED_IN_BYTES = [ndimage.convolve(BYTES, kernel) for kernel in (DOWN_KERNEL, ACROSS_KERNEL)]


def magnitude(image=PIXELATED, **options):
    return np.hypot(down(image, **options), across(image, **options))


def joined(join):
    """Return what a rule makes of the two differences, whichever right way they were made in."""
    return [join(*pair) for pair in ((DOWN, ACROSS), (DOWN / 2, ACROSS / 2), BY_NUMPY)]


def padded(mode, **options):
    rows, columns = down(mode=mode, **options), across(mode=mode, **options)
    both = np.hypot(rows, columns)
    return [both, both / 2, np.hypot(DOWN, columns), np.hypot(rows, ACROSS)]


def changed(answer, by=2.0):
    answer = answer.copy()
    answer[30, 40] += by
    return answer


RIGHT_WAYS = {
    "the steepest place is row 18, column 5: 1.244.": [
        *(RIGHT, magnitude(PIXELATED.astype(np.float32)), magnitude(mode="mirror")),
        np.hypot(down(mode="mirror"), ACROSS),
        np.vectorize(lambda value: float(f"{value:.3g}"))(RIGHT),
        *(2 * np.hypot(*np.gradient(PIXELATED, edge_order=order)) for order in (1, 2)),
        np.hypot(DOWN, 2 * BY_NUMPY[1]),
        np.hypot(2 * BY_NUMPY[0], across(mode="mirror")),
    ],
    "Yours is half as large as with −1, 0, 1: 0.622": [
        *(np.hypot(*np.gradient(PIXELATED, edge_order=order)) for order in (1, 2)),
        np.hypot(*np.gradient(PIXELATED.astype(np.float32))),
        *(RIGHT / 2, magnitude(mode="mirror") / 2),
    ],
}
MISCONCEPTIONS = {
    "You gave several images at once": [
        *(np.dstack([DOWN, ACROSS]), [DOWN, ACROSS], BY_NUMPY),
        *([DOWN, ACROSS, RIGHT], np.dstack([RIGHT] * 3)),
    ],
    "size of the whole camera": [magnitude(ski.util.img_as_float(CAMERA))],
    "whose neighbors are all inside": [RIGHT[1:-1, 1:-1]],
    "This is the image itself": [PIXELATED, BYTES, PIXELATED.astype(np.float32)],
    "You subtracted in `uint8`": [
        made
        for both in (IN_BYTES, FLIPPED_IN_BYTES)
        for made in (
            *(both[0], np.hypot(*both), np.sqrt(both[0] ** 2 + both[1] ** 2)),
            np.hypot(*(part.astype(float) for part in both)),
            np.hypot(*map(ski.util.img_as_float, both)),
        )
    ],
    "255 times too large": [
        *(magnitude(BYTES.astype(float)), magnitude(BYTES.astype(np.int16))),
        np.hypot(*np.gradient(BYTES.astype(float))),
    ],
    "Your outermost pixels are 0": [np.pad(RIGHT[1:-1, 1:-1] / scale, 1) for scale in (1, 2)],
    "it was padded with zeros": padded("constant"),
    "the sky is compared with the grass": padded("wrap"),
    "You added the two differences, signs and all": joined(lambda d, a: d + a),
    "You subtracted one difference from the other": [*joined(lambda d, a: d - a), ACROSS - DOWN],
    "You squared the sum, or took its absolute value": [
        *joined(lambda d, a: (d + a) ** 2),
        *joined(lambda d, a: np.sqrt((d - a) ** 2)),
    ],
    "nothing has been squared": [
        *joined(lambda d, a: np.sqrt(np.abs(d + a))),
        *joined(lambda d, a: np.sqrt(np.abs(d) + np.abs(a))),
    ],
    "You added absolute values": joined(lambda d, a: np.abs(d) + np.abs(a)),
    "Your root covers only one of the squares": [
        *joined(lambda d, a: np.sqrt(d**2) + a**2),
        *joined(lambda d, a: np.sqrt(a**2) + d**2),
    ],
    "The square root is missing": joined(lambda d, a: d**2 + a**2),
    "You kept the larger of the two": joined(lambda d, a: np.maximum(np.abs(d), np.abs(a))),
    "made of `down` alone": [DOWN, -DOWN, np.abs(DOWN), DOWN**2, down(mode="mirror"), BY_NUMPY[0]],
    "made of `across` alone": [ACROSS, -ACROSS, np.abs(ACROSS), across(mode="mirror"), BY_NUMPY[1]],
    "Both of your differences are `down`": [np.hypot(DOWN, DOWN)],
    "Both of your differences are `across`": [np.hypot(ACROSS, ACROSS)],
    "You compared direct neighbors": [
        np.hypot(np.diff(PIXELATED, axis=0)[:, 1:], np.diff(PIXELATED, axis=1)[1:]),
        np.hypot(np.diff(PIXELATED, axis=0)[:, :-1], np.diff(PIXELATED, axis=1)[:-1]),
        np.hypot(DOWN, ndimage.convolve(PIXELATED, np.array([[-1, 1]]))),
        np.hypot(*(np.roll(PIXELATED, -1, axis) - PIXELATED for axis in (0, 1))),
    ],
    "This is one of Sobel's two differences": [
        ski.filters.sobel_h(PIXELATED),
        -ski.filters.sobel_v(PIXELATED),
    ],
    "This is Sobel's magnitude": [
        ski.filters.sobel(PIXELATED),
        np.hypot(ndimage.sobel(PIXELATED, axis=0), ndimage.sobel(PIXELATED, axis=1)),
    ],
    "filtered its output with the other": [across(DOWN), np.abs(across(DOWN))],
    "You turned the image instead of the kernel": [
        np.hypot(DOWN, DOWN.T),
        np.hypot(DOWN, down(PIXELATED.T)),
    ],
    "Your rows are right, but in reverse order.": [RIGHT[::-1]],
    "Your columns are right, but in reverse order.": [RIGHT[:, ::-1]],
    "rows and columns have changed places": [RIGHT.T],
    "You divided by the largest value": [RIGHT / RIGHT.max()],
    "Yours says only yes or no for each pixel": [RIGHT > 0.5, (RIGHT / 2 > 0.1).astype(int)],
    "All of yours are -1 times what I expected.": [-RIGHT, -magnitude(mode="mirror")],
    "All of yours are 2 times": [2 * RIGHT],
    "rounded too far": [RIGHT.round(2), magnitude(mode="mirror").round(1)],
    "1 of 2704 values differs. The biggest gap is at row 30, column 40: I expected 0.0706, and": [
        changed(RIGHT),
        changed(magnitude(mode="mirror")),
    ],
    "row 30, column 40: I expected 0.0353, and you have 2.035. Several": [changed(RIGHT / 2)],
    "Yours is an array with an axis too many, of shape (52, 52, 1).": [RIGHT[..., None]],
    "I expected the shape (52, 52), and the shape of yours is (51, 51).": [RIGHT[1:, 1:]],
    "I expected the shape (52, 52), and you have one number": [RIGHT.max()],
    "the root of a negative number": [
        np.sqrt(DOWN + ACROSS, where=DOWN + ACROSS >= 0, out=RIGHT * np.nan)
    ],
    "got an ufunc": [np.hypot],
}

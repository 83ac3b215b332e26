"""Answers to gradient-magnitude, by a piece of what the check says to each."""

from itertools import product

import numpy as np
import skimage as ski
from scipy import ndimage, signal

CAMERA = ski.data.camera()
BYTES = CAMERA[::10, ::10]
PIXELATED = ski.util.img_as_float(BYTES)
VERTICAL_KERNEL = np.array([[-1], [0], [1]])
FLAT = np.array([[-1, 0, 1]])


def over_rows(image=PIXELATED, kernel=VERTICAL_KERNEL, **options):
    return ndimage.correlate(image, kernel, **options)


def over_columns(image=PIXELATED, kernel=FLAT, **options):
    return ndimage.correlate(image, kernel, **options)


VERTICAL, HORIZONTAL = over_rows(), over_columns()
RIGHT = np.sqrt(VERTICAL**2 + HORIZONTAL**2)
BY_NUMPY = np.gradient(PIXELATED)


def magnitude(image=PIXELATED, **options):
    return np.hypot(over_rows(image, **options), over_columns(image, **options))


def sliced(padding):
    padded = np.pad(PIXELATED, 1, mode=padding)
    rows = padded[2:, 1:-1] - padded[:-2, 1:-1]
    return np.hypot(rows, padded[1:-1, 2:] - padded[1:-1, :-2])


def by_signal(boundary):
    kernels = (VERTICAL_KERNEL, FLAT)
    options = {"mode": "same", "boundary": boundary}
    return np.hypot(*(signal.convolve2d(PIXELATED, kernel, **options) for kernel in kernels))


def joined(join):
    """Return what a rule makes of the two differences, whichever right way they were made in."""
    mixed, halves = (VERTICAL, over_columns(mode="mirror")), (VERTICAL / 2, HORIZONTAL / 2)
    return [join(*pair) for pair in ((VERTICAL, HORIZONTAL), mixed, halves, BY_NUMPY)]


def padded(mode, **options):
    rows, columns = over_rows(mode=mode, **options), over_columns(mode=mode, **options)
    both = np.hypot(rows, columns)
    return [both, both / 2, np.hypot(VERTICAL, columns), np.hypot(rows, HORIZONTAL)]


def in_bytes():
    """Return what can be made of differences that were taken in bytes."""
    both = [over_rows(BYTES), over_columns(BYTES)]
    flipped = [ndimage.convolve(BYTES, VERTICAL_KERNEL), ndimage.convolve(BYTES, FLAT)]
    return [
        answer
        for rows, columns in (both, flipped)
        for answer in (
            *(rows, columns, np.hypot(rows, columns), np.sqrt(rows**2 + columns**2)),
            np.hypot(rows.astype(float), columns.astype(float)),
            np.hypot(ski.util.img_as_float(rows), ski.util.img_as_float(columns)),
        )
    ]


def changed(answer, by=2.0):
    answer = answer.copy()
    answer[30, 40] += by
    return answer


def direct(append):
    """Return differences of direct neighbors, over rows and over columns."""
    side = {"append": 0} if append else {"prepend": 0}
    differences = [np.diff(PIXELATED, axis=axis, **side) for axis in (0, 1)]
    edge = -1 if append else 0
    differences[0][edge] = differences[1][:, edge] = 0
    return differences


RIGHT_WAYS = {
    "the steepest place is row 18, column 5: 1.244.": [
        *(RIGHT, np.hypot(VERTICAL, HORIZONTAL), np.abs(VERTICAL + 1j * HORIZONTAL)),
        *(np.linalg.norm([VERTICAL, HORIZONTAL], axis=0), magnitude(PIXELATED.astype(np.float32))),
        np.hypot(over_rows(kernel=-VERTICAL_KERNEL), HORIZONTAL),
        np.hypot(ndimage.convolve(PIXELATED, VERTICAL_KERNEL), ndimage.convolve(PIXELATED, FLAT)),
        *(magnitude(mode=mode) for mode in ("reflect", "nearest", "mirror")),
        *(
            np.hypot(over_rows(mode=rows), over_columns(mode=columns))
            for rows, columns in product(("reflect", "mirror", "nearest"), repeat=2)
        ),
        *(sliced(mode) for mode in ("edge", "symmetric", "reflect")),
        np.vectorize(lambda value: float(f"{value:.3g}"))(RIGHT),
        *(by_signal("symm"), magnitude(BYTES.astype(float)) / 255),
        *(2 * np.hypot(*np.gradient(PIXELATED, edge_order=order)) for order in (1, 2)),
        np.hypot(VERTICAL, 2 * BY_NUMPY[1]),
        np.hypot(2 * BY_NUMPY[0], over_columns(mode="mirror")),
    ],
    "Yours is half as large as with −1, 0, 1: 0.622": [
        *(np.hypot(*np.gradient(PIXELATED, edge_order=order)) for order in (1, 2)),
        np.hypot(*np.gradient(PIXELATED.astype(np.float32))),
        *(magnitude(mode=mode) / 2 for mode in ("reflect", "nearest", "mirror")),
        np.hypot(over_rows(kernel=VERTICAL_KERNEL / 2), over_columns(kernel=FLAT / 2)),
    ],
}
MISCONCEPTIONS = {
    "You gave several images at once": [
        *(np.dstack([VERTICAL, HORIZONTAL]), [VERTICAL, HORIZONTAL], BY_NUMPY),
        *([VERTICAL, HORIZONTAL, RIGHT], np.dstack([RIGHT] * 3)),
    ],
    "size of the whole camera": [magnitude(ski.util.img_as_float(CAMERA))],
    "whose neighbors are all inside": [RIGHT[1:-1, 1:-1]],
    "This is the image itself": [PIXELATED, BYTES, PIXELATED.astype(np.float32)],
    "You subtracted in `uint8`": in_bytes(),
    "255 times too large": [
        *(magnitude(BYTES.astype(float)), magnitude(BYTES.astype(np.int16))),
        np.hypot(*np.gradient(BYTES.astype(float))),
    ],
    "Your outermost pixels are those of the image": [
        np.where(np.pad(np.ones((50, 50)), 1) > 0, RIGHT, PIXELATED)
    ],
    "Yours are whole numbers": [ski.util.img_as_ubyte(RIGHT.clip(0, 1)), 255 * RIGHT.round()],
    "Your outermost pixels are 0": [np.pad(RIGHT[1:-1, 1:-1] / scale, 1) for scale in (1, 2)],
    "it was padded with zeros": [*padded("constant"), by_signal("fill"), sliced("constant")],
    "it was padded with ones": padded("constant", cval=1),
    "the sky is compared with the grass": [*padded("wrap"), by_signal("wrap"), sliced("wrap")],
    "You added the two differences, with their signs": [
        *joined(lambda v, h: v + h),
        *joined(lambda v, h: -v - h),
    ],
    "You subtracted one difference from the other": [
        *joined(lambda v, h: v - h),
        *joined(lambda v, h: h - v),
        ndimage.convolve(PIXELATED, VERTICAL_KERNEL) + HORIZONTAL,
    ],
    "You squared the sum, or took its absolute value": [
        *joined(lambda v, h: np.abs(v + h)),
        *joined(lambda v, h: (v + h) ** 2),
        *joined(lambda v, h: np.sqrt((v - h) ** 2)),
        *joined(lambda v, h: (v - h) ** 2),
    ],
    "nothing has been squared": [
        *joined(lambda v, h: np.sqrt(np.abs(v + h))),
        *joined(lambda v, h: np.sqrt(np.abs(v - h))),
        *joined(lambda v, h: np.sqrt(np.abs(v) + np.abs(h))),
    ],
    "You added absolute values": joined(lambda v, h: np.abs(v) + np.abs(h)),
    "The square root is missing": joined(lambda v, h: v**2 + h**2),
    "These are angles": [
        np.degrees(np.arctan2(*BY_NUMPY)),
        *joined(np.arctan2),
        *joined(lambda v, h: np.arctan2(h, v)),
    ],
    "√2 times too small": joined(lambda v, h: np.sqrt((v**2 + h**2) / 2)),
    "You kept the larger of the two": [
        *joined(lambda v, h: np.maximum(np.abs(v), np.abs(h))),
        *joined(np.maximum),
    ],
    "made of the vertical difference alone": [
        *(
            VERTICAL,
            -VERTICAL,
            np.abs(VERTICAL),
            VERTICAL**2,
            over_rows(mode="mirror"),
            BY_NUMPY[0],
        ),
    ],
    "made of the horizontal difference alone": [
        *(HORIZONTAL, -HORIZONTAL, np.abs(HORIZONTAL), over_columns(mode="mirror"), BY_NUMPY[1]),
    ],
    "Both of your differences are the vertical one": [np.hypot(VERTICAL, VERTICAL)],
    "Both of your differences are the horizontal one": [np.hypot(HORIZONTAL, HORIZONTAL)],
    "then took every tenth pixel": [magnitude(ski.util.img_as_float(CAMERA))[::10, ::10]],
    "You compared direct neighbors": [
        np.hypot(np.diff(PIXELATED, axis=0)[:, 1:], np.diff(PIXELATED, axis=1)[1:]),
        *(np.hypot(*direct(append)) for append in (True, False)),
        *(np.hypot(VERTICAL, direct(append)[1]) for append in (True, False)),
        np.hypot(VERTICAL, ndimage.convolve(PIXELATED, np.array([[-1, 1]]))),
        np.hypot(*(np.roll(PIXELATED, -1, axis) - PIXELATED for axis in (0, 1))),
    ],
    **{
        f"This is {name}, which also smooths": answers
        for name, answers in {
            **{
                f"one of {filter_.title()}'s two differences": [
                    getattr(ski.filters, f"{filter_}_h")(PIXELATED),
                    -getattr(ski.filters, f"{filter_}_v")(PIXELATED),
                ]
                for filter_ in ("sobel", "prewitt", "scharr")
            },
            "the magnitude of Sobel": [
                ski.filters.sobel(PIXELATED),
                np.hypot(ski.filters.sobel_h(PIXELATED), ski.filters.sobel_v(PIXELATED)),
                np.hypot(ndimage.sobel(PIXELATED, axis=0), ndimage.sobel(PIXELATED, axis=1)),
            ],
            "the magnitude of Prewitt": [
                ski.filters.prewitt(PIXELATED),
                np.hypot(ndimage.prewitt(PIXELATED, axis=0), ndimage.prewitt(PIXELATED, axis=1)),
            ],
            "the magnitude of Scharr": [ski.filters.scharr(PIXELATED)],
            "the magnitude of a Gaussian": [
                ndimage.gaussian_gradient_magnitude(PIXELATED, 1),
                2 * ndimage.gaussian_gradient_magnitude(PIXELATED, 1, mode="nearest"),
            ],
        }.items()
    },
    "You smoothed the image before": [
        magnitude(ski.filters.gaussian(PIXELATED, 1)),
        np.hypot(*np.gradient(ndimage.uniform_filter(PIXELATED, 3))),
    ],
    "This is the Laplacian": [ndimage.laplace(PIXELATED), -ndimage.laplace(PIXELATED)],
    "with one kernel, and its output with the other": [
        *(over_columns(VERTICAL), over_rows(HORIZONTAL), -over_columns(VERTICAL)),
        *(np.abs(over_columns(VERTICAL)), np.hypot(VERTICAL, over_columns(VERTICAL))),
    ],
    "You turned an image in place of the kernel": [
        *(np.hypot(VERTICAL, VERTICAL.T), np.hypot(VERTICAL, over_rows(PIXELATED.T))),
    ],
    "Yours are flipped along axis 0.": [RIGHT[::-1]],
    "Yours are flipped along axis 1.": [RIGHT[:, ::-1]],
    "rows and columns have changed places": [RIGHT.T, magnitude(PIXELATED.T)],
    "You divided by the largest value": [RIGHT / RIGHT.max()],
    "Yours is yes or no for each pixel": [RIGHT > 0.5, (RIGHT / 2 > 0.1).astype(int)],
    "All of yours are -1 times what I expected.": [-RIGHT, -magnitude(mode="mirror")],
    "All of yours are 2 times": [2 * RIGHT],
    "rounded too far": [RIGHT.round(2), magnitude(mode="mirror").round(1)],
    **{
        "1 of 2704 values differs. The biggest gap is at row 30, column 40: I expected "
        f"{expected}, and you have {yours}. Several": [changed(near)]
        for near, expected, yours in (
            *((RIGHT, 0.0706, 2.071), (magnitude(mode="mirror"), 0.0706, 2.071)),
            (RIGHT / 2, 0.0353, 2.035),
        )
    },
    "Yours is an array with an axis too many, of shape (52, 52, 1).": [RIGHT[..., None]],
    "I expected the shape (52, 52), and the shape of yours is (51, 51).": [RIGHT[1:, 1:]],
    "I expected the shape (52, 52), and the shape of yours is (52, 104).": [
        np.hstack([VERTICAL, HORIZONTAL])
    ],
    "I expected the shape (52, 52), and you have one number": [RIGHT.max()],
    "the root of a negative number": [
        np.sqrt(VERTICAL + HORIZONTAL, where=VERTICAL + HORIZONTAL >= 0, out=RIGHT * np.nan)
    ],
    "got an ufunc": [np.hypot],
}

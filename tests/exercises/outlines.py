"""Answers to outlines, by a piece of what the check says to each."""

from functools import partial

import numpy as np
import skimage as ski
from scipy import ndimage

DOWN_KERNEL = np.array([[-1], [0], [1]])
ACROSS_KERNEL = np.array([[-1, 0, 1]])
COINS = ski.data.coins()
PIXELATED = ski.util.img_as_float(ski.data.camera()[::10, ::10])


def differences(image, **options):
    return [ndimage.correlate(image, kernel, **options) for kernel in (DOWN_KERNEL, ACROSS_KERNEL)]


def by_ndimage(image, sigma, mode="reflect", **options):
    smooth = ndimage.gaussian_filter(ski.util.img_as_float(image), sigma, mode=mode)
    down, across = differences(smooth, **options)
    return np.sqrt(down**2 + across**2)


def by_skimage(image, sigma):
    return np.hypot(*differences(ski.filters.gaussian(image, sigma)))


def by_slices(image, sigma, padding="edge", pad_by=1):
    smooth = ski.filters.gaussian(image, sigma)
    padded = np.pad(smooth, pad_by, mode=padding)
    down = padded[2:, 1:-1] - padded[:-2, 1:-1]
    return np.hypot(down, padded[1:-1, 2:] - padded[1:-1, :-2])


def by_numpy(image, sigma):
    rows, columns = np.gradient(ski.filters.gaussian(image, sigma))
    return np.sqrt(rows**2 + columns**2)


def by_convolution(image, sigma):
    smooth = ndimage.gaussian_filter(image / 255 if image.dtype == np.uint8 else image, sigma)
    return np.hypot(*(ndimage.convolve(smooth, k) for k in (DOWN_KERNEL, ACROSS_KERNEL)))


def smoothed_afterwards(image, sigma):
    parts = differences(ski.util.img_as_float(image))
    return np.hypot(*(ndimage.gaussian_filter(part, sigma) for part in parts))


def in_bytes(image, sigma):
    return differences(ndimage.gaussian_filter(image, sigma))


def by_bytes(image, sigma):
    return ndimage.gaussian_filter(image.astype(float), sigma)


def by_gaussian(image, sigma):
    return ski.filters.gaussian(image, sigma)


def joined(join):
    """Return what a rule makes of the two differences, whichever right way they were made in."""
    return [
        lambda image, sigma: join(*differences(by_gaussian(image, sigma))),
        lambda image, sigma: join(*np.gradient(by_gaussian(image, sigma))),
        lambda image, sigma: join(*differences(by_bytes(image, sigma))),
    ]


def by_loop(image, sigma, like=None):
    smooth = ndimage.gaussian_filter(ski.util.img_as_float(image), sigma)
    output = np.zeros(image.shape) if like is None else np.zeros_like(image)
    padded = np.pad(smooth if like is None else 255 * smooth, 1, mode="edge")
    for row, column in np.ndindex(image.shape):
        above, below = padded[[row, row + 2], column + 1]
        left, right = padded[row + 1, [column, column + 2]]
        output[row, column] = ((below - above) ** 2 + (right - left) ** 2) ** 0.5
    return output


def inside_a_frame(image, sigma):
    output = np.zeros(image.shape)
    output[1:-1, 1:-1] = by_slices(image, sigma)[1:-1, 1:-1]
    return output


def in_place(image, sigma):
    image -= image.min()
    return by_ndimage(image, sigma)


def turned(image, sigma):
    smooth = ski.filters.gaussian(image, sigma)
    down = ndimage.correlate(smooth, DOWN_KERNEL)
    return np.hypot(down, ndimage.correlate(smooth.T, DOWN_KERNEL))


def nearly_nothing(shape):
    return (np.arange(np.prod(shape)) == 37).reshape(shape)


RIGHT_WAYS = {
    "and a plain gray one": [
        *(by_ndimage, by_skimage, by_slices, by_convolution, by_loop),
        *(partial(by_ndimage, mode=mode) for mode in ("nearest", "mirror")),
        partial(by_slices, padding="symmetric"),
        lambda image, sigma: by_ndimage(ski.util.img_as_float32(image), sigma),
        lambda image, sigma: 2 * by_numpy(image, sigma),
    ],
    "Yours are half as large": [by_numpy, lambda image, sigma: by_ndimage(image, sigma) / 2],
    "weighted sums can trade places.": [smoothed_afterwards],
}
MISCONCEPTIONS = {
    "for `uint8` your outlines are 255 times as strong": [
        lambda image, sigma: np.hypot(*differences(by_bytes(image, sigma))),
        lambda image, sigma: np.hypot(*np.gradient(by_bytes(image, sigma))),
        lambda image, sigma: by_skimage(image.astype(float), sigma),
        lambda image, sigma: np.hypot(
            *differences(ski.filters.gaussian(image, sigma, preserve_range=True))
        ),
    ],
    "you divided floats by 255, too": [
        lambda image, sigma: by_ndimage(image / 255, sigma),
        lambda image, sigma: np.hypot(*np.gradient(ndimage.gaussian_filter(image / 255, sigma))),
    ],
    "your differences wrapped around": [
        lambda image, sigma: np.hypot(*in_bytes(image, sigma)),
        lambda image, sigma: np.sqrt(sum(part**2 for part in in_bytes(image, sigma))),
        lambda image, sigma: np.hypot(*(part / 1.0 for part in in_bytes(image, sigma))),
        lambda image, sigma: np.hypot(*map(ski.util.img_as_float, in_bytes(image, sigma))),
    ],
    "was smoothed in `uint8`": [
        lambda image, sigma: np.hypot(
            *differences(ski.util.img_as_float(ndimage.gaussian_filter(image, sigma)))
        ),
        lambda image, sigma: np.hypot(*np.gradient(ndimage.gaussian_filter(image, sigma) * 1.0)),
    ],
    "your magnitudes are whole numbers": [
        lambda image, sigma: (
            by_loop(image, sigma, like=image) if image.dtype == np.uint8 else by_loop(image, sigma)
        ),
    ],
    "You smoothed the magnitude": [
        lambda image, sigma: ski.filters.gaussian(by_ndimage(image, 0), sigma),
    ],
    "You didn't smooth": [
        lambda image, sigma: by_ndimage(image, 0),
        lambda image, sigma: np.hypot(*np.gradient(image.astype(float))),
    ],
    **{
        f"You always smooth with sigma {sigma}": [
            lambda image, _, sigma=sigma: by_skimage(image, sigma)
        ]
        for sigma in (1, 2, 3, 5)
    },
    "You smoothed with a mean": [
        lambda image, sigma, size=size: np.hypot(
            *differences(ndimage.uniform_filter(ski.util.img_as_float(image), size or sigma))
        )
        for size in (3, None)
    ],
    "Half of the noise is back": [
        lambda image, sigma: np.hypot(
            differences(by_gaussian(image, sigma))[0], differences(ski.util.img_as_float(image))[1]
        ),
        lambda image, sigma: np.hypot(
            differences(ski.util.img_as_float(image))[0], differences(by_gaussian(image, sigma))[1]
        ),
    ],
    "signs and all": joined(lambda d, a: d + a),
    "You subtracted one difference": joined(lambda d, a: d - a),
    "You squared the sum": [
        *joined(lambda d, a: np.sqrt((d + a) ** 2)),
        *joined(lambda d, a: (d - a) ** 2),
    ],
    "nothing has been squared": [
        *joined(lambda d, a: np.sqrt(np.abs(d) + np.abs(a))),
        *joined(lambda d, a: np.sqrt(np.abs(d + a))),
    ],
    "You added absolute values": joined(lambda d, a: np.abs(d) + np.abs(a)),
    "The square root is missing": joined(lambda d, a: d**2 + a**2),
    "You kept the larger": joined(lambda d, a: np.maximum(np.abs(d), np.abs(a))),
    "made of `down` alone": [*joined(lambda d, a: d), *joined(lambda d, a: np.abs(d))],
    "made of `across` alone": [*joined(lambda d, a: -a), *joined(lambda d, a: np.sqrt(a**2))],
    "Both of your differences are `down`": joined(lambda d, a: np.hypot(d, d)),
    "Both of your differences are `across`": joined(lambda d, a: np.hypot(a, a)),
    "filtered its output with the other": [
        lambda image, sigma: abs(differences(differences(by_gaussian(image, sigma))[0])[1]),
    ],
    "This is Sobel": [
        lambda image, sigma: ski.filters.sobel(ski.filters.gaussian(image, sigma)),
        lambda image, sigma: np.hypot(
            *(ndimage.sobel(by_gaussian(image, sigma), axis) for axis in (0, 1))
        ),
    ],
    "You compared direct neighbors": [
        lambda image, sigma: np.hypot(
            np.diff(by_gaussian(image, sigma), axis=0)[:, 1:],
            np.diff(by_gaussian(image, sigma), axis=1)[1:],
        ),
        lambda image, sigma: np.hypot(
            ndimage.correlate(by_gaussian(image, sigma), DOWN_KERNEL[[0, 2]]),
            ndimage.correlate(by_gaussian(image, sigma), ACROSS_KERNEL[:, [0, 2]]),
        ),
    ],
    "You padded with zeros": [
        partial(by_ndimage, mode="constant"),
        partial(by_slices, padding="constant"),
        lambda image, sigma: np.hypot(*differences(by_gaussian(image, sigma), mode="constant")),
    ],
    "Your pixels at the border are missing": [partial(by_slices, pad_by=0)],
    "Your outermost pixels are 0": [inside_a_frame],
    "It has as many rows as the image has columns": [
        lambda image, sigma: by_skimage(image.T, sigma)
    ],
    "You joined the `down` and `across` from further up": [
        lambda image, sigma: np.hypot(*differences(PIXELATED)),
    ],
    "the outlines of one image": [
        lambda image, sigma: by_skimage(COINS, sigma),
        lambda image, sigma: by_skimage(PIXELATED, sigma),
    ],
    "You divided by the largest value": [
        lambda image, sigma: by_skimage(image, sigma) / (by_skimage(image, sigma).max() or 1)
    ],
    "Yours says only yes or no": [lambda image, sigma: by_skimage(image, sigma) > 0.1],
    "1 of 77 values differs. The biggest gap is at row 3, column 4: I expected 0.0462, and": [
        lambda image, sigma: by_ndimage(image, sigma) + nearly_nothing(image.shape)
    ],
    "0 / 0 gives NaN": [
        lambda image, sigma: by_skimage(image, sigma) / by_skimage(image, sigma).max()
    ],
    "changed the array that it was given": [in_place],
    "one of your arrays is transposed": [turned],
    "it takes others": [lambda image: image],
    "returns nothing": [lambda image, sigma: print(end="")],
    "I expected a function and got an ndarray": [by_skimage(COINS, 1)],
}

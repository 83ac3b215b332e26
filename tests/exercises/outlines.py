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


def in_place(image, sigma):
    image -= image.min()
    return by_ndimage(image, sigma)


def nearly_nothing(shape):
    return (np.arange(np.prod(shape)) == 37).reshape(shape)


RIGHT_WAYS = {
    "and a plain gray one": [
        *(by_ndimage, by_skimage, by_slices, by_convolution, by_loop),
        *(partial(by_ndimage, mode=mode) for mode in ("nearest", "mirror")),
        partial(by_slices, padding="symmetric"),
        lambda i, s: by_ndimage(ski.util.img_as_float32(i), s),
        lambda i, s: 2 * by_numpy(i, s),
    ],
    "Yours are half as large": [by_numpy, lambda i, s: by_ndimage(i, s) / 2],
    "weighted sums can trade places.": [
        lambda i, s: np.hypot(
            *(ndimage.gaussian_filter(part, s) for part in differences(ski.util.img_as_float(i)))
        )
    ],
}
MISCONCEPTIONS = {
    "for `uint8` your outlines are 255 times as strong": [
        lambda i, s: np.hypot(*differences(by_bytes(i, s))),
        lambda i, s: np.hypot(*np.gradient(by_bytes(i, s))),
        lambda i, s: by_skimage(i.astype(float), s),
        lambda i, s: np.hypot(*differences(ski.filters.gaussian(i, s, preserve_range=True))),
    ],
    "you divided floats by 255, too": [
        lambda i, s: by_ndimage(i / 255, s),
        lambda i, s: np.hypot(*np.gradient(ndimage.gaussian_filter(i / 255, s))),
        lambda i, s: by_skimage(i / 255, s),
    ],
    "your differences wrapped around": [
        lambda i, s: np.hypot(*in_bytes(i, s)),
        lambda i, s: np.sqrt(sum(part**2 for part in in_bytes(i, s))),
        lambda i, s: np.hypot(*(part / 1.0 for part in in_bytes(i, s))),
        lambda i, s: np.hypot(*map(ski.util.img_as_float, in_bytes(i, s))),
    ],
    "was smoothed in `uint8`": [
        lambda i, s: np.hypot(*differences(ski.util.img_as_float(ndimage.gaussian_filter(i, s)))),
        lambda i, s: np.hypot(*np.gradient(ndimage.gaussian_filter(i, s) * 1.0)),
    ],
    "your magnitudes are whole numbers": [
        lambda i, s: by_loop(i, s, like=i) if i.dtype == np.uint8 else by_loop(i, s),
    ],
    "You smoothed the magnitude": [
        lambda i, s: ski.filters.gaussian(by_ndimage(i, 0), s),
        lambda i, s: ski.filters.gaussian(np.hypot(*differences(i)).astype(float), s),
    ],
    "You didn't smooth": [
        lambda i, s: by_ndimage(i, 0),
        lambda i, s: np.hypot(*np.gradient(i.astype(float))),
        lambda i, s: np.hypot(*differences(i)),
    ],
    **{
        f"You always smooth with sigma {sigma}": [lambda i, _, s=sigma: by_skimage(i, s)]
        for sigma in (1, 2, 3, 5)
    },
    "You smoothed with a mean": [
        lambda i, s, size=size: np.hypot(
            *differences(ndimage.uniform_filter(ski.util.img_as_float(i), size or s))
        )
        for size in (3, None)
    ],
    "Half of the noise is back": [
        lambda i, s: np.hypot(differences(by_gaussian(i, s))[0], differences(i)[1]),
        lambda i, s: np.sqrt(
            differences(by_gaussian(i, s))[1] ** 2 + differences(ski.util.img_as_float(i))[0] ** 2
        ),
        lambda i, s: np.hypot(
            differences(by_gaussian(i, s))[0], differences(ski.util.img_as_float(i))[1]
        ),
        lambda i, s: np.hypot(
            differences(ski.util.img_as_float(i))[0], differences(by_gaussian(i, s))[1]
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
    "Your root covers only one of the squares": joined(lambda d, a: np.sqrt(d**2) + a**2),
    "The square root is missing": joined(lambda d, a: d**2 + a**2),
    "You kept the larger": joined(lambda d, a: np.maximum(np.abs(d), np.abs(a))),
    "made of `down` alone": [*joined(lambda d, a: d), *joined(lambda d, a: np.abs(d))],
    "made of `across` alone": [*joined(lambda d, a: -a), *joined(lambda d, a: np.sqrt(a**2))],
    "Both of your differences are `down`": joined(lambda d, a: np.hypot(d, d)),
    "Both of your differences are `across`": joined(lambda d, a: np.hypot(a, a)),
    "filtered its output with the other": [
        lambda i, s: abs(differences(differences(by_gaussian(i, s))[0])[1])
    ],
    "This is Sobel": [
        lambda i, s: ski.filters.sobel(ski.filters.gaussian(i, s)),
        lambda i, s: np.hypot(*(ndimage.sobel(by_gaussian(i, s), axis) for axis in (0, 1))),
    ],
    "You compared direct neighbors": [
        lambda i, s: np.hypot(
            np.diff(by_gaussian(i, s), axis=0)[:, 1:],
            np.diff(by_gaussian(i, s), axis=1)[1:],
        ),
        lambda i, s: np.hypot(
            ndimage.correlate(by_gaussian(i, s), DOWN_KERNEL[[0, 2]]),
            ndimage.correlate(by_gaussian(i, s), ACROSS_KERNEL[:, [0, 2]]),
        ),
    ],
    "You padded with zeros": [
        partial(by_ndimage, mode="constant"),
        partial(by_slices, padding="constant"),
        lambda i, s: np.hypot(*differences(by_gaussian(i, s), mode="constant")),
    ],
    "Your pixels at the border are missing": [partial(by_slices, pad_by=0)],
    "Your outermost pixels are 0": [
        lambda i, s: np.pad(by_ndimage(i, s)[1:-1, 1:-1], 1),
    ],
    "It has as many rows as the image has columns": [lambda i, s: by_skimage(i.T, s)],
    "You combined the `down` and `across` from further up": [
        lambda i, s: np.hypot(*differences(PIXELATED))
    ],
    "the outlines of one image": [
        lambda i, s: by_skimage(COINS, s),
        lambda i, s: by_skimage(PIXELATED, s),
    ],
    "You divided by the largest value": [
        lambda i, s: by_skimage(i, s) / (by_skimage(i, s).max() or 1)
    ],
    "Yours says only yes or no": [lambda i, s: by_skimage(i, s) > 0.1],
    "1 of 77 values differs. The biggest gap is at row 3, column 4: I expected 0.0462, and": [
        lambda i, s: by_ndimage(i, s) + nearly_nothing(i.shape)
    ],
    "because you divide by a number that's 0 there": [
        lambda i, s: by_skimage(i, s) / by_skimage(i, s).max(),
        lambda i, s: by_skimage((i - i.min()) / np.ptp(i), s),
        lambda i, s: by_skimage(i, s) / np.linalg.norm(by_skimage(i, s)),
    ],
    "changed the array that it was given": [in_place],
    "one of your arrays is transposed": [
        lambda i, s: np.hypot(
            differences(by_gaussian(i, s))[0], differences(by_gaussian(i.T, s))[0]
        )
    ],
    "but it can't be called that way": [lambda image: image],
    "returns nothing": [lambda i, s: print(end="")],
    "I expected a function and got an ndarray": [by_skimage(COINS, 1)],
}

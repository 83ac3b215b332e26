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


def by_gaussian(image, sigma):
    return ski.filters.gaussian(image, sigma)


def by_bytes(image, sigma):
    return ndimage.gaussian_filter(image.astype(float), sigma)


def outlined(smooth=by_gaussian, differ=differences, join=np.hypot):
    return lambda image, sigma: join(*differ(smooth(image, sigma)))


by_skimage, by_numpy = outlined(), outlined(differ=np.gradient)


def joined(join):
    """Return what a rule makes of the two differences, whichever right way they were made in."""
    ways = (by_gaussian, differences), (by_gaussian, np.gradient), (by_bytes, differences)
    return [outlined(*way, join) for way in ways]


def half(axis, convert=ski.util.img_as_float):
    """Return a function that takes one of the differences from an image that isn't smooth."""

    def outlines(image, sigma):
        smooth, rough = differences(by_gaussian(image, sigma)), differences(convert(image))
        return np.hypot(smooth[axis], rough[1 - axis])

    return outlines


def in_whole_numbers(image, sigma):
    right = by_ndimage(image, sigma)
    return (255 * right).astype(image.dtype) if image.dtype == np.uint8 else right


def in_place(image, sigma):
    image -= image.min()
    return by_ndimage(image, sigma)


def nearly_nothing(shape):
    return (np.arange(np.prod(shape)) == 37).reshape(shape)


RIGHT_WAYS = {
    "and a plain gray one": [
        *(by_ndimage, by_skimage),
        *(partial(by_ndimage, mode=mode) for mode in ("nearest", "mirror")),
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
        outlined(by_bytes),
        outlined(by_bytes, np.gradient),
        outlined(partial(ski.filters.gaussian, preserve_range=True)),
    ],
    "you divided floats by 255, too": [
        lambda i, s: by_ndimage(i / 255, s),
        outlined(lambda i, s: ndimage.gaussian_filter(i / 255, s), np.gradient),
        lambda i, s: by_skimage(i / 255, s),
    ],
    "your differences wrapped around": [
        outlined(ndimage.gaussian_filter),
        outlined(ndimage.gaussian_filter, join=lambda d, a: np.sqrt(d**2 + a**2)),
        outlined(ndimage.gaussian_filter, join=lambda d, a: np.hypot(d / 1.0, a / 1.0)),
        outlined(
            ndimage.gaussian_filter, lambda image: map(ski.util.img_as_float, differences(image))
        ),
    ],
    "was smoothed in `uint8`": [
        outlined(lambda i, s: ski.util.img_as_float(ndimage.gaussian_filter(i, s))),
        outlined(lambda i, s: ndimage.gaussian_filter(i, s) * 1.0, np.gradient),
    ],
    "your magnitudes are whole numbers": [in_whole_numbers],
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
        outlined(lambda i, _: ndimage.uniform_filter(ski.util.img_as_float(i), 3)),
        outlined(lambda i, s: ndimage.uniform_filter(ski.util.img_as_float(i), s)),
    ],
    "Half of the noise is back": [half(0), half(1), half(0, convert=np.asarray)],
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
    "filtered its output with the other": [outlined(join=lambda d, _: abs(differences(d)[1]))],
    "This is Sobel": [
        lambda i, s: ski.filters.sobel(by_gaussian(i, s)),
        outlined(differ=lambda image: [ndimage.sobel(image, axis) for axis in (0, 1)]),
    ],
    "You compared direct neighbors": [
        outlined(differ=lambda image: (np.diff(image, axis=0)[:, 1:], np.diff(image)[1:])),
        outlined(
            differ=lambda image: (
                ndimage.correlate(image, DOWN_KERNEL[[0, 2]]),
                ndimage.correlate(image, ACROSS_KERNEL[:, [0, 2]]),
            )
        ),
    ],
    "You padded with zeros": [
        partial(by_ndimage, mode="constant"),
        outlined(differ=partial(differences, mode="constant")),
    ],
    "Your pixels at the border are missing": [lambda i, s: by_skimage(i, s)[1:-1, 1:-1]],
    "Your outermost pixels are 0": [lambda i, s: np.pad(by_ndimage(i, s)[1:-1, 1:-1], 1)],
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

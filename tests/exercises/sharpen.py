"""Answers to sharpen, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

MOON = ski.util.img_as_float(ski.data.moon())


def by_skimage(image, sigma, amount):
    image = ski.util.img_as_float(image)
    return image + amount * (image - ski.filters.gaussian(image, sigma))


def by_ndimage(image, sigma, amount):
    image = ski.util.img_as_float(image)
    return (1 + amount) * image - amount * ndimage.gaussian_filter(image, sigma)


def by_unsharp_mask(image, sigma, amount):
    image = ski.util.img_as_float(image)
    return ski.filters.unsharp_mask(image, radius=sigma, amount=amount, preserve_range=True)


def by_loop(image, sigma, amount):
    image = ski.util.img_as_float32(image)
    smooth = ndimage.gaussian_filter(image, sigma, mode="mirror")
    output = np.zeros(image.shape)
    for place in np.ndindex(image.shape):
        output[place] = image[place] + amount * (image[place] - smooth[place])
    return output


def by_kernel(image, sigma, amount):
    """Merge all of it into one kernel first."""
    reach = int(4 * sigma + 0.5)
    impulse = np.zeros((2 * reach + 1, 2 * reach + 1))
    impulse[reach, reach] = 1
    kernel = impulse + amount * (impulse - ndimage.gaussian_filter(impulse, sigma, mode="constant"))
    return ndimage.correlate(ski.util.img_as_float(image), kernel)


def gauss(image, sigma):
    return ski.filters.gaussian(image, sigma)


def floats(image):
    return ski.util.img_as_float(image)


def in_bytes(image, sigma):
    return ndimage.gaussian_filter(image, sigma)


RIGHT_WAYS = {
    "Every image I tried came out right": [
        by_skimage, by_ndimage, by_unsharp_mask, by_loop, by_kernel,
    ],
}  # fmt: skip
MISCONCEPTIONS = {
    "Yours smooths": [lambda i, s, a: floats(i) + a * (gauss(i, s) - floats(i))],
    "This is only what you add": [
        lambda i, s, a: a * (floats(i) - gauss(i, s)),
        lambda i, s, a: floats(i) - gauss(i, s),
    ],
    "You added the difference to the smoothed image": [
        lambda i, s, a: gauss(i, s) + a * (floats(i) - gauss(i, s)),
    ],
    "You added the smoothed image": [lambda i, s, a: floats(i) + a * gauss(i, s)],
    "You always add the difference once": [lambda i, s, a: 2 * floats(i) - gauss(i, s)],
    "You multiplied the image by `amount`, too": [
        lambda i, s, a: a * (floats(i) + floats(i) - gauss(i, s)),
    ],
    "You multiplied the smoothed image": [lambda i, s, a: floats(i) + floats(i) - a * gauss(i, s)],
    "What did it lose": [lambda i, s, a: gauss(i, s)],
    "the values beyond are cut off": [
        lambda i, s, a: np.clip(by_skimage(i, s, a), 0, 1),
        lambda i, s, a: ski.filters.unsharp_mask(i, radius=s, amount=a),
    ],
    "smoothed with sigma `amount`": [lambda i, s, a: by_skimage(i, a, s)],
    "You always smooth with sigma 1": [lambda i, s, a: by_ndimage(i, 1, a)],
    "You always smooth with sigma 2": [lambda i, s, a: by_skimage(i, 2, a)],
    "You always smooth with sigma 3": [lambda i, s, a: by_skimage(i, 3, a)],
    "You smoothed with a mean": [
        lambda i, s, a: floats(i) + a * (floats(i) - ndimage.uniform_filter(floats(i), 3)),
    ],
    "You subtracted the Laplacian": [lambda i, s, a: floats(i) - a * ndimage.laplace(gauss(i, s))],
    "your difference wrapped around": [
        lambda i, s, a: i + a * (i - in_bytes(i, s)),
        lambda i, s, a: floats(i) + a * floats(i - in_bytes(i, s)),
    ],
    "you mix two scales": [lambda i, s, a: i + a * (i - gauss(i, s))],
    "was smoothed in `uint8`": [
        lambda i, s, a: floats(i) + a * (floats(i) - floats(in_bytes(i, s))),
        lambda i, s, a: i + a * (i.astype(float) - in_bytes(i, s)),
    ],
    "255 times as bright": [
        lambda i, s, a: by_skimage(i.astype(float), s, a),
        lambda i, s, a: ski.filters.unsharp_mask(i, radius=s, amount=a, preserve_range=True),
    ],
    "you divided floats by 255, too": [lambda i, s, a: by_skimage(i / 255, s, a)],
    "You padded with zeros": [
        lambda i, s, a: floats(i) + a * (floats(i) - ski.filters.gaussian(i, s, mode="constant")),
    ],
    "You stretched the output": [
        lambda i, s, a: (o := by_skimage(i, s, a) - by_skimage(i, s, a).min()) / (o.max() or 1),
    ],
    "You always sharpen one image": [lambda i, s, a: by_skimage(MOON, s, a)],
    "back into `uint8`": [
        lambda i, s, a: (
            np.clip(by_skimage(i.astype(float), s, a), 0, 255).astype(i.dtype)
            if i.dtype == np.uint8
            else by_skimage(i, s, a)
        ),
    ],
}

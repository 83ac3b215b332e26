"""Answers to shrink, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage


def by_gaussian(image, step):
    return ndimage.gaussian_filter(image, (step - 1) / 2)[::step, ::step]


def by_two_passes(image, step):
    """Smooth and shrink one axis after the other."""
    for axis in (0, 1):
        smooth = ndimage.gaussian_filter1d(image, step / 2, axis=axis)
        image = np.moveaxis(np.moveaxis(smooth, axis, 0)[::step], 0, axis)
    return image


def smoothed(image, sigma, step):
    return ski.filters.gaussian(image, sigma)[::step, ::step]


def half(step):
    return step // 2


def last(step):
    return step - 1


def sliced_late(sigma, first):
    """Return a function that slices, but doesn't begin at the first pixel, and then smooths."""
    return lambda image, step: smoothed(image[first(step) :: step, first(step) :: step], sigma, 1)


RIGHT_WAYS = {
    "Hardly any impostors are left with steps of 3, 7 and 10": [
        by_gaussian,
        by_two_passes,
        lambda image, step: smoothed(image, step / 2, step),
        lambda image, step: ski.transform.rescale(image, 1 / step, anti_aliasing=True),
        lambda image, step: ndimage.uniform_filter(image, step)[::step, ::step],
        lambda image, step: ski.transform.downscale_local_mean(image, (step, step))[:-1, :-1],
        lambda image, step: np.array(
            [
                [image[i : i + step, j : j + step].mean() for j in range(0, image.shape[1], step)]
                for i in range(0, image.shape[0], step)
            ]
        ),
    ],
    "Hardly any impostors are left, but you smooth more than you need to": [
        lambda image, step: smoothed(image, step, step),
        lambda image, step: smoothed(image, step - 1, step),
    ],
}
MISCONCEPTIONS = {
    "You only slice": [
        lambda image, step: image[::step, ::step],
        lambda image, step: np.array([image[i, ::step] for i in range(0, image.shape[0], step)]),
        lambda image, step: image[step // 2 :: step, step // 2 :: step],
    ],
    "You slice first and smooth afterwards": [
        lambda image, step: ndimage.gaussian_filter(image[::step, ::step], 1),
        lambda image, step: ndimage.gaussian_filter(image[::step, ::step], (step - 1) / 2),
        lambda image, step: ndimage.uniform_filter(image[::step, ::step], 3),
        lambda image, step: smoothed(image[::step, ::step], 0.3, 1),
        lambda image, step: smoothed(image[::step, ::step], (step - 1) / 2, 1),
        lambda image, step: smoothed(image[::step, ::step], (step - 1) / 2 / step, 1),
        lambda image, step: smoothed(image[::step, ::step], 4.5, 1),
        lambda image, step: ndimage.median_filter(image[::step, ::step], 3),
        *(sliced_late(sigma, first) for sigma in (0.5, 1, 2) for first in (half, last)),
        lambda image, step: ndimage.uniform_filter(image[half(step) :: step, 1::step], 3),
    ],
    "Slice what comes out of the filter": [
        lambda image, step: ndimage.gaussian_filter(image, (step - 1) / 2),
    ],
    "Shrink both axes": [
        lambda image, step: ndimage.gaussian_filter(image, (step - 1) / 2)[::step],
        lambda image, step: ndimage.gaussian_filter(image, (step - 1) / 2)[:, ::step],
    ],
    "You smooth along one axis only": [
        lambda image, step: ndimage.gaussian_filter1d(image, step / 2, axis=0)[::step, ::step],
        lambda image, step: ndimage.gaussian_filter1d(image, step / 2)[::step, ::step],
    ],
    "You seem to smooth the same for every step": [
        lambda image, step: smoothed(image, 6, step),
        lambda image, step: smoothed(image, 4.5, step),
        lambda image, step: smoothed(image, 4, step),
        lambda image, step: ndimage.uniform_filter(image, 25)[::step, ::step],
    ],
    "You smooth more for small steps than for large ones": [
        lambda image, step: smoothed(image, 45 / step, step),
        lambda image, step: smoothed(image, 10 - step / 2, step),
    ],
    "You don't smooth enough for a step of 10": [
        lambda image, step: smoothed(image, 1, step),
        lambda image, step: smoothed(image, 2, step),
        lambda image, step: ndimage.gaussian_filter(image, 3)[::step, ::step],
    ],
    "You don't smooth enough for a step of 3": [
        lambda image, step: ndimage.median_filter(image, step)[::step, ::step],
    ],
    "You smooth too much": [
        lambda image, step: smoothed(image, 2 * step, step),
        lambda image, step: smoothed(image, 3 * step, step),
    ],
    "as bright as the original": [
        lambda image, step: by_gaussian(image, step) / step,
        lambda image, step: ndimage.gaussian_filter(image.astype(int), step / 2)[::step, ::step],
    ],
    "I expected about": [
        lambda image, step: by_gaussian(image, step - 1),
        lambda image, step: by_gaussian(image, step).ravel(),
    ],
    "Your function raised IndexError": [
        lambda image, step: by_gaussian(image, step)[::step, ::step, 0],
    ],
}

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


def sliced_late(sigma, share):
    """Return a function that keeps the first pixel of each step, or a later one, and smooths."""

    def shrink(image, step):
        first = int(share * (step - 1))
        return smoothed(image[first::step, first::step], sigma, 1)

    return shrink


RIGHT_WAYS = {
    "Hardly any impostors are left with steps of 3, 7 and 10": [
        by_gaussian,
        by_two_passes,
        lambda image, step: smoothed(image, step / 2, step),
        lambda image, step: ski.transform.rescale(image, 1 / step, anti_aliasing=True),
        lambda image, step: ndimage.uniform_filter(image, step)[::step, ::step],
        lambda image, step: ski.transform.downscale_local_mean(image, (step, step))[:-1, :-1],
        lambda image, step: ski.measure.block_reduce(image, step, np.mean),
    ],
    "Hardly any impostors are left, but you smooth more than you need to": [
        lambda image, step: smoothed(image, step, step),
        lambda image, step: smoothed(image, step - 1, step),
    ],
}
MISCONCEPTIONS = {
    "You only slice": [
        lambda image, step: image[::step, ::step],
        lambda image, step: image[step // 2 :: step, step // 2 :: step],
    ],
    "You slice first and smooth afterwards": [
        lambda image, step: ndimage.gaussian_filter(image[::step, ::step], 1),
        lambda image, step: ndimage.gaussian_filter(image[::step, ::step], (step - 1) / 2),
        lambda image, step: ndimage.uniform_filter(image[::step, ::step], 3),
        lambda image, step: smoothed(image[::step, ::step], (step - 1) / 2, 1),
        lambda image, step: smoothed(image[::step, ::step], (step - 1) / 2 / step, 1),
        lambda image, step: ndimage.median_filter(image[::step, ::step], 3),
        *(sliced_late(sigma, 0) for sigma in (0.3, 4.5)),
        *(sliced_late(sigma, share) for sigma in (0.5, 1, 2) for share in (0.5, 1)),
        lambda image, step: ndimage.uniform_filter(image[step // 2 :: step, 1::step], 3),
    ],
    "Slice what comes out of the filter": [
        lambda image, step: ndimage.gaussian_filter(image, (step - 1) / 2)
    ],
    "Shrink both axes": [
        lambda image, step: ndimage.gaussian_filter(image, (step - 1) / 2)[::step],
        lambda image, step: ndimage.gaussian_filter(image, (step - 1) / 2)[:, ::step],
    ],
    "You smooth along one axis only": [
        lambda image, step: smoothed(image, (step / 2, 0), step),
        lambda image, step: smoothed(image, (0, step / 2), step),
    ],
    "You seem to smooth the same for every step": [
        *(lambda image, step, sigma=sigma: smoothed(image, sigma, step) for sigma in (6, 4.5, 4)),
        lambda image, step: ndimage.uniform_filter(image, 25)[::step, ::step],
    ],
    "You smooth more for small steps than for large ones": [
        lambda image, step: smoothed(image, 45 / step, step),
        lambda image, step: smoothed(image, 10 - step / 2, step),
    ],
    "You don't smooth enough for a step of 10": [
        *(lambda image, step, sigma=sigma: smoothed(image, sigma, step) for sigma in (1, 2, 3))
    ],
    "You don't smooth enough for a step of 3": [
        lambda image, step: ndimage.median_filter(image, step)[::step, ::step]
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
        lambda image, step: by_gaussian(image, step)[::step, ::step, 0]
    ],
}

"""Answers to salt-and-pepper, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

PHOTO = ski.util.img_as_float(ski.data.camera())[60:260, 140:340]
DAMAGED = ski.util.random_noise(PHOTO, mode="s&p", amount=0.2, rng=44)
EXTREME = (DAMAGED == 0) | (DAMAGED == 1)
SHAPES = [PHOTO.shape]


def median(size=3, image=DAMAGED):
    return ndimage.median_filter(image, size)


def disk_median(radius, image=DAMAGED):
    return ndimage.median_filter(image, footprint=ski.morphology.disk(radius))


def in_bytes(radius):
    damaged = ski.util.img_as_ubyte(DAMAGED)
    return ski.filters.rank.median(damaged, ski.morphology.disk(radius))


def only_specks(output):
    return np.where(EXTREME, output, DAMAGED)


def from_good_neighbors(sigma):
    """Return a Gaussian mean of the pixels that may be right."""
    good = ndimage.gaussian_filter(np.where(EXTREME, 0, DAMAGED), sigma)
    return only_specks(good / ndimage.gaussian_filter((~EXTREME).astype(float), sigma))


def unless_near(limit):
    """Return the median only where it's far from the pixel."""
    return np.where(np.abs(DAMAGED - median(3)) > limit, median(3), DAMAGED)


def peeked(output):
    return np.where(DAMAGED != PHOTO, output, DAMAGED)


RIGHT_WAYS = {
    "changed only what could be a speck": [
        *(only_specks(median(3)), only_specks(median(5)), only_specks(disk_median(2))),
        *(only_specks(median(3, median(3))), only_specks(median(3, only_specks(median(3))))),
        *(only_specks(in_bytes(2) / 255), from_good_neighbors(1), from_good_neighbors(2)),
        only_specks(ndimage.gaussian_filter(median(3), 0.5)),
    ],
    "changed the other pixels a little, too": [
        ndimage.gaussian_filter(only_specks(disk_median(2)), 0.5)
    ],
}
MISCONCEPTIONS = {
    "This is `photo`": [PHOTO],
    "You filtered `photo`": [
        *(median(3, PHOTO), median(5, PHOTO), disk_median(1, PHOTO), disk_median(2, PHOTO)),
        ski.filters.gaussian(PHOTO, sigma=1),
    ],
    "you looked at `photo`": [peeked(median(3)), peeked(median(5)), peeked(0.5)],
    "This is `damaged` itself": [DAMAGED],
    "so 1 is white": [255 * median(5), in_bytes(2), ski.util.img_as_ubyte(PHOTO)],
    "255 times too dark": [median(5) / 255],
    "something else was added or subtracted": [2 * median(5), median(5) - 1.2],
    "Yours is 196×196": [median(5)[2:-2, 2:-2]],
    "This says where the specks are": [EXTREME, ~EXTREME],
    "You kept the specks and filtered everything else": [
        *(np.where(EXTREME, DAMAGED, median(size)) for size in (3, 5))
    ],
    "You painted the specks": [
        *(only_specks(0.5), only_specks(DAMAGED.mean()), np.where(DAMAGED == 1, 0.75, DAMAGED)),
        only_specks(np.where(DAMAGED == 1, 0.7, 0.3)),
    ],
    "You took a weighted sum": [
        only_specks(ski.filters.gaussian(DAMAGED, sigma=1)),
        *(ndimage.uniform_filter(DAMAGED, size) for size in (3, 5, 9)),
        *(ski.filters.gaussian(DAMAGED, sigma=sigma) for sigma in (1, 2, 3)),
        ndimage.gaussian_filter(ski.util.img_as_ubyte(DAMAGED), 1) / 255,
    ],
    "A minimum takes the specks of one kind away": [ndimage.minimum_filter(DAMAGED, 3)],
    "A maximum takes the specks of one kind away": [
        ndimage.maximum_filter(DAMAGED, size) for size in (2, 3, 5)
    ],
    "left are nearly all black": [
        np.where(DAMAGED == 1, median(3), DAMAGED),
        *(ndimage.percentile_filter(DAMAGED, 20, 3), ndimage.grey_opening(DAMAGED, 3)),
    ],
    "left are nearly all white": [np.where(DAMAGED == 0, median(5), DAMAGED)],
    "Leave those as they were": [
        *(median(3), median(5), median(7), disk_median(2), disk_median(3), in_bytes(2) / 255),
        *(median(3, median(3)), unless_near(0.1), ndimage.gaussian_filter(median(3), 0.5)),
        ski.filters.median(DAMAGED, ski.morphology.disk(2)),
    ],
    "specks are still there": [
        *(disk_median(1, disk_median(1)), only_specks(disk_median(1, disk_median(1)))),
        *(disk_median(1), only_specks(disk_median(1)), ndimage.median_filter(DAMAGED, (1, 3))),
        in_bytes(1) / 255,
    ],
    "a large window mistakes narrow things for noise": [
        *(median(size) for size in (11, 15)),
        *(disk_median(radius) for radius in (6, 10)),
    ],
    "Most of your error is in the outer five rows": [
        np.where(
            np.isin(DAMAGED, (0, 1)), ndimage.median_filter(DAMAGED, 5, mode="constant"), DAMAGED
        ),
        np.pad(only_specks(median(5))[2:-2, 2:-2], 2),
    ],
    "That isn't close enough to the photograph": [np.random.default_rng(0).random(PHOTO.shape)],
    "and the shape of yours is (20, 20)": [median(5)[::10, ::10]],
    "All of yours are 0.5.": [np.full(PHOTO.shape, 0.5)],
}

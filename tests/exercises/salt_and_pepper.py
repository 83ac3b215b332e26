"""Answers to salt-and-pepper, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

PHOTO = ski.util.img_as_float(ski.data.camera())[60:260, 140:340]
SPOILED = ski.util.random_noise(PHOTO, mode="s&p", amount=0.2, rng=44)
EXTREME = (SPOILED == 0) | (SPOILED == 1)
SHAPES = [PHOTO.shape]


def median(size=3, image=SPOILED):
    return ndimage.median_filter(image, size)


def disk_median(radius, image=SPOILED):
    return ndimage.median_filter(image, footprint=ski.morphology.disk(radius))


def in_bytes(radius):
    spoiled = ski.util.img_as_ubyte(SPOILED)
    return ski.filters.rank.median(spoiled, ski.morphology.disk(radius))


def only_specks(output):
    return np.where(EXTREME, output, SPOILED)


def from_good_neighbors(sigma):
    """Return a Gaussian mean of the pixels that may be right."""
    good = ndimage.gaussian_filter(np.where(EXTREME, 0, SPOILED), sigma)
    return only_specks(good / ndimage.gaussian_filter((~EXTREME).astype(float), sigma))


def unless_near(limit):
    """Return the median only where it's far from the pixel."""
    return np.where(np.abs(SPOILED - median(3)) > limit, median(3), SPOILED)


def peeked(output):
    return np.where(SPOILED != PHOTO, output, SPOILED)


RIGHT_WAYS = {
    "specks away. Of what's left": [
        *(median(3), disk_median(2), in_bytes(2) / 255, unless_near(0.1)),
        *(disk_median(1, disk_median(1)), median(3, median(3))),
        ski.filters.median(SPOILED, ski.morphology.disk(2)),
        ndimage.percentile_filter(SPOILED, 50, 3),
        ndimage.gaussian_filter(median(3), 0.5),
    ],
    "You found the spoiled pixels": [
        *(only_specks(median(3)), only_specks(median(5)), only_specks(disk_median(2))),
        from_good_neighbors(1),
    ],
}
MISCONCEPTIONS = {
    "This is `photo`": [PHOTO],
    "You filtered `photo`": [
        *(median(3, PHOTO), median(5, PHOTO), disk_median(1, PHOTO), disk_median(2, PHOTO)),
        ski.filters.gaussian(PHOTO, sigma=1),
    ],
    "you looked at `photo`": [peeked(median(3)), peeked(median(5)), peeked(0.5)],
    "This is `spoiled` itself": [SPOILED, ski.util.img_as_ubyte(SPOILED) / 255],
    "so 1 is white": [255 * median(5), in_bytes(2), ski.util.img_as_ubyte(PHOTO)],
    "255 times too dark": [median(5) / 255],
    "something else was added or subtracted": [2 * median(5), median(5) - 1.2],
    "Yours is 196×196": [median(5)[2:-2, 2:-2]],
    "This says where the specks are": [EXTREME, ~EXTREME],
    "You kept the specks and filtered everything else": [
        *(np.where(EXTREME, SPOILED, median(size)) for size in (3, 5)),
    ],
    "You painted the specks": [
        *(only_specks(0.5), only_specks(SPOILED.mean()), np.where(SPOILED == 1, 0.75, SPOILED)),
        only_specks(np.where(SPOILED == 1, 0.7, 0.3)),
    ],
    "You took a weighted sum": [
        only_specks(ski.filters.gaussian(SPOILED, sigma=1)),
        *(ndimage.uniform_filter(SPOILED, size) for size in (3, 5, 9)),
        *(ski.filters.gaussian(SPOILED, sigma=sigma) for sigma in (1, 2, 3)),
        ndimage.gaussian_filter(ski.util.img_as_ubyte(SPOILED), 1) / 255,
    ],
    "A minimum takes the specks of one kind away": [ndimage.minimum_filter(SPOILED, 3)],
    "A maximum takes the specks of one kind away": [
        ndimage.maximum_filter(SPOILED, size) for size in (2, 3, 5)
    ],
    "left are nearly all black": [
        np.where(SPOILED == 1, median(3), SPOILED),
        *(ndimage.percentile_filter(SPOILED, 20, 3), ndimage.grey_opening(SPOILED, 3)),
    ],
    "left are nearly all white": [np.where(SPOILED == 0, median(5), SPOILED)],
    "specks are still there": [
        *(disk_median(1), only_specks(disk_median(1)), ndimage.median_filter(SPOILED, (1, 3))),
        in_bytes(1) / 255,
    ],
    "a large window mistakes narrow things for noise": [
        *(median(size) for size in (5, 7, 9, 15)),
        *(disk_median(radius) for radius in (3, 5, 10)),
    ],
    "That isn't close enough to the photograph": [
        np.random.default_rng(0).random(PHOTO.shape),
    ],
    "and the shape of yours is (20, 20)": [median(5)[::10, ::10]],
    "All of yours are 0.5.": [np.full(PHOTO.shape, 0.5)],
}

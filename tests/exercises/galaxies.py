"""Answers to galaxies, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage
from skimage.feature import peak_local_max

from tests.exercises.coins_ranked import circles_of

GALAXIES = ski.color.rgb2gray(ski.data.hubble_deep_field()[40:370, 240:540])
DISK = ski.morphology.disk(4)
SUMS = ndimage.correlate(GALAXIES, DISK)
LIGHT = ndimage.correlate(GALAXIES, DISK / DISK.sum())
SHAPES = [GALAXIES.shape, (44, 2), (44, 3)]


def smooth(sigma):
    return ski.filters.gaussian(GALAXIES, sigma=sigma)


def peaks(image, limit=0.3, apart=4):
    return peak_local_max(image, min_distance=apart, threshold_abs=limit, exclude_border=False)


def blobs(sigma):
    return -(sigma**2) * ndimage.gaussian_laplace(GALAXIES, sigma)


def bright(places, limit=0.3):
    return places[LIGHT[tuple(np.round(places[:, :2]).astype(int).T)] > limit]


def pattern():
    rows, columns = np.mgrid[-5:6, -5:6]
    spot = np.exp(-(rows**2 + columns**2) / 8)
    return ski.feature.match_template(GALAXIES, spot, pad_input=True)


RIGHT = peaks(LIGHT)
RIGHT_WAYS = {
    "of the 38 galaxies that are clearly brighter than the limit": [
        RIGHT,
        peak_local_max(LIGHT, threshold_abs=0.3),
        peaks(smooth(2)),
        peaks(smooth(3), 0.25),
        bright(peaks(blobs(4), 0.05)),
        bright(circles_of(blobs(2) > 0.05)),
        bright(circles_of(smooth(2) - smooth(8) > 0.1)),
        bright(peaks(pattern(), 0.5)),
        bright(ski.feature.blob_log(GALAXIES, 2, 10, threshold=0.1, overlap=0.3)),
    ],
}
MISCONCEPTIONS = {
    "Hardly any of your places is at a bright galaxy": [
        circles_of(smooth(2) < 0.1),
        circles_of(ski.filters.gaussian(GALAXIES, sigma=20) > 0.1),
    ],
    "Did you set one?": [
        *(peaks(SUMS, apart=apart) for apart in (1, 2, 4, 10, 15)),
        peak_local_max(SUMS, min_distance=5, threshold_abs=0.3),
        peak_local_max(LIGHT, min_distance=4),
        np.argwhere((ndimage.maximum_filter(SUMS, 9) == SUMS) & (SUMS > 0.3)),
        circles_of(SUMS > 0.3),
        circles_of(SUMS > 0.3)[:, :2],
    ],
    "There, two or three became one": [
        circles_of(LIGHT > 0.3),
        circles_of(smooth(2) > 0.3),
        circles_of(ndimage.median_filter(GALAXIES, 5) > 0.3),
    ],
    "Is your `min_distance` too large?": [peaks(LIGHT, apart=apart) for apart in (10, 15, 20)],
    "are in galaxies that you've already counted": [
        bright(peaks(blobs(2), 0.05, apart=3)),
        bright(peaks(blobs(3), 0.05, apart=3)),
    ],
    "They're a few bright pixels": [
        circles_of(GALAXIES > 0.3),
        peaks(GALAXIES),
        peaks(LIGHT, 0.1),
        peaks(LIGHT, 0.05),
    ],
    "are fainter than the limit": [
        peaks(LIGHT, 0.2),
        circles_of(GALAXIES > 0.5),
        circles_of(smooth(1) > 0.3),
        circles_of(smooth(2) - smooth(8) > 0.12),
    ],
    "and they're small ones": [circles_of(LIGHT > 0.5), peaks(LIGHT, 0.6)],
    "and they're large ones": [
        RIGHT[LIGHT[tuple(RIGHT.T)] < 0.85],
    ],
    "Is your limit too high?": [RIGHT[::2]],
    "You found nothing at all": [[], peaks(GALAXIES, 2)],
    "That's how many": [44, len(RIGHT)],
    "so it's a picture": [LIGHT > 0.3, LIGHT],
    "a row for all the rows": [RIGHT.T, np.nonzero(GALAXIES > 0.97)],
    "Rows and columns have changed places": [RIGHT[:, ::-1]],
    "and you're counting pixels": [np.argwhere(LIGHT > 0.3)],
    "and the picture only has 330 rows": [np.add(RIGHT, [40, 240])],
    "and the shape of yours is (44,)": [RIGHT[:, 0]],
}

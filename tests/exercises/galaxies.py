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
SHAPES = []


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


def mean(image):
    return ndimage.correlate(image, DISK / DISK.sum())


def find(image, limit, apart=4):
    return peaks(mean(image), limit, apart)


def by_gaussian(sigma, share=1):
    """Return a function that finds peaks, where a narrower peak needs a lower limit."""
    return lambda image, limit: peaks(ski.filters.gaussian(image, sigma), share * limit)


def above(places, image, limit):
    return places[mean(image)[tuple(np.round(places[:, :2]).astype(int).T)] > limit]


def by_blobs(image, limit):
    response = -16 * ndimage.gaussian_laplace(image, 4)
    return above(peaks(response, limit / 6), image, limit)


def by_difference(image, limit):
    gaussian = ski.filters.gaussian
    return above(circles_of(gaussian(image, 2) - gaussian(image, 8) > limit / 3), image, limit)


def by_pattern(image, limit):
    rows, columns = np.mgrid[-5:6, -5:6]
    spot = np.exp(-(rows**2 + columns**2) / 8)
    scores = ski.feature.match_template(image, spot, pad_input=True)
    return above(peaks(scores, 0.5), image, limit)


def by_blob_log(image, limit):
    found = ski.feature.blob_log(image, 2, 10, threshold=limit / 3, overlap=0.3)
    return above(found, image, limit)


def wide_regions(image, limit):
    return circles_of(-25 * ndimage.gaussian_laplace(image, 5) > limit / 4)


def by_fixed_blobs(image, limit):
    """Find blobs by a number that fits one picture."""
    return above(circles_of(-4 * ndimage.gaussian_laplace(image, 2) > 0.05), image, limit)


def only_there(image, limit):
    return RIGHT if limit == 0.3 else []


RIGHT = peaks(LIGHT)
RIGHT_WAYS = {
    "in a picture that's half as bright, and with another limit": [
        *(find, by_gaussian(2), by_gaussian(3, 0.83)),
        *(by_blobs, by_difference, by_pattern, by_blob_log),
        lambda image, limit: find(image, limit).tolist(),
        lambda image, limit: peak_local_max(mean(image), threshold_abs=limit),
    ],
}
# Returned for any picture. What's wrong for the first is never compared with the others.
RETURNED = {
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
MISCONCEPTIONS = {
    says: [lambda image, limit, answer=answer: answer for answer in answers]
    for says, answers in RETURNED.items()
} | {
    "One of yours is there more than once": [
        lambda image, limit: np.repeat(find(image, limit), 2, axis=0)
    ],
    "The radius comes first": [
        lambda image, limit: np.insert(np.asarray(find(image, limit))[:, :2], 0, 5, axis=1)
    ],
    "returns the same places for any picture": [
        lambda image, limit: RIGHT,
        lambda image, limit: peaks(LIGHT, limit),
    ],
    "whatever the limit is": [
        lambda image, limit: find(image, 0.3),
        lambda image, limit: find(image, 0.3 * image.max()),
    ],
    "One of the numbers in your function probably": [
        by_fixed_blobs,
        only_there,
        lambda image, limit: find(image, limit)[:, :1] if limit > 0.4 else find(image, limit),
    ],
    "At most four are allowed": [wide_regions],
    "two arguments, the image and the limit, but it can't": [lambda image: RIGHT],
    "Your function returns nothing": [lambda image, limit: None if find(image, limit).size else 1],
}

"""Answers to coins-ranked, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

COINS = ski.util.img_as_float(ski.data.coins())
SMOOTH = ski.filters.gaussian(COINS, sigma=2)
LOCAL_MEAN = ski.filters.threshold_local(COINS, 101, method="mean")
SHAPES = []


def otsu(image):
    return image > ski.filters.threshold_otsu(image)


def circles_of(mask):
    regions = ski.measure.regionprops(ski.measure.label(mask))
    circles = [(*one.centroid, one.equivalent_diameter_area / 2) for one in regions]
    return np.array(circles).reshape(-1, 3)


def ranked(mask, least=10):
    circles = circles_of(mask)
    circles = circles[circles[:, 2] > least]
    return circles[np.argsort(-circles[:, 2])]


def smooth(image):
    return ski.filters.gaussian(image, sigma=2)


def without_light(image=COINS, sigma=30):
    return smooth(image) - ski.filters.gaussian(image, sigma=sigma)


def without_darkest_nearby(image):
    darkest = ndimage.minimum_filter(smooth(image), 61)
    return smooth(image) - ski.filters.gaussian(darkest, sigma=20)


def without_wide_mean(image):
    return smooth(image) - ndimage.uniform_filter(image, 101)


def endless(image):
    while True:
        pass


def by(even, **options):
    """Return a function that evens out the light in this way, and then finds the coins."""
    return lambda image: ranked(otsu(even(image, **options)))


def otherwise(change):
    """Return a function that finds the coins, and changes them in all photographs but the first."""

    def rank_coins(image):
        found = by(without_light)(image)
        return found if image[0, 0] == COINS[0, 0] else change(found)

    return rank_coins


def filled(edges):
    return ndimage.binary_fill_holes(edges)


def voted():
    """Return coins that a large median has joined."""
    even = COINS - ski.filters.gaussian(COINS, sigma=30)
    even = ski.util.img_as_ubyte(np.clip(even / 2 + 0.5, 0, 1))
    return ski.filters.rank.median(even, ski.morphology.disk(10)) > 135


RIGHT = ranked(otsu(without_light()))
GIVEN = circles_of(otsu(without_light()))
CANNY = ski.feature.canny(COINS, 2, 0.1, 0.2)
BLURRED_EDGES = ski.filters.gaussian(ski.filters.sobel(COINS), sigma=1)
BLOBS = ski.feature.blob_log(1 * COINS, min_sigma=10, max_sigma=26, num_sigma=9, threshold=0.1)

RIGHT_WAYS = {
    "and it does so in a second photograph": [
        *(by(without_light, sigma=sigma) for sigma in (20, 30, 60)),
        by(without_darkest_nearby),
        by(without_wide_mean),
        lambda image: ranked(filled(ski.filters.sobel(image) > 0.08 * image.max())),
    ],
}
# Returned for any image. What's wrong for the first is never compared with the second.
RETURNED = {
    "Sorting has taken your circles apart": [
        np.sort(RIGHT, axis=0),
        np.sort(RIGHT, axis=0)[::-1],
        np.sort(RIGHT),
    ],
    "I can see where they are, but not how large": [RIGHT[:, :2]],
    "so it's most of the picture": [
        ranked(SMOOTH < 0.4),
        np.append([[151, 192, 157]], RIGHT, axis=0),
        [[151, 192, 157]],
    ],
    "twice what I expected": [RIGHT * [1, 1, 2]],
    "Your sizes are areas": [np.c_[RIGHT[:, :2], np.pi * RIGHT[:, 2] ** 2]],
    "and it holds much more background than": [
        ranked(otsu(COINS)),
        ranked(otsu(SMOOTH)),
        ranked(SMOOTH > 0.45),
        ranked(otsu(ndimage.median_filter(COINS, 5))),
    ],
    "They have merged. Smooth less": [ranked(voted())],
    "around a part of a coin, such as the one at": [
        np.append(RIGHT, [[270, 60, 11], [270, 30, 10.5]], axis=0),
    ],
    "with a radius below 10, such as the one at": [
        circles_of(COINS > 0.5),
        GIVEN,
        circles_of(COINS > 0.5)[circles_of(COINS > 0.5)[:, 2] > 2],
    ],
    "is at the picture's border, where there's no coin": [
        ranked(COINS > 0.5),
        ranked(without_light() > 0),
        ranked(LOCAL_MEAN < SMOOTH),
    ],
    "where there's no coin, such as the one at": [np.append(RIGHT, [[90, 150, 12]], axis=0)],
    "all in the top row, such as the coin at": [RIGHT[RIGHT[:, 0] > 60]],
    "Is it white there, and all in one piece?": [ranked(filled(CANNY)), RIGHT[:10]],
    "but most of your circles are too small": [
        BLOBS * [1, 1, 2**0.5],
        RIGHT * [1, 1, 0.8],
    ],
    "but most of your circles are too large": [
        ranked(filled(BLURRED_EDGES > 0.08)),
        *(RIGHT * [1, 1, factor] for factor in (1.2, 1.3)),
    ],
    "but some sizes are more than 10% off": [
        np.c_[RIGHT[:, :2], RIGHT[:, 2] * np.resize([1, 1, 1.2, 0.8], 24)]
    ],
    "and the smallest comes first": [RIGHT[::-1]],
    "but they're not in order of size": [GIVEN[GIVEN[:, 2] > 10]],
    "You found nothing at all": [[], np.zeros((0, 3))],
    "That's how many": [24, [24]],
    "so it's a picture": [otsu(COINS), ski.measure.label(otsu(SMOOTH))],
    "a row for all the rows": [RIGHT.T],
    "Rows and columns have changed places": [RIGHT[:, [1, 0, 2]]],
    "and you're counting pixels": [np.argwhere(otsu(SMOOTH))],
    "and the picture only has 303 rows and 384 columns": [
        np.append(RIGHT, [[310, 60, 10]], axis=0)
    ],
    "and the shape of yours is (24,)": [RIGHT[:, 2]],
}
MISCONCEPTIONS = {
    says: [lambda image, answer=answer: answer for answer in answers]
    for says, answers in RETURNED.items()
} | {
    "returns the same circles for any photograph": [lambda image: RIGHT],
    "Is there a loop that never ends, or a filter": [endless],
    "One of yours is there more than once": [
        lambda image: np.repeat(RIGHT, 2, axis=0),
        lambda image: np.zeros((24, 3)),
    ],
    "The radius comes first": [lambda image: np.roll(RIGHT, 1, axis=1)],
    "One of the numbers in your function probably": [
        lambda image: ranked(filled(ski.filters.sobel(image) > 0.08)),
        lambda image: RIGHT if image[0, 0] == COINS[0, 0] else [],
        otherwise(lambda found: found[:-1]),
        otherwise(lambda found: np.append(found, [[90, 150, 12]], axis=0)),
        otherwise(lambda found: found * [1, 1, 1.3]),
    ],
}

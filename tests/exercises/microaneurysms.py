"""Answers to microaneurysms, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage
from skimage.feature import match_template, peak_local_max

from tests.exercises.coins_ranked import circles_of

KNOWN = ski.util.img_as_float(ski.data.microaneurysms())


def laplacian(image, sigma=1.5):
    return sigma**2 * ndimage.gaussian_laplace(image, sigma)


def by_laplacian(sigma=1.5, limit=0.075, **options):
    return lambda image: peak_local_max(
        laplacian(image, sigma), min_distance=3, threshold_abs=limit, **options
    )


def by_pattern(half=4, limit=0.8, pad=True):
    rows, columns = np.mgrid[-half : half + 1, -half : half + 1]
    spot = -np.exp(-(rows**2 + columns**2) / (2 * 1.5**2))
    options = {"pad_input": True, "mode": "reflect"} if pad else {}
    return lambda image: peak_local_max(
        match_template(image, spot, **options), threshold_abs=limit, exclude_border=False
    )


def by_ring(image):
    """Find what's darker than all of eight places around it."""
    smooth = ski.filters.gaussian(image, sigma=1)
    steps = [(-5, 0), (5, 0), (0, -5), (0, 5), (-4, -4), (-4, 4), (4, -4), (4, 4)]
    around = [ndimage.shift(smooth, step, order=0, mode="nearest") for step in steps]
    return peak_local_max(np.min(around, axis=0) - smooth, threshold_abs=0.06)


def by_shape(image):
    """Find what's darker than the median, and small and round."""
    mask = ndimage.median_filter(image, 9) - image > 0.06
    regions = ski.measure.regionprops(ski.measure.label(mask))
    return [one.centroid for one in regions if one.area > 5 and one.eccentricity < 0.8]


def by_difference(image):
    dark = ski.filters.gaussian(image, sigma=5) - ski.filters.gaussian(image, sigma=1)
    return peak_local_max(dark, min_distance=3, threshold_abs=0.098)


def below(limit):
    return lambda image: circles_of(image < limit)


def relative(image):
    strength = laplacian(image)
    return peak_local_max(strength, min_distance=3, threshold_abs=0.6 * strength.max())


def only_in_this_light(image):
    return by_laplacian()(image) if image.mean() < 0.45 and image.mean() > 0.36 else []


def also_at_the_border(image):
    return [*by_laplacian()(image), (0, 50), (1, 20), (60, 0)]


def hasty(image):
    return by_laplacian()(image)[1:]


SHAPES = []
RIGHT_WAYS = {
    "It works upside down, in different light": [
        by_laplacian(),
        by_laplacian(2, 0.074),
        by_laplacian(1, 0.06),
        by_laplacian(exclude_border=False),
        by_ring,
        by_shape,
        by_difference,
    ],
    "That reaches the goal": [by_pattern(), by_pattern(5)],
}
MISCONCEPTIONS = {
    "One of yours is there more than once": [lambda image: 2 * [(23, 16), (71, 49)]],
    "The radius comes first": [lambda image: [(3, 23, 16), (2, 71, 49)]],
    "returns the same places for each picture": [
        lambda image: [(23, 16), (71, 49)],
        lambda image: by_laplacian()(KNOWN),
    ],
    "finds nothing in any picture": [
        lambda image: peak_local_max(ndimage.gaussian_laplace(image, 1.5), threshold_abs=0.075),
        lambda image: peak_local_max(-laplacian(image), threshold_abs=0.075),
        lambda image: [],
    ],
    "finds bright spots": [
        lambda image: peak_local_max(image, threshold_abs=0.45),
        lambda image: peak_local_max(-laplacian(image), threshold_abs=0.03),
    ],
    "That's a corner of your pattern": [by_pattern(4, pad=False), by_pattern(5, pad=False)],
    "however weak they are": [
        relative,
        lambda image: peak_local_max(laplacian(image), min_distance=3, num_peaks=2),
    ],
    "but not in different light": [only_in_this_light],
    "but not the paler one. That one is as bright as": [below(0.2)],
    "That one stands out less": [
        by_laplacian(limit=0.1),
        by_laplacian(2, 0.08),
        lambda image: peak_local_max(ndimage.gaussian_laplace(image, 1.5), threshold_abs=0.04),
        lambda image: peak_local_max(ndimage.gaussian_laplace(image, 2), threshold_abs=0.02),
    ],
    "takes blood vessels for spots": [
        below(0.3),
        below(0.25),
        by_laplacian(limit=0.04),
        lambda image: circles_of(ndimage.median_filter(image, 9) - image > 0.06),
        lambda image: circles_of(image < ski.filters.threshold_otsu(image)),
        lambda image: [one for one in circles_of(image < 0.28) if one[2] < 3],
    ],
    "finds specks of noise": [by_pattern(3), by_pattern(3, 0.75)],
    "finds something at a picture's border": [
        also_at_the_border,
        lambda image: ski.feature.blob_log(1 - image, 1, 3, threshold=0.075),
    ],
    "Your function misses some of them": [hasty],
    "Your function returned something before, but here it returned nothing": [
        lambda image: found if len(found := by_laplacian()(image)) else None
    ],
    "That's how many": [lambda image: len(by_laplacian()(image)), lambda image: 2],
    "so it's a picture": [lambda image: image < 0.3],
    "a row for all the rows": [lambda image: by_laplacian(limit=0.04)(image).T],
    "Rows and columns have changed places": [lambda image: by_laplacian()(image)[:, ::-1]],
    "and you're counting pixels": [lambda image: np.argwhere(image < 0.38)],
    "and the picture only has 102 rows": [lambda image: [(23, 16), (71, 49), (110, 20)]],
    "and the shape of yours is (2, 1)": [lambda image: by_laplacian()(image)[:, :1]],
}

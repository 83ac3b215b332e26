"""Answers to blob-radius, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage

SIGMAS = np.arange(1, 12, 0.2)
ROOT = np.sqrt(2)


def response(image, sigma):
    return ndimage.laplace(ndimage.gaussian_filter(ski.util.img_as_float(image), sigma))


def curve(image, row, column, power=2, sigmas=SIGMAS, respond=response):
    return np.array([sigma**power * respond(image, sigma)[row, column] for sigma in sigmas])


def by_list(image, row, column):
    scaled = [sigma**2 * response(image, sigma)[row, column] for sigma in SIGMAS]
    return ROOT * SIGMAS[np.argmax(np.abs(scaled))]


def by_loop(image, row, column):
    best, radius = 0, 0
    for sigma in SIGMAS:
        smooth = ski.filters.gaussian(image, sigma)
        here = abs(ndimage.laplace(smooth)[row, column]) * sigma * sigma
        if here > best:
            best, radius = here, sigma * 2**0.5
    return radius


def by_gaussian_laplace(image, row, column):
    image = image.astype(float)
    size = curve(image, row, column, respond=ndimage.gaussian_laplace)
    return ROOT * SIGMAS[(size**2).argmax()]


def by_sign(image, row, column):
    """Take the lowest response of what's brighter than the image's mean, or the highest."""
    sign = 1 if image[row, column] > np.median(image) else -1
    return ROOT * SIGMAS[(sign * curve(image, row, column)).argmin()]


def by_few_sigmas(image, row, column):
    sigmas = np.geomspace(1, 12, 40)
    return ROOT * sigmas[np.abs(curve(image, row, column, sigmas=sigmas)).argmax()]


def by_area(image, row, column):
    """Count the pixels nearer to the disk's value than to that around it, with no Laplacian."""
    image = ndimage.gaussian_filter(ski.util.img_as_float(image), 1)
    level = (image[row, column] + np.median(image)) / 2
    labels, _ = ndimage.label((image > level) == (image[row, column] > level))
    return np.sqrt((labels == labels[row, column]).sum() / np.pi)


def at(size, factor=ROOT, sigmas=SIGMAS):
    return lambda i, r, c: factor * sigmas[size(i, r, c).argmax()]


def strongest(i, r, c):
    return np.abs(curve(i, r, c))


def anywhere(image, row, column):
    return np.array([np.abs(s**2 * response(image, s)).max() for s in SIGMAS])


def by_best(image, row, column):
    """Start at 0, and forget that a response may be below it."""
    best, radius = 0, 0
    for sigma, size in zip(SIGMAS, curve(image, row, column), strict=True):
        if size > best:
            best, radius = size, ROOT * sigma
    return radius


def in_bytes(image, sigma):
    return ndimage.laplace(ndimage.gaussian_filter(image, sigma))


def by(sigmas, respond=response):
    return at(lambda i, r, c: np.abs(curve(i, r, c, 2, sigmas, respond)), sigmas=sigmas)


RIGHT_WAYS = {
    "bright and dark, in `uint8`, blurred and noisy": [
        by_list, by_loop, by_gaussian_laplace, by_sign, by_few_sigmas, by_area,
    ],
}  # fmt: skip
MISCONCEPTIONS = {
    "A Gaussian isn't a disk": [at(strongest, 1)],
    "You look for the strongest raw response": [
        at(lambda i, r, c: np.abs(curve(i, r, c, power=0)), factor) for factor in (1, ROOT, 2)
    ],
    "by sigma only once": [at(lambda i, r, c: np.abs(curve(i, r, c, power=1)))],
    "You find the dark disks only": [at(curve), by_best],
    "You find the bright disks only": [at(lambda i, r, c: -curve(i, r, c))],
    "You're right for floats, but not for `uint8`": [by(SIGMAS, in_bytes)],
    "You doubled the sigma": [at(strongest, 2)],
    "That's the diameter": [at(strongest, 2 * ROOT)],
    "You return the radius squared": [lambda i, r, c: 2 * at(strongest, 1)(i, r, c) ** 2],
    "You divided by the root of 2": [at(strongest, 1 / ROOT)],
    "You halved the sigma": [
        at(strongest, 1 / 2),
        at(lambda i, r, c: np.abs(curve(i, r, c, power=0)), 1 / 2),
    ],
    "You return the place of the strongest": [
        lambda i, r, c: strongest(i, r, c).argmax(),
        lambda i, r, c: ROOT * strongest(i, r, c).argmax(),
    ],
    "You return how strong a response is": [
        lambda i, r, c: strongest(i / 1.0, r, c).max(),
        lambda i, r, c: ROOT * strongest(i, r, c).max(),
        lambda i, r, c: np.abs(curve(i / 1.0, r, c, power=0)).max(),
    ],
    "You measure in the middle": [lambda i, r, c: by_list(i, i.shape[0] // 2, i.shape[1] // 2)],
    "You take the strongest response in the whole": [at(anywhere)],
    "so the smallest sigma wins": [
        at(lambda i, r, c: np.array([ski.filters.gaussian(i, s)[r, c] for s in SIGMAS])),
    ],
    "that's what the smallest sigma gives": [lambda i, r, c: ROOT],
    "You say 5 for every disk": [lambda i, r, c: 5],
    "your largest sigma is too small": [by(np.arange(1, 6, 0.2))],
    "Are your sigmas far apart": [by(np.arange(1, 12))],
    "narrower than a pixel": [
        lambda i, r, c: by(np.arange(0.1, 12, 0.1), ndimage.gaussian_laplace)(i / 255 + 1, r, c),
    ],
    "I'm asking about one disk": [strongest],
    "Your function raised IndexError": [lambda i, r, c: by_list(i, c, r)],
    "Your function raised ValueError": [
        lambda i, r, c: ROOT * max(SIGMAS, key=lambda s: s**2 * np.abs(response(i, s))),
    ],
    "The first one that you missed has a radius of 5": [lambda i, r, c: i.shape[0] / 6],
}

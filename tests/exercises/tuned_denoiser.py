"""Answers to tuned-denoiser, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage
from skimage.restoration import (
    denoise_bilateral,
    denoise_nl_means,
    denoise_tv_bregman,
    denoise_tv_chambolle,
)

from helpers.filters.denoising import gaussian_weights

TRIPOD = ski.util.img_as_float(ski.data.camera())[230:358, 230:358]


def gaussian(sigma):
    return lambda image: ski.filters.gaussian(image, sigma=sigma)


def bilateral(image, sigma=2, color_sigma=0.9, reach=6):
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(image, reach, mode="symmetric"), (2 * reach + 1,) * 2
    )
    differences = windows - image[..., None, None]
    near = gaussian_weights(windows.shape[2:], sigma)
    weights = near * np.exp(-(differences**2) / (2 * color_sigma**2))
    return np.sum(weights * windows, axis=(2, 3)) / weights.sum(axis=(2, 3))


def pixel_by_pixel(image):
    while True:
        image = image + 0


def non_local(h, **options):
    return lambda image: denoise_nl_means(
        image, patch_size=5, patch_distance=6, h=h, fast_mode=True, **options
    )


def total_variation(weight, **options):
    return lambda image: denoise_tv_chambolle(image, weight=weight, **options)


def of_sevens(h, distance=6, **options):
    return lambda image: denoise_nl_means(
        image, patch_size=7, patch_distance=distance, h=h, **options
    )


def by_correlation(image):
    offsets = np.arange(-4, 5)
    kernel = np.exp(-np.add.outer(offsets**2, offsets**2) / (2 * 1.8**2))
    return ndimage.correlate(image, kernel / kernel.sum(), mode="mirror")


def not_scaled(image):
    offsets = np.arange(-4, 5)
    kernel = np.exp(-np.add.outer(offsets**2, offsets**2) / (2 * 1.1**2)) / (2 * np.pi)
    return ndimage.correlate(image, kernel)


def stretched(image):
    return ski.exposure.rescale_intensity(gaussian(1.1)(image), out_range=(0, 1))


def mean_valid(image):
    return np.lib.stride_tricks.sliding_window_view(image, (3, 3)).mean(axis=(2, 3))


def tuned_inside(image):
    sigmas = np.arange(0.5, 3, 0.25)
    errors = [np.mean((gaussian(sigma)(image) - TRIPOD) ** 2) for sigma in sigmas]
    return gaussian(sigmas[np.argmin(errors)])(image)


def scored_inside(image):
    output = gaussian(1)(image)
    print(ski.metrics.peak_signal_noise_ratio(TRIPOD, output))
    return output


def in_bytes(image):
    return ski.filters.rank.mean(ski.util.img_as_ubyte(image), ski.morphology.disk(1)) / 255


def median_in_bytes(image):
    spoiled = ski.util.img_as_ubyte(image.clip(0, 1))
    return ski.filters.rank.median(spoiled, ski.morphology.disk(1)) / 255


def wrapped(image):
    return (255 * image).astype(np.int64).astype(np.uint8)


def padded(image):
    return np.pad(gaussian(1)(image), 1)


RIGHT_WAYS = {
    "the best Gaussian has 25.7. With the right": [
        *map(gaussian, (1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 2.85)),
        by_correlation,
        lambda image: gaussian(1.8)(image).clip(0, 1),
        lambda image: gaussian(1.2)(gaussian(1.2)(image)),
        *map(non_local, (0.18, 0.2, 0.21, 0.22)),
        non_local(0.13, sigma=0.2),
        of_sevens(0.18),
        of_sevens(0.1, distance=11, sigma=0.2),
        of_sevens(0.15, sigma=0.2),
        *map(total_variation, (0.19, 0.3)),
        lambda image: denoise_tv_bregman(image, weight=1.5),
        bilateral,
    ],
    "But your dark places are 0.07 too bright": [
        lambda image: denoise_tv_chambolle(image.clip(0, 1), weight=0.25)
    ],
    "because yours beats every": [
        *map(total_variation, (0.18, 0.2, 0.36, 0.38, 0.4)),
        *(total_variation(weight, eps=0) for weight in (0.18, 0.2, 0.21, 0.24)),
        *(of_sevens(h, sigma=0.2) for h in (0.11, 0.12, 0.13)),
    ],
}
MISCONCEPTIONS = {
    "Your pictures are negatives": [lambda image: 1 - gaussian(1.8)(image)],
    "This is the noisy image, clipped at most": [
        lambda image: image,
        lambda image: image.clip(0, 1),
        gaussian(0.05),
        total_variation(1e-9),
    ],
    "This is a filter from the contest": [
        gaussian(1.2),
        non_local(0.09),
    ],
    "Your dark places are 0.07 too bright": [lambda image: gaussian(1.8)(image.clip(0, 1))],
    "something is wrong along the border": [
        lambda image: ndimage.gaussian_filter(image, 1.8, mode="constant"),
        lambda image: ndimage.gaussian_filter(image, 1.8, mode="wrap"),
        lambda image: np.pad(gaussian(1.8)(image)[3:-3, 3:-3], 3),
        lambda image: ski.restoration.denoise_bilateral(image, sigma_color=0.6, sigma_spatial=1.8),
    ],
    "flipped or turned around": [
        lambda image: gaussian(1.8)(image)[::-1],
        lambda image: np.rot90(gaussian(1.8)(image), 2),
    ],
    "You return a function, not an image": [lambda image: gaussian(1.6)],
    "You return one number": [
        lambda image: np.mean(gaussian(1)(image)),
        lambda image: 10 * np.log10(1 / np.var(image)),
    ],
    "You left out the pixels at the border": [mean_valid],
    "I expected the shape": [padded, np.ravel, lambda image: gaussian(1)(image).T],
    "You return a 128×128 picture": [lambda image: gaussian(1)(TRIPOD)],
    "Your dark places have turned bright": [
        lambda image: gaussian(1.1)(wrapped(image)),
        lambda image: denoise_tv_chambolle(wrapped(image) / 255, weight=0.1),
    ],
    "All the pixels of an image": [np.zeros_like, lambda image: np.full(image.shape, image.mean())],
    "Your values run from": [lambda image: 1e6 * image, lambda image: -20 - image],
    "about 255 times too large": [
        lambda image: 255 * gaussian(1.1)(image),
        lambda image: (255 * gaussian(1.1)(image)).clip(0, 255).astype(np.uint8),
    ],
    "about 255 times too small": [lambda image: gaussian(1.1)(image) / 255],
    "you've stretched its contrast": [stretched],
    "Do your weights add up to 1?": [not_scaled, lambda image: 2 * gaussian(1)(image)],
    "too bright on average": [
        lambda image: gaussian(1)(image) + 0.1,
        lambda image: ndimage.maximum_filter(image, 3),
    ],
    "too dark on average": [
        lambda image: gaussian(1)(image) - 0.1,
        lambda image: ndimage.minimum_filter(image, 2),
    ],
    "as with a median": [
        *(lambda image, size=size: ndimage.median_filter(image, size) for size in (3, 5, 7)),
        ski.filters.median,
        median_in_bytes,
    ],
    "Your pictures have moved": [
        denoise_bilateral,
        lambda image: denoise_bilateral(image, win_size=7, sigma_color=0.25, sigma_spatial=1.5),
        *(lambda image, size=size: ndimage.uniform_filter(image, size) for size in (2, 4, 6, 8)),
        *(lambda image, s=s: np.roll(gaussian(s)(image), 1, axis=0) for s in (1, 1.8)),
    ],
    "you've made the noise stronger": [
        ski.filters.sobel,
        lambda image: 2 * image - gaussian(1)(image),
        lambda image: np.flip(gaussian(0.3)(image), axis=1),
    ],
    "Did you tune on the sky alone?": [
        *map(gaussian, (3, 3.5, 4, 4.5, 5, 5.9)),
        total_variation(0.7),
        non_local(0.28),
        of_sevens(0.25),
    ],
    "Did you tune on the tripod alone?": [
        *map(gaussian, (1, 1.1, 1.3)),
        total_variation(0.14),
        non_local(0.16),
    ],
    "You've smoothed too much": [
        *map(gaussian, (8, 10)),
    ],
    "You've smoothed too little": [
        *map(gaussian, (0.3, 0.5, 0.8)),
        *(lambda image, size=size: ndimage.uniform_filter(image, size) for size in (3, 5)),
        non_local(0.1),
        denoise_nl_means,
        denoise_tv_chambolle,
    ],
    "took more than two seconds": [pixel_by_pixel],
    "Does it use a picture from the notebook?": [tuned_inside],
    "Does it compute its score": [scored_inside],
    "can't be converted to whole numbers": [in_bytes],
}

"""Answers to smooth-colors, by a piece of what the check says to each."""

import numpy as np
import skimage as ski
from scipy import ndimage


def by_sigmas(image, sigma):
    return ndimage.gaussian_filter(image, (sigma, sigma, 0))


def by_loop(image, sigma):
    output = np.zeros(image.shape)
    for k in range(3):
        output[:, :, k] = ndimage.gaussian_filter(image[:, :, k], sigma)
    return output


def channels(image, sigma):
    return [ndimage.gaussian_filter(image[..., k], sigma) for k in range(3)]


def into_a_copy(image, sigma):
    output = image.copy()
    for k in range(3):
        output[..., k] = ndimage.gaussian_filter(output[..., k], sigma)
    return output


def into_its_input(image, sigma):
    for k in range(3):
        image[..., k] = ndimage.gaussian_filter(image[..., k], sigma)
    return image


def returned_in_the_loop(image, sigma):
    output = np.zeros(image.shape)
    for k in range(3):
        output[:, :, k] = ndimage.gaussian_filter(image[:, :, k], sigma)
        return output


def by_rows(image, sigma):
    output = np.zeros(image.shape)
    for k in range(3):
        output[k] = ndimage.gaussian_filter(image[k], sigma)
    return output


def into_bytes(image, sigma):
    output = np.zeros(image.shape, dtype=np.uint8)
    for k in range(3):
        output[..., k] = 255 * ndimage.gaussian_filter(image[..., k], sigma)
    return output


def one_of(k):
    return lambda image, sigma: ndimage.gaussian_filter(image[..., k], sigma)


def unkept(image, sigma):
    for k in range(3):
        ndimage.gaussian_filter(image[..., k], sigma)
    return image


def red_only(image, sigma):
    output = image.copy()
    output[..., 0] = ndimage.gaussian_filter(image[..., 0], sigma)
    return output


RIGHT_WAYS = {
    "Each channel was smoothed alone, so no color": [
        *(by_sigmas, by_loop, into_a_copy),
        lambda image, sigma: np.stack(channels(image, sigma), axis=-1),
        lambda image, sigma: np.dstack(channels(image, sigma)),
        lambda image, sigma: ndimage.gaussian_filter(image, sigma, axes=(0, 1)),
        lambda image, sigma: ndimage.gaussian_filter(image, [sigma, sigma, 0], mode="mirror"),
        lambda image, sigma: ski.filters.gaussian(image, sigma, channel_axis=-1),
    ],
}
MISCONCEPTIONS = {
    "But near the border, some of the colors": [
        lambda image, sigma: ndimage.gaussian_filter(image, (sigma, sigma, 0), mode="constant"),
        lambda image, sigma: ndimage.gaussian_filter(image, (sigma, sigma, 0), mode="wrap"),
    ],
    "You smoothed along the third axis as well": [
        lambda image, sigma: ndimage.gaussian_filter(image, sigma),
        lambda image, sigma: ndimage.gaussian_filter(image, (sigma, sigma, sigma)),
        lambda image, sigma: ski.filters.gaussian(image, sigma, channel_axis=None),
    ],
    "You return only one channel": [one_of(0), one_of(1), one_of(2)],
    "left the other two as they were": [red_only],
    "Only your first channel is filled in": [returned_in_the_loop],
    "You return a gray picture": [
        lambda image, sigma: ndimage.gaussian_filter(ski.color.rgb2gray(image), sigma),
        lambda image, sigma: ndimage.gaussian_filter(image.mean(axis=2), sigma),
        lambda image, sigma: by_sigmas(image, sigma).mean(axis=-1),
        lambda image, sigma: sum(channels(image, sigma)),
        lambda image, sigma: ski.color.gray2rgb(by_sigmas(image, sigma).mean(axis=-1)),
    ],
    "Your channels have changed places": [
        lambda image, sigma: by_sigmas(image, sigma)[..., ::-1],
        lambda image, sigma: np.dstack(channels(image, sigma)[::-1]),
    ],
    "But now the channels are along the first axis": [
        channels,
        lambda image, sigma: np.stack(channels(image, sigma)),
    ],
    "next to each other, in one large gray image": [
        lambda image, sigma: np.hstack(channels(image, sigma)),
        lambda image, sigma: np.concatenate(channels(image, sigma)),
    ],
    "`image[k]` is a row of pixels": [by_rows],
    "You left out another axis": [
        lambda image, sigma: ndimage.gaussian_filter(image, (0, sigma, sigma)),
        lambda image, sigma: ndimage.gaussian_filter(image, (sigma, 0, sigma)),
    ],
    "You smoothed along one axis only": [
        lambda image, sigma: ndimage.gaussian_filter1d(image, sigma, axis=0),
        lambda image, sigma: ndimage.gaussian_filter(image, (0, sigma, 0)),
    ],
    "You always smooth with the same sigma": [
        lambda image, sigma: ndimage.gaussian_filter(image, (2, 2, 0)),
        lambda image, sigma: by_loop(image, 3),
        lambda image, sigma: by_loop(image, 1),
    ],
    "You return the image as it was": [unkept],
    "Your values are whole numbers": [
        into_bytes,
        lambda image, sigma: ski.util.img_as_ubyte(by_sigmas(image, sigma)),
        lambda image, sigma: by_sigmas(image, sigma).round(),
    ],
    "All your values are 0": [
        lambda image, sigma: by_sigmas(image, sigma).astype(np.uint8),
        lambda image, sigma: np.zeros(image.shape),
    ],
    "or as many as the array has axes": [
        lambda image, sigma: ndimage.gaussian_filter(image, (sigma, sigma)),
    ],
    "changed the array that it was given": [into_its_input],
    "I expected the shape (9, 7, 3)": [lambda image, sigma: by_sigmas(image, sigma)[1:-1, 1:-1]],
}

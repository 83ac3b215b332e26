"""Answers to bilateral-weights, by a piece of what the check says to each."""

import math

import numpy as np


def by_arrays(window, sigma, color_sigma):
    offsets = np.arange(len(window)) - len(window) // 2
    near = np.exp(-(offsets**2) / (2 * sigma**2))
    alike = np.exp(-((window - window[len(window) // 2]) ** 2) / (2 * color_sigma**2))
    return near * alike / np.sum(near * alike)


def by_loop(window, sigma, color_sigma):
    middle = len(window) // 2
    weights = []
    for i, value in enumerate(window):
        exponent = (i - middle) ** 2 / sigma**2 + (value - window[middle]) ** 2 / color_sigma**2
        weights.append(math.exp(-exponent / 2))
    return [weight / sum(weights) for weight in weights]


def by_linspace(window, sigma, color_sigma):
    half = len(window) // 2
    z = np.hypot(
        np.linspace(-half, half, len(window)) / sigma, (window - window[half]) / color_sigma
    )
    weights = np.exp(-0.5 * z**2)
    return weights / weights.sum()


def spoiled(window, sigma, color_sigma, *, distance=2, factor=2, sign=-1, scaled=True):
    offsets = np.arange(len(window)) - len(window) // 2
    differences = window - window[len(window) // 2]
    weights = np.exp(sign * np.abs(offsets) ** distance / (factor * sigma**2)) * np.exp(
        sign * np.abs(differences) ** distance / (factor * color_sigma**2)
    )
    return weights / weights.sum() if scaled else weights


def gaussian(window, sigma, color_sigma):
    weights = np.exp(-((np.arange(len(window)) - len(window) // 2) ** 2) / (2 * sigma**2))
    return weights / weights.sum()


def similar(window, sigma, color_sigma):
    weights = np.exp(-((window - window[len(window) // 2]) ** 2) / (2 * color_sigma**2))
    return weights / weights.sum()


def from_the_start(window, sigma, color_sigma):
    near = np.exp(-(np.arange(len(window)) ** 2) / (2 * sigma**2))
    weights = near * similar(window, sigma, color_sigma)
    return weights / weights.sum()


def different_from_the_first(window, sigma, color_sigma):
    weights = gaussian(window, sigma, color_sigma) * np.exp(
        -((window - window[0]) ** 2) / (2 * color_sigma**2)
    )
    return weights / weights.sum()


def half_without_a_half(window, sigma, color_sigma):
    weights = gaussian(window, sigma, color_sigma) * similar(window, sigma, color_sigma / 2**0.5)
    return weights / weights.sum()


def from_the_mean(window, sigma, color_sigma):
    weights = gaussian(window, sigma, color_sigma) * np.exp(
        -((window - window.mean()) ** 2) / (2 * color_sigma**2)
    )
    return weights / weights.sum()


def of_the_samples(window, sigma, color_sigma):
    weights = gaussian(window, sigma, color_sigma) * np.exp(-(window**2) / (2 * color_sigma**2))
    return weights / weights.sum()


def without_parentheses(window, sigma, color_sigma):
    offsets = np.arange(len(window)) - len(window) // 2
    weights = np.exp(-(offsets**2) / 2 * sigma**2) * np.exp(
        -((window - window[len(window) // 2]) ** 2) / 2 * color_sigma**2
    )
    return weights / weights.sum()


RIGHT_WAYS = {"Every window I tried came out right": [by_arrays, by_loop, by_linspace]}
MISCONCEPTIONS = {
    "but they don't add up to 1": [lambda *given: spoiled(*given, scaled=False)],
    "These are the Gaussian's weights": [gaussian],
    "You only look at how different a sample is": [similar],
    "You added the two numbers": [
        lambda *given: (gaussian(*given) + similar(*given)) / 2,
    ],
    "from the window's first sample": [from_the_start, different_from_the_first],
    "with the mean of the window": [from_the_mean],
    "A subtraction is missing": [of_the_samples],
    "You used `sigma` for the difference": [
        lambda window, sigma, color_sigma: by_arrays(window, color_sigma, sigma),
    ],
    "You used `sigma` for both. The difference uses `color_sigma`": [
        lambda window, sigma, _: by_arrays(window, sigma, sigma),
        lambda window, sigma, _: spoiled(window, sigma, sigma, scaled=False),
    ],
    "You used `color_sigma` for both. The distance uses `sigma`": [
        lambda window, _, color_sigma: by_loop(window, color_sigma, color_sigma),
    ],
    "You forgot a square": [lambda *given: spoiled(*given, distance=1)],
    "divides by twice that": [
        half_without_a_half,
        lambda *given: spoiled(*given, factor=1),
        lambda *given: spoiled(*given, factor=1, scaled=False),
    ],
    "the sigma ends up on top": [without_parentheses],
    "A minus sign is missing": [
        lambda *given: spoiled(*given, sign=1),
        lambda *given: spoiled(*given, sign=1, scaled=False),
    ],
    "You return one number, the weighted mean": [lambda window, *s: by_arrays(window, *s) @ window],
    "You return the weights times the window": [lambda window, *s: by_arrays(window, *s) * window],
    "Scale last": [lambda *given: gaussian(*given) * similar(*given)],
}

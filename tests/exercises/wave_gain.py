"""Answers to wave-gain, by a piece of what the check says to each."""

import math

import numpy as np
from scipy import ndimage


def by_cosine(kernel, period):
    offsets = np.arange(len(kernel)) - len(kernel) // 2
    return (kernel * np.cos(2 * np.pi * offsets / period)).sum()


def by_loop(kernel, period):
    total = 0
    middle = len(kernel) // 2
    for i, weight in enumerate(kernel):
        total += weight * math.cos(2 * math.pi * (i - middle) / period)
    return total


def by_filtering(kernel, period):
    samples = np.arange(-50, 51)
    wave = np.cos(2 * np.pi * samples / period)
    return ndimage.correlate(wave, np.asarray(kernel, dtype=float))[50]


def by_halves(kernel, period):
    middle = len(kernel) // 2
    sides = sum(kernel[middle + k] * np.cos(2 * np.pi * k / period) for k in range(1, middle + 1))
    return kernel[middle] + 2 * sides


def by_degrees(kernel, period):
    offsets = np.arange(len(kernel)) - len(kernel) // 2
    return kernel @ np.cos(np.deg2rad(360 * offsets / period))


def offsets_of(kernel):
    return np.arange(len(kernel)) - len(kernel) // 2


def late(kernel, period):
    offsets = np.arange(len(kernel)) - (len(kernel) + 1) // 2
    return (kernel * np.cos(2 * np.pi * offsets / period)).sum()


def fixed(kernel, period, middle):
    return (kernel * np.cos(2 * np.pi * (np.arange(len(kernel)) - middle) / period)).sum()


def half(kernel, period):
    middle = len(kernel) // 2
    return sum(w * np.cos(2 * np.pi * k / period) for k, w in enumerate(kernel[middle:]))


def filtered(kernel, period):
    return np.convolve(np.cos(2 * np.pi * np.arange(200) / period), kernel, "valid")


def largest(kernel, period, samples):
    return max(np.convolve(np.cos(2 * np.pi * samples / period), kernel, "same"))


def in_the_lessons_wave(kernel, period):
    samples = np.arange(-12, 13)
    return np.convolve(np.cos(2 * np.pi * samples / period), kernel, "same")[12]


def too_far(kernel, period):
    return sum(kernel[i + 1] * np.cos(2 * np.pi * i / period) for i in range(len(kernel)))


def uneven(kernel, period):
    return (kernel * np.cos(2 * np.pi * np.arange(-50, 51) / period)).sum()


def by_math(kernel, period):
    return (kernel * math.cos(2 * math.pi * offsets_of(kernel) / period)).sum()


RIGHT_WAYS = {
    "Every kernel and period I tried came out right": [
        by_cosine, by_loop, by_filtering, by_halves, by_degrees,
    ],
}  # fmt: skip
MISCONCEPTIONS = {
    "You counted the offsets from 0": [
        lambda kernel, period: (kernel * np.cos(2 * np.pi * np.arange(len(kernel)) / period)).sum(),
    ],
    "one sample away from the middle weight": [late],
    "for every kernel, and that's right for only one size": [
        lambda kernel, period: fixed(kernel, period, 2),
        lambda kernel, period: fixed(kernel, period, 1),
    ],
    "You used the sine": [
        lambda kernel, period: kernel @ np.sin(2 * np.pi * offsets_of(kernel) / period),
    ],
    "`np.cos` takes radians": [
        lambda kernel, period: kernel @ np.cos(360 * offsets_of(kernel) / period),
    ],
    "You left out 2π": [lambda kernel, period: kernel @ np.cos(offsets_of(kernel) / period)],
    "You wrote π": [lambda kernel, period: kernel @ np.cos(np.pi * offsets_of(kernel) / period)],
    "You multiplied by the period": [
        lambda kernel, period: kernel @ np.cos(2 * np.pi * offsets_of(kernel) * period),
    ],
    "You added up the wave alone": [
        lambda kernel, period: np.cos(2 * np.pi * offsets_of(kernel) / period).sum(),
        lambda kernel, period: np.cos(2 * np.pi * offsets_of(kernel) / period).mean(),
    ],
    "You took the largest value": [
        lambda kernel, period: largest(kernel, period, np.arange(200)),
        lambda kernel, period: largest(kernel, period, np.arange(-12, 13)),
    ],
    "You return the products": [
        lambda kernel, period: kernel * np.cos(2 * np.pi * offsets_of(kernel) / period),
    ],
    "You took the mean of the products": [
        lambda kernel, period: (kernel * np.cos(2 * np.pi * offsets_of(kernel) / period)).mean(),
    ],
    "You lost the sign": [
        lambda kernel, period: abs(by_cosine(kernel, period)),
        lambda kernel, period: filtered(kernel, period).max(),
    ],
    "on one side of the middle only": [half],
    "You divided by the sum of the weights": [
        lambda kernel, period: by_cosine(kernel, period) / sum(kernel),
    ],
    "You added up the filter's whole output": [
        lambda kernel, period: filtered(kernel, period).sum(),
        lambda kernel, period: filtered(kernel, period).mean(),
    ],
    "a wave that's shorter than some kernels": [in_the_lessons_wave],
    "went past the end of the kernel": [too_far],
    "as many offsets as there are weights": [uneven],
    "takes a single number": [by_math],
}

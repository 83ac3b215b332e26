"""What a demo takes: arrays that are quick to filter and to draw."""

import numpy as np

from helpers.filters.validation import as_numbers

MOST_SAMPLES, MOST_WEIGHTS, MOST_PIXELS = 100_000, 10_000, 2_000_000


def as_signal(values, name="signal", most=MOST_SAMPLES):
    """Return a signal or a signal's kernel as float64, or say what's wrong with it."""
    return as_numbers(values, name, ndim=1, most=most)


def as_image(image):
    """Return an image as float64 and its own dtype, or say what's wrong with it."""
    return as_numbers(image, "image", ndim=2, most=MOST_PIXELS), np.asarray(image).dtype

"""What a demo takes: arrays that are quick to filter and to draw."""

import numpy as np

from helpers.filters.validation import as_numbers

MOST_SAMPLES, MOST_WEIGHTS, MOST_PIXELS = 100_000, 10_000, 2_000_000
# Sums of products stay within what a filter takes, and pixels within float32.
_LARGEST = 1e30


def as_signal(values, name="signal", most=MOST_SAMPLES):
    """Return a signal or a signal's kernel as float64, or say what's wrong with it."""
    return as_numbers(values, name, ndim=1, most=most, largest=_LARGEST)


def as_image(image):
    """Return an image as float64 and its own dtype, or say what's wrong with it."""
    numbers = as_numbers(image, "image", ndim=2, most=MOST_PIXELS, largest=_LARGEST)
    return numbers, np.asarray(image).dtype

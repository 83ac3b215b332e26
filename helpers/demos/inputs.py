"""What a demo takes: arrays that are quick to filter and to draw."""

import numpy as np

from helpers.filters.validation import as_numbers, as_whole, describe_value, refusal

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


def as_position(start, shape):
    """Return the number of an image's pixel that's given by its row and column."""
    if not isinstance(start, tuple) or len(start) != 2:
        raise refusal("start", "a row and a column, such as (2, 3)", describe_value(start))
    row, column = (
        as_whole(value, "start", least=0, most=side - 1)
        for value, side in zip(start, shape, strict=True)
    )
    return row * shape[1] + column

"""Exercise 3: the profile of a Gaussian kernel, seen by filtering one bright pixel."""

from functools import cache

import numpy as np
from scipy import ndimage

from helpers.exercises.verdict import is_same, judge

_SIZE, _MIDDLE, _SIGMA = 45, 22, 5


def _spot(value=1.0, row=_MIDDLE):
    image = np.zeros((_SIZE, _SIZE), dtype=type(value))
    image[row, _MIDDLE] = value
    return image


@cache
def _filtered(sigma=_SIGMA, row=_MIDDLE, **options):
    return ndimage.gaussian_filter(_spot(row=row), sigma, **options)


def _bell(sigma=_SIGMA):
    """Return the formula's numerator, 1 in the middle."""
    distance = np.arange(_SIZE) - _MIDDLE
    return np.exp(-(distance**2) / (2 * sigma**2))


def _right_answers():
    profile = _filtered()[:, _MIDDLE]
    yield (
        profile,
        f"45 values, the highest, {profile[_MIDDLE]:.5f}, at index 22, and the same on both "
        f"sides: at 17 and 27, one sigma away, {profile[17]:.5f}. The kernel is round, so row 22 "
        "and column 22 are equal.",
    )


def _wrong_answers():
    """Yield the answers that learners give, each with the misconception that it shows."""
    image = _filtered()
    profile = image[:, _MIDDLE]
    yield from _wrong_shapes(image, profile)
    yield from _wrong_places(image)
    yield from _wrong_heights(profile)
    yield from _wrong_formulas()
    for sigma in (*np.arange(1, 10.5, 0.5), 20, 25):
        if sigma != _SIGMA:
            bells = [
                _filtered(sigma, mode=mode)[:, _MIDDLE]  # a wide one feels the edges of the image
                for mode in ("reflect", "constant", "nearest", "mirror", "wrap")
            ]
            for bell in (*bells, _bell(sigma) / (2 * np.pi * sigma**2)):
                yield (
                    bell,
                    f"A bell, but of sigma {sigma:g}: its peak is about {bell[_MIDDLE]:.2g}. "
                    f"The exercise asks for sigma 5, whose peak is {profile[_MIDDLE]:.5f}.",
                )
    for cut in (1, 2, 3):
        yield (
            _filtered(truncate=cut)[:, _MIDDLE],
            f"Your bell ends {cut * _SIGMA} pixels from the middle: it was cut off at {cut} sigma, "
            f"and so its peak is {_filtered(truncate=cut).max():.5f}. Cut at 4 sigma or later.",
        )


def _wrong_shapes(image, profile):
    yield (
        profile[:, None],
        "The values are right, as a column of shape (45, 1). Index the column with 22, and not "
        "with 22:23: one number takes the axis away.",
    )
    yield (
        profile[None],
        "The values are right, as a row of shape (1, 45). Index the row with 22, and not with "
        "22:23: one number takes the axis away.",
    )
    for half in (22, 23):
        yield (
            (half,),
            f"{half} values are half of the line, which has 45. Take it from the first row to the "
            "last.",
        )
    yield (
        (41,),
        "41 of the 45 rows have a weight above 0. Take the values of all 45, and with them the "
        "zeros beyond the truncation.",
    )
    yield image, "This is the whole image, 45×45. A profile is one line of it: 45 values."
    yield _spot(), "This is the bright pixel before any filter, 45×45. Filter it, then take a line."


def _wrong_places(image):
    # The pixel's own column and the wrong formula are both nearly a single 1, so that only
    # an exact 0 beside it tells them apart.
    yield (
        _spot()[:, _MIDDLE],
        "This is 1 at index 22 and 0 elsewhere: the column of the bright pixel before the "
        "filter. Take the line from the filter's result.",
    )
    spike = np.exp(-((np.arange(_SIZE) - _MIDDLE) ** 2) / 2 * _SIGMA**2)
    for height in (1, 1 / (2 * np.pi * _SIGMA**2), 1 / (np.sqrt(2 * np.pi) * _SIGMA)):
        yield (
            height * spike,
            f"You have {height:.3g} at index 22 and next to nothing beside it, where a sigma of 5 "
            "is 5 pixels wide. `-x**2 / 2*sigma**2` multiplies by sigma squared; put brackets "
            "around what should divide.",
        )
    peaks = _bell() / (2 * np.pi * _SIGMA**2)
    for column in range(_MIDDLE):  # by the formula, which has no end
        yield (
            _bell() * peaks[column],
            f"This is line {column} or {44 - column}: the right shape, but a peak of "
            f"{peaks[column]:.3g} where line 22 has {peaks[_MIDDLE]:.3g}. Of 45 lines, "
            "counted from 0, which one is in the middle?",
        )
    for row in (21, 23):
        yield (
            _filtered(row=row)[:, _MIDDLE],
            f"Your peak is at index {row}. Of 45 samples, counted from 0, the middle one is "
            "number 22; is your bright pixel there?",
        )
    yield (
        np.zeros(_SIZE),
        "All of yours are 0. Either your line is farther from the middle than the kernel "
        "reaches, 20 pixels, or your bright pixel is a whole number: an image of integers has no "
        "room for 0.00637. Make it of floats.",
    )
    yield (
        np.diagonal(image),
        "This falls off too fast: 0.00234 at index 17 already, like exp(−r²/25). That is the "
        "diagonal, whose pixels are √2 apart, or a formula that lost the 2 of 2σ².",
    )


def _wrong_formulas():
    factor = 1 / (2 * np.pi * _SIGMA**2)
    for height in (1, 2 * factor):
        yield (
            height * _bell() ** 2,
            "This falls off too fast, like exp(−r²/25): your formula lost the 2 of 2σ².",
        )
    for height in (1, factor, _SIGMA * factor):
        yield (
            height * _bell(np.sqrt(_SIGMA)),
            "Your bell is too narrow, as if sigma were √5: 5 is sigma, and under the exponent "
            "stands its square.",
        )
    yield (
        _SIGMA * factor * _bell(),
        "Your peak is 0.0318, 5 times too high: the factor before the exponential has sigma "
        "squared, 1 / (2π·25).",
    )


def _wrong_heights(profile):
    all_lines = _filtered().sum(axis=0)
    yield (
        all_lines,
        f"Your peak is {all_lines[_MIDDLE]:.3g}: that is the Gaussian in 1D, by its formula or as "
        "the sum of all lines. One line through the kernel in 2D is 12.5 times lower.",
    )
    yield (
        all_lines / _SIZE,
        f"Your peak is {all_lines[_MIDDLE] / _SIZE:.3g}: you averaged all 45 lines. A profile is "
        "one of them, the middle one.",
    )
    yield (
        profile / profile[_MIDDLE],
        "Your peak is 1: you divided by the largest value, or left out the factor before the "
        "exponential. The weights of the whole kernel sum to 1, so each one is small.",
    )
    yield (
        255 * profile,
        f"Your peak is {255 * profile[_MIDDLE]:.3g}, 255 times too high: your bright pixel is "
        "255. Make it 1.0.",
    )
    yield (
        profile / 255,
        f"Your peak is {profile[_MIDDLE] / 255:.2g}, 255 times too low: your bright pixel is a 1 "
        "in `uint8`, where scikit-image takes 255 for white. Make an image of floats.",
    )
    yield (
        ndimage.gaussian_filter(_spot(255), _SIGMA)[:, _MIDDLE],
        "Your peak is 1, and all of yours are whole numbers: an image of integers with a pixel of "
        "255 gives integers, and 1.62 is cut to 1. Make an image of floats, and the pixel 1.0.",
    )


def _same(values, expected):
    if np.count_nonzero(expected) == 1:
        return np.array_equal(values, expected)  # see `_wrong_places`
    # Far from the middle every line is small, so what counts as equal goes by its own peak.
    return is_same(values, expected, atol=max(1e-3 * np.abs(expected).max(), 1e-9))


def check(answer):
    """Check the 45 values along the vertical line through the middle of the kernel."""
    return judge(answer, _right_answers(), _wrong_answers(), "I expect 45 values", _same)

"""A function that scores how much a window and a patch are alike, in any light."""

from contextlib import suppress
from importlib import import_module

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every window I tried came out right, and so did `uint8` pixels and a window without any
  contrast. The same patch in other light scores 1, and its negative scores -1.
raw: You multiplied the pixels as they are, so the brightest window wins. Subtract each mean first.
unscaled: You subtracted the means, and that takes care of the brightness. But twice the contrast
  still gives twice the score. What measures how far pixels are from their mean?
cosine: You divided by how large the pixels are, and that's only half of it. Two bright windows are
  alike just because they're bright. Subtract each mean first.
one-mean: You subtracted only one of the two means. That's enough for the sum of the products, but
  then you divide by how far the pixels are from 0. `std` measures from the mean.
one-deviation: You divided by only one of the two standard deviations, so the contrast of the other
  one still counts. If both are in your code, does every difference have parentheses?
parentheses: Python multiplies and divides before it subtracts, so each difference needs
  parentheses.
variance: You divided by the variances, which are the squares of the standard deviations. Try a
  window that's twice the patch.
total: You added up the products and didn't divide by their number. A larger patch isn't a better
  match.
sample: You divided the products by the number of pixels and the standard deviations by one less.
  `np.std` uses the number of pixels as long as you don't say `ddof=1`.
unfinished: You return the products, pixel by pixel. A score is one number, so what's their mean?
flipped: You flipped the patch. That's what a convolution does, and it finds the patch turned by
  half a turn.
absolute: You lost the sign. A score below 0 says that what's bright in the patch is dark in the
  window.
squared: You squared the score, so a negative of the patch would be a perfect match. Leave the sign.
distance: You return how far the two are apart, and that's 0 for a perfect match. It also grows when
  somebody turns on the light. Multiply instead of subtracting.
flat: All the pixels of one window that I tried are the same, so you divided by a standard deviation
  of 0. That window's score should be 0.
bytes: This works for floats. `uint8` has no room for a product over 255, which starts again at 0.
  Turn both into floats first.
ZeroDivisionError: Your function divided by 0. A window that's the same everywhere has a standard
  deviation of 0, and its score should be 0.
ValueError: Your function raised ValueError{error}. The window and the patch have the same shape, so
  multiply them pixel by pixel.
"""


def _cases():
    # It takes longer to load than a function may, and some functions use it.
    import_module("skimage.feature.template")
    rng = np.random.default_rng(15)
    patch = np.array([[0.0, 3, 1], [2, 5, 0.5]])
    yield np.array([[1.0, 2, 4], [0.5, 3, 1]]), patch
    yield 2 * patch + 10, patch
    yield 5 - patch / 2, patch
    yield rng.integers(0, 256, (4, 3), dtype=np.uint8), rng.integers(90, 200, (4, 3), np.uint8)
    yield rng.normal(size=(5, 2)).round(2), rng.normal(3, 2, (5, 2)).round(2)
    yield rng.integers(-9, 9, (2, 2)), np.array([[1, 2], [0, 7]])
    yield rng.random((11, 8)), rng.random((11, 8))
    yield np.full((2, 3), 7.0), patch


def _read(output, case, say):
    """Return the output as it is, or the verdict on one that isn't finite for a constant window."""
    with suppress(Exception):  # an output may be any object
        if not np.ptp(case[0]) and not np.isfinite(output).all():
            return say("flat")
    return output


def pattern_score(window, patch):
    """Return the mean of the products of two standardized arrays, or 0 for a constant window."""
    return _ratio(_centered(window) * _centered(patch), np.std(window) * np.std(patch))


def _ratio(products, below, join=np.mean):
    return join(products / below) if below else 0.0


def _centered(values):
    return values - np.mean(values)


def _floats(function):
    """Return a function that's given both arrays as floats."""
    return lambda window, patch: function(window.astype(float), patch.astype(float))


def _unless_flat(function):
    """Return a function that's 0 for a constant window."""
    return lambda window, patch: function(window, patch) if window.std() else 0


def _scaled(function, power=1):
    """Return a function whose products are divided by both standard deviations."""
    return lambda window, patch: _ratio(
        function(window.astype(float), patch.astype(float)), (window.std() * patch.std()) ** power
    )


def _each(products):
    """Return functions that add up products, or take their mean."""
    return [
        _floats(lambda window, patch: np.sum(products(window, patch))),
        _floats(lambda window, patch: np.mean(products(window, patch))),
    ]


def _size(values):
    return np.sqrt(np.mean(values.astype(float) ** 2))


def _covariance(window, patch):
    return np.mean(_centered(window) * _centered(patch))


def _wrong():
    def both(window, patch):
        return _centered(window) * _centered(patch)

    yield from {
        "raw": [*_each(np.multiply), _scaled(np.multiply), lambda a, b: np.sum(a * b)],
        "unscaled": [*_each(both), *_each(lambda a, b: a * _centered(b))],
        "cosine": [_floats(lambda a, b: np.mean(a * b) / (_size(a) * _size(b)))],
        "one-mean": [
            _floats(lambda a, b: np.mean(a * _centered(b)) / (_size(a) * b.std())),
            _floats(
                lambda a, b: np.mean(_centered(a) * b) / (a.std() * _size(b)) if a.std() else 0
            ),
        ],
        "one-deviation": [
            _floats(lambda a, b: _ratio(both(a, b), a.std())),
            _floats(lambda a, b: _ratio(both(a, b), b.std())),
        ],
        "parentheses": [
            _unless_flat(function)
            for function in (
                lambda a, b: np.mean((a - a.mean() / a.std()) * (b - b.mean() / b.std())),
                lambda a, b: np.mean(a - a.mean() * b - b.mean()) / (a.std() * b.std()),
            )
        ],
        "variance": [_scaled(both, power=2)],
        "total": [_floats(lambda a, b: _ratio(both(a, b), a.std() * b.std(), np.sum))],
        "sample": [
            _floats(lambda a, b: _ratio(both(a, b), a.std(ddof=1) * b.std(ddof=1))),
        ],
        "unfinished": [
            _floats(lambda a, b: both(a, b) / (a.std() * b.std() or 1)),
            _floats(both),
        ],
        "flipped": [lambda a, b: pattern_score(a, b[::-1, ::-1])],
        "absolute": [lambda a, b: abs(pattern_score(a, b))],
        "squared": [lambda a, b: pattern_score(a, b) ** 2],
        "distance": [
            *_each(lambda a, b: (a - b) ** 2),
            *_each(lambda a, b: np.abs(a - b)),
        ],
        "bytes": [
            lambda a, b: _ratio(np.mean(a * b) - np.mean(a) * np.mean(b), a.std() * b.std()),
        ],
    }.items()


EXERCISE = Exercise(
    name="pattern-score",
    lesson="15_patterns",
    says=_SAYS,
    arguments=("the window", "the patch"),
    cases=_cases,
    read=_read,
    right=lambda: [("right", [pattern_score])],
    wrong=_wrong,
)

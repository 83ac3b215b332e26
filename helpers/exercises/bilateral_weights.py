"""A function that returns the weights a bilateral filter gives the samples of a window."""

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.filters.denoising import bilateral_weights

_SAYS = """
right: Every window I tried came out right. Near a step, samples on the other side hardly count, so
  these weights are different at each sample, and no single kernel could do the same.
unscaled: Your weights have the right proportions, but they don't add up to 1. A window of equal
  samples would come out brighter or darker. What do you divide by?
distance: These are the Gaussian's weights. They only look at how far away a sample is, so they're
  the same in every window. What else should make a sample count less?
difference: You only look at how different a sample is, and a far sample counts as much as a near
  one. Multiply by the Gaussian for the distance as well.
added: You added the two numbers. Then a sample that's near but very different still counts. It
  should count only if it's near *and* similar. What do you do to numbers so that one near 0 makes
  the result near 0?
ends: You measured from the window's first sample. The middle one is where the distance and the
  difference are both 0.
mean: You compared each sample with the mean of the window. Next to a step, that's between the two
  sides, and no sample is. Compare with the middle sample.
not-subtracted: You put the samples themselves into the second Gaussian, so those near 0 count most.
  What matters is how much a sample differs from the middle one. A subtraction is missing.
same: You used `{one}` for both. The {what} uses `{other}`.
swapped: You used `sigma` for the difference and `color_sigma` for the distance. `sigma` counts in
  samples, and `color_sigma` in the values of the signal.
unsquared: You forgot a square. A Gaussian has the squared distance above and the squared sigma
  below.
no-half: You divided by sigma squared. The Gaussian's formula divides by twice that.
fraction: Python divides and then multiplies, so in `a / 2 * sigma**2` the sigma ends up on top.
  Put the divisor in parentheses.
growing: Your weights grow with the distance or the difference. A minus sign is missing.
mean-returned: You return one number, the weighted mean. Return the weights. The cell below
  multiplies them by the window itself.
products: You return the weights times the window. That's one step ahead. Return only the weights.
apart: You scaled the two factors to a sum of 1 each and multiplied them. The product doesn't sum to
  1 anymore. Scale last.
"""


def _cases():
    rng = np.random.default_rng(16)
    yield np.array([0.1, -0.2, 0.0, 1.1, 0.9]), 1.0, 0.3
    yield np.array([3.0, 1, 4, 1, 5, 9, 2]), 2, 2.5
    yield np.array([10, 20, 40]), 0.8, 12.5  # whole numbers
    yield np.full(5, 2.5), 1.5, 0.1
    yield np.array([7.0]), 1.0, 1.0
    yield rng.normal(size=11).round(2), 2.5, 0.75


def _offsets(window):
    return np.arange(len(window)) - len(window) // 2


def _bell(values, sigma):
    return np.exp(-(values**2) / (2 * sigma**2))


def _scaled(weights):
    return weights / weights.sum()


def _from_middle(window):
    return window - window[len(window) // 2]


def _made(distances, differences, *, join=np.multiply, bells=(_bell, _bell), scale=_scaled):
    """Return a function that joins a bell of the distances with one of the differences."""
    return lambda window, sigma, color_sigma: scale(
        join(bells[0](distances(window), sigma), bells[1](differences(window), color_sigma))
    )


def _unscaled(window, sigma, color_sigma):
    return _bell(_offsets(window), sigma) * _bell(_from_middle(window), color_sigma)


def _with_bell(bell):
    """Return functions with a wrong bell for both factors, or for one."""
    return [
        _made(_offsets, _from_middle, bells=bells, scale=scale)
        for bells in ((bell, bell), (bell, _bell), (_bell, bell))
        for scale in (_scaled, np.asarray)
    ]


def _with_one(which):
    """Return functions that use one of the two sigmas for both."""
    return [
        lambda window, *sigmas, make=make: make(window, *2 * [sigmas[which]])
        for make in (bilateral_weights, _unscaled)
    ]


def _wrong():
    difference = {"one": "sigma", "other": "color_sigma", "what": "difference"}
    distance = {"one": "color_sigma", "other": "sigma", "what": "distance"}
    yield from (("same", _with_one(0), difference), ("same", _with_one(1), distance))

    def near(window, sigma):
        return _scaled(_bell(_offsets(window), sigma))

    def alike(window, color_sigma):
        return _scaled(_bell(_from_middle(window), color_sigma))

    yield from {
        "unscaled": [
            _unscaled,
            lambda window, *sigmas: _unscaled(window, *sigmas) / len(window),
            lambda window, *sigmas: _unscaled(window, *sigmas) / _unscaled(window, *sigmas).max(),
        ],
        "distance": [
            lambda window, sigma, _: near(window, sigma),
            lambda window, sigma, _: _bell(_offsets(window), sigma),
        ],
        "difference": [
            lambda window, _, color_sigma: alike(window, color_sigma),
            lambda window, _, color_sigma: _bell(_from_middle(window), color_sigma),
        ],
        "apart": [lambda window, sigma, color: near(window, sigma) * alike(window, color)],
        "added": [
            _made(_offsets, _from_middle, join=np.add, scale=scale)
            for scale in (_scaled, np.asarray)
        ]
        + [lambda window, sigma, color: (near(window, sigma) + alike(window, color)) / 2],
        "ends": [
            _made(lambda window: np.arange(len(window)), _from_middle, scale=scale)
            for scale in (_scaled, np.asarray)
        ]
        + [_made(_offsets, lambda window: window - window[0])],
        "mean": [
            _made(_offsets, lambda window, middle=middle: window - middle(window))
            for middle in (np.mean, np.median)
        ],
        "not-subtracted": [
            _made(_offsets, lambda window: window, scale=scale) for scale in (_scaled, np.asarray)
        ],
        "swapped": [lambda window, *sigmas: bilateral_weights(window, *sigmas[::-1])],
        "unsquared": [
            each
            for bell in (
                lambda values, sigma: np.exp(-np.abs(values) / (2 * sigma**2)),
                lambda values, sigma: np.exp(-(values**2) / (2 * sigma)),
                lambda values, sigma: np.exp(-np.abs(values) / sigma),
                lambda values, sigma: np.exp(-values / (2 * sigma**2)),
            )
            for each in _with_bell(bell)
        ],
        "no-half": _with_bell(lambda values, sigma: np.exp(-(values**2) / sigma**2)),
        "fraction": _with_bell(lambda values, sigma: np.exp(-(values**2) / 2 * sigma**2)),
        "growing": _with_bell(lambda values, sigma: np.exp(values**2 / (2 * sigma**2))),
        "mean-returned": [
            lambda window, *sigmas: np.sum(bilateral_weights(window, *sigmas) * window)
        ],
        "products": [lambda window, *sigmas: bilateral_weights(window, *sigmas) * window],
    }.items()


EXERCISE = Exercise(
    name="bilateral-weights",
    lesson="16_denoising",
    says=_SAYS,
    arguments=("the window", "sigma", "color_sigma"),
    cases=_cases,
    right=lambda: [("right", [bilateral_weights])],
    wrong=_wrong,
)

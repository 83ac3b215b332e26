"""A function that smooths a color image and leaves its colors apart."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every image and sigma I tried came out right. Each channel was smoothed alone, so no color
  got into another.
border: You smoothed each channel alone. But near the border, some of the colors come from beyond
  the image, where zeros or the opposite side were filled in. Leave the boundary mode as it is.
third-axis: You smoothed along the third axis as well, as if blue were two pixels away from red.
  How far should you smooth along that axis?
one-channel: You return only one channel, smoothed. What about the other two?
one-smoothed: You smoothed one channel and left the other two as they were.
first-only: Only your first channel is filled in. Is `return` inside the loop?
gray: You return a gray picture. Once the three numbers are one, nobody can tell what color it was.
  Smooth the red, green, and blue numbers, and keep them apart.
swapped: Your channels have changed places. Put each one back where you took it from.
stacked: You smoothed each channel alone. But now the channels are along the first axis. They were
  along the last one, and that's `axis=-1` for `np.stack`.
beside: You put the three channels next to each other, in one large gray image. Stack them along a
  third axis.
rows: `image[k]` is a row of pixels. A channel has all the rows and all the columns, so it's
  `image[:, :, k]`.
other-axis: You left out another axis. Rows are axis 0, columns are axis 1, and the channels come
  last.
one-axis: You smoothed along one axis only. A channel has two, down its rows and along its columns.
fixed: You always smooth with the same sigma. Use the function's own `sigma`.
unchanged: You return the image as it was. Did you keep what the filter returned?
uint8: Your values are whole numbers. Those of the image are from 0 to 1, so keep them as floats.
zeros: All your values are 0. Does each smoothed channel get into the output?
RuntimeError: Your function raised RuntimeError{error}. SciPy wants one sigma, or as many as the
  array has axes. How many does a color image have?
"""
_MODES = ("reflect", "nearest", "mirror")


def _cases():
    rng = np.random.default_rng(7)
    for shape, sigma in (((9, 7, 3), 1.0), ((6, 11, 3), 2.0), ((3, 8, 3), 0.7), ((12, 5, 3), 1.5)):
        yield rng.uniform(0.1, 0.9, shape).round(3), sigma
    yield np.full((7, 6, 3), (0.85, 0.35, 0.19)), 1.0  # an even orange


def _by(sigmas, mode="reflect"):
    """Return a function that smooths with the sigmas it takes for the three axes."""
    return lambda image, sigma: ndimage.gaussian_filter(image, sigmas(sigma), mode=mode)


def _apart(sigma):
    return sigma, sigma, 0


_smooth = _by(_apart)


def _right():
    yield "right", [_by(_apart, mode) for mode in _MODES]


def _after(change):
    """Return a function that smooths as it should, and then does something to the output."""
    return lambda image, sigma: change(_smooth(image, sigma))


def _gray(weights, mode="reflect"):
    """Return functions that make the image gray, with one number at each pixel and with three."""

    def one(image, sigma):
        return ndimage.gaussian_filter(image @ np.array(weights), sigma, mode=mode)

    return [one, lambda image, sigma: np.repeat(one(image, sigma)[..., None], 3, axis=2)]


def _filled(begin, channels):
    """Return a function that starts from an array, and fills in some smoothed channels."""

    def fill(image, sigma):
        output = begin(image)
        output[..., channels] = _smooth(image, sigma)[..., channels]
        return output

    return fill


def _rows(image, sigma):
    output = np.zeros(image.shape)
    for k in range(3):
        output[k] = ndimage.gaussian_filter(image[k], sigma)
    return output


def _whole(image):
    return (255 * image).astype(np.uint8)


def _wrong():
    yield "border", [_by(_apart, mode) for mode in ("constant", "wrap")]
    yield "third-axis", [_by(lambda sigma: sigma, mode) for mode in _MODES]
    yield "one-channel", [_after(lambda output, k=k: output[..., k]) for k in range(3)]
    yield "one-smoothed", [_filled(np.copy, k) for k in range(3)]
    yield "first-only", [_filled(np.zeros_like, 0), _filled(np.ones_like, 0)]
    weights = [1 / 3] * 3, [1] * 3, [0.2125, 0.7154, 0.0721]
    yield "gray", [one for each in weights for mode in _MODES for one in _gray(each, mode)]
    orders = [2, 1, 0], [1, 2, 0], [2, 0, 1], [0, 2, 1], [1, 0, 2]
    yield "swapped", [_after(lambda output, order=order: output[..., order]) for order in orders]
    yield "stacked", [_after(lambda output: np.moveaxis(output, -1, 0))]
    yield (
        "beside",
        [
            _after(lambda output, axis=axis: np.concatenate([*np.moveaxis(output, -1, 0)], axis))
            for axis in range(2)
        ],
    )
    yield "rows", [_rows]
    yield "other-axis", [_by(lambda sigma: (0, sigma, sigma)), _by(lambda sigma: (sigma, 0, sigma))]
    yield "one-axis", [_by(lambda sigma: (sigma, 0, 0)), _by(lambda sigma: (0, sigma, 0))]
    yield "fixed", [lambda image, sigma, s=s: _smooth(image, s) for s in (1, 2, 3)]
    yield "unchanged", [lambda image, sigma: image]
    whole = _whole, lambda output: np.round(255 * output), np.round
    yield "uint8", [_after(change) for change in whole]
    yield "zeros", [_after(np.zeros_like)]


EXERCISE = Exercise(
    name="smooth-colors",
    lesson="17_big",
    says=_SAYS,
    arguments=("the image", "sigma"),
    cases=_cases,
    right=_right,
    wrong=_wrong,
)

"""A function that smooths any image, and returns the magnitude of its gradient."""

from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises import functions, gradients
from helpers.exercises.exercise import Exercise
from helpers.exercises.gradients import DIRECT, differences

_SAYS = """
right: Every image I tried came out right, including a `uint8` image, an image with only two rows,
  and a plain gray one, which has no outlines at all.
right-half: Every image I tried came out right. Yours are half as large as with −1, 0, 1, because
  you divide by the two pixels between the neighbors. Both are in use.
right-after: Every image I tried came out right. You smoothed the two differences instead of the
  image. Away from the border that's the same thing, because weighted sums can trade places.
255: Right for floats, but for `uint8` your outlines are 255 times as strong as for the same image
  in floats. `astype(float)` keeps the range, and `img_as_float` scales it.
255-floats: Right for `uint8`, but you divided floats by 255, too, and they already run from 0 to 1.
  `img_as_float` can tell the two apart.
wraps: Right for floats, but in `uint8` your differences wrapped around. It has no numbers below 0,
  so 10 − 12 became 254, and a gentle drop looks like the steepest edge of all. Convert first.
cut: Right for floats, but a `uint8` image was smoothed in `uint8`, so everything after the decimal
  point is gone before you take a difference. Convert before you smooth.
whole: Right for floats, but for a `uint8` image your magnitudes are whole numbers. An array that
  takes its dtype from the image, as `np.zeros_like(image)` does, can't hold fractions.
late: You smoothed the magnitude. Two filters in a row can trade places, but only if each is a
  weighted sum, and a magnitude isn't. By then every bit of noise has become positive, and nothing
  is left to cancel. Smooth first.
not-smoothed: You didn't smooth, or what you smoothed was never used. Every speck of noise gets an
  outline, too.
fixed: You always smooth with sigma {sigma}. That looks right until somebody asks for another. Use
  the function's own `sigma`.
mean: You smoothed with a mean. Sigma belongs to a Gaussian.
half-smoothed: You took one difference from the smoothed image, and the other from the image itself.
  Half of the noise is back.
sobel: This is Sobel, which draws good outlines, too. But it smooths a second time, and here you
  want plain differences, −1, 0, 1.
padding: Right inside, but not along the border. You padded with zeros, so the step from the image
  to black counts as an outline.
inside: Your pixels at the border are missing. Return an image as large as the one you were given,
  and let the filter make up what comes beyond it.
transposed: Yours is transposed. It has as many rows as the image has columns.
globals: You combined the `down` and `across` from further up, so yours is always as large as
  `pixelated`. Make both inside the function, from the smoothed image.
this-image: You always return the outlines of one image, whatever the input. Use the function's own
  argument.
plain: For a plain gray image, all of yours are NaN, because you divide by a number that's 0 there.
  Is it the largest magnitude, or the image's range? Leave the scale as it is.
ValueError: Your function raised ValueError{error}. If that's about two shapes, one of your arrays
  is transposed, or it's from further up and isn't made from the function's own `image`.
"""


def _cases():
    rng = np.random.default_rng(8)
    yield rng.random((7, 11)).round(2), 1.5
    # Less steep than 255 everywhere, so that no platform's cast to bytes counts.
    yield rng.integers(40, 200, (8, 6)).astype(np.uint8), 0.8
    yield np.full((3, 5), 0.5), 0.6
    yield np.array([[0.0, 1, 1], [0, 0, 1]]), 0.5
    yield np.tri(12, 9) - 0.5, 2


def _chain(prepare, differ, join=(np.hypot,)):
    """Return a function of an image and sigma for each way to do the three steps."""
    return [
        lambda image, sigma, way=way: way[2](*way[1](way[0](image, sigma)))
        for way in product(prepare, differ, join)
    ]


def _scaled(image):
    return image / 255 if image.dtype == np.uint8 else image


def _as_float(image):
    return image.astype(float)


def _smooth(image, sigma, convert=_scaled, beyond="reflect"):
    return ndimage.gaussian_filter(convert(image), sigma, mode=beyond)


def _by_numpy(image):
    return [2 * part for part in np.gradient(image)]


def _half(down, across):
    return np.hypot(down, across) / 2


_BEYOND = ("reflect", "nearest")
_RIGHT = [partial(_smooth, beyond=beyond) for beyond in (*_BEYOND, "mirror")]
# One pixel beyond the border, `nearest` is the same as `reflect`.
_DIFFER = [differences, partial(differences, mode="mirror"), _by_numpy]
# Two ways to each wrong answer; all of them would make a check slow.
_WAYS = [differences, np.gradient]
_CONVERT = (_scaled, _as_float)
_JOIN_BYTES = [
    *(np.hypot, lambda d, a: np.sqrt(d**2 + a**2)),
    *(lambda d, a, to=to: np.hypot(to(d), to(a)) for to in _CONVERT),
]
_SMOOTH = [partial(_smooth, convert=to, beyond=way) for to, way in product(_CONVERT, _BEYOND)]


def _right():
    yield "right", _chain(_RIGHT, _DIFFER)
    yield "right-half", _chain(_RIGHT, _DIFFER, [_half])
    yield "right-after", [_smooth_last(*way) for way in product(_RIGHT[:2], _WAYS, [False])]


def _smooth_last(smooth, differ, joined):
    """Return a function that smooths the two differences, or the magnitude if they're joined."""

    def outlines(image, sigma):
        parts = differ(_scaled(image))
        if joined:
            return smooth(np.hypot(*parts), sigma)
        return np.hypot(*(smooth(part, sigma) for part in parts))

    return outlines


def _wrong():
    both = _chain(_SMOOTH, _WAYS)
    yield "255", _chain([partial(_smooth, convert=_as_float, beyond=way) for way in _BEYOND], _WAYS)
    always = [partial(_smooth, convert=lambda image: image / 255, beyond=way) for way in _BEYOND]
    yield "255-floats", _chain(always, _WAYS)
    yield from _in_bytes()
    in_bytes = [_smooth_bytes_last(*way) for way in product(_BEYOND, _JOIN_BYTES)]
    yield "late", [*(_smooth_last(*way) for way in product(_SMOOTH, _WAYS, [True])), *in_bytes]
    in_bytes = _chain([lambda image, _: image], [differences], _JOIN_BYTES)
    yield "not-smoothed", [*_chain(_with_sigma(0), _WAYS), *in_bytes]
    for sigma in (1, 2, 3, 5):
        yield "fixed", _chain(_with_sigma(sigma), _WAYS), {"sigma": sigma}
    means = [partial(_smooth_by_mean, convert=to, size=n) for to in _CONVERT for n in (3, 5, None)]
    yield "mean", _chain(means, _WAYS)
    bytes_too = product(_SMOOTH, [differences], (0, 1), _JOIN_BYTES[:2])
    ways = [*product(_SMOOTH, _WAYS, (0, 1)), *bytes_too]
    yield "half-smoothed", [_half_smoothed(*way) for way in ways]
    for name, joins, fields in gradients.rules():
        yield name, _chain(_SMOOTH, _WAYS, joins), fields
    yield "twice", _chain(_SMOOTH, [_twice], [np.hypot, np.add, lambda d, a: -d])
    scales = [lambda d, a, by=by: np.hypot(d, a) / by for by in (1, 4, 32**0.5)]
    sobel = [lambda image: [ndimage.sobel(image, axis) for axis in (0, 1)]]
    yield "sobel", _chain(_SMOOTH, sobel, scales)
    yield "direct", _chain(_SMOOTH, [partial(differences, kernel=kernel) for kernel in DIRECT])
    yield "direct", _chain(_SMOOTH, [partial(_by_diff, cut=cut) for cut in (np.s_[1:], np.s_[:-1])])
    zeros, dark = partial(differences, mode="constant"), partial(_smooth, beyond="constant")
    yield "padding", [*_chain(_SMOOTH, [zeros]), *_chain([dark], [zeros, *_WAYS])]
    for name, change in (
        ("inside", lambda it: it[1:-1, 1:-1]),
        ("left", lambda it: np.pad(it[1:-1, 1:-1], 1)),
        ("transposed", np.transpose),
        ("scaled", lambda it: it / (it.max() or 1)),
    ):
        yield name, [lambda *case, by=by, to=change: to(by(*case)) for by in both]
    yield "globals", [lambda image, sigma: _of_the_lesson("camera", 10, "reflect", 0)]
    for of in product((("coins", 1), ("camera", 10)), _BEYOND):
        yield "this-image", [lambda image, sigma, of=of: _of_the_lesson(*of[0], of[1], sigma)]


def _with_sigma(always):
    return [lambda image, sigma, by=by: by(image, always) for by in _SMOOTH]


def _smooth_by_mean(image, sigma, convert, size):
    """Smooth with a mean, of a fixed size or as large as sigma says."""
    return ndimage.uniform_filter(convert(image), size or sigma)


def _half_smoothed(smooth, differ, axis, join_bytes=None):
    """Return a function that takes one difference of the image itself, maybe in its own bytes."""

    def outlines(image, sigma):
        itself = image if join_bytes else smooth(image, 0)
        parts = differ(smooth(image, sigma))[axis], differ(itself)[1 - axis]
        return (join_bytes or np.hypot)(*parts)

    return outlines


def _smooth_bytes_last(beyond, join):
    def outlines(image, sigma):
        magnitude = join(*differences(image)).astype(float)
        return ndimage.gaussian_filter(magnitude, sigma, mode=beyond)

    return outlines


def _in_bytes():
    """Yield what happens to an image of bytes that isn't converted, or not in time."""
    smooth = partial(_smooth, convert=np.asarray)
    yield "wraps", _chain([smooth], [differences], _JOIN_BYTES)
    late = [lambda image, sigma, to=to: to(smooth(image, sigma)) for to in _CONVERT]
    yield "cut", _chain(late, _WAYS)
    ways = _chain(_SMOOTH, _WAYS)
    yield "whole", [lambda image, sigma, by=by: by(image, sigma).astype(image.dtype) for by in ways]


def _twice(image):
    both = differences(differences(image)[0])[1]
    return both, 0 * both


def _by_diff(image, cut):
    return np.diff(image, axis=0)[:, cut], np.diff(image, axis=1)[cut]


@cache
def _of_the_lesson(name, step, beyond, sigma):
    from skimage import data  # here, so that `import helpers` stays light

    image = getattr(data, name)()[::step, ::step] / 255
    return np.hypot(*differences(_smooth(image, sigma, beyond=beyond)))


def _read(output, case, say):
    """Name what's NaN for a plain image, before it counts as no answer at all."""
    with suppress(Exception):  # a learner's output may raise anything
        values = np.asarray(output, dtype=float)
        if values.size and np.isnan(values).all() and not np.ptp(case[0]):
            return say("plain")
    return output


def _judge(outputs, say):
    """Name outputs that were compared with a threshold; others are described as always."""
    if all(map(gradients.is_yes_or_no, outputs)) and any(map(np.ptp, outputs)):
        return say("yes-no")
    each = iter(outputs)
    return functions.judge(replace(EXERCISE, judge=None, wrong=tuple), lambda *_: next(each))


EXERCISE = Exercise(
    name="outlines",
    lesson="08_edges",
    says=_SAYS + gradients.SAYS,
    cases=_cases,
    arguments=("the image", "sigma"),
    right=_right,
    wrong=_wrong,
    read=_read,
    judge=_judge,
)

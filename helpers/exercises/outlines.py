"""A function that smooths any image, and returns the magnitude of its gradient."""

from functools import cache, partial
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every image I tried came out right, among them one in `uint8`, one of two rows, and a plain
  gray one, which has no outlines at all.
right-half: Every image I tried came out right. Yours are half as large as with −1, 0, 1, because
  you divide by the two pixels between the neighbors. Both are in use.
right-scale: Every image I tried came out right. Yours are on scikit-image's scale, divided by √2.
right-after: Every image I tried came out right. You smoothed the two differences instead of the
  image. Away from the border that's the same thing, because weighted sums can trade places.
late: You smoothed the magnitude. Two filters in a row can trade places, but only if each is a
  weighted sum, and a magnitude isn't. By then every bit of noise has become positive, and nothing
  is left to cancel. Smooth first.
not-smoothed: You didn't smooth, or what you smoothed was never used. Every speck of noise gets an
  outline, too.
fixed: You always smooth with sigma 1. That looks right until somebody asks for more. Use the
  function's own `sigma`.
variance: You smoothed with sigma squared, or with its root. The Gaussian takes `sigma` itself.
mean: You smoothed with a mean of a fixed size. How much to smooth is up to whoever calls your
  function, so use a Gaussian and `sigma`.
half-smoothed: You took one difference from the smoothed image, and the other from the image itself.
  Half of the noise is back.
wraps: Right for floats, but in `uint8` your differences wrapped around. It has no numbers below 0,
  so 10 − 12 became 254, and a gentle drop looks like the steepest edge of all. Convert first.
cut: Right for floats, but a `uint8` image was smoothed in `uint8`, so everything after the decimal
  point is gone before you take a difference. Convert before you smooth.
whole: Right for floats, but for a `uint8` image your magnitudes are whole numbers. An array that
  takes its dtype from the image, as `np.zeros_like(image)` does, can't hold fractions.
added: You added the two differences, signs and all. A drop in one direction then hides a rise in
  the other.
subtracted: You subtracted one difference from the other, or flipped one kernel and added them. On
  some diagonals they cancel.
squared-late: You squared the sum, or took its absolute value. Differences that have canceled by
  then are lost.
absolute: You added absolute values. Nothing cancels that way, but an edge on a diagonal looks
  steeper than a vertical one that's just as strong.
no-root: The square root is missing. Strong edges then look much stronger than they are, and weak
  ones nearly vanish.
larger: You kept the larger of the two differences. An edge on a diagonal then looks weaker than a
  vertical one that's just as strong.
alone: This is made of `{name}` alone, so you get only the {edges} outlines. A coin's outline goes
  all the way around.
same-twice: Both of your differences are `{name}`. It's easy to use one kernel twice when two lines
  look so much alike.
twice: You filtered with one kernel, and then filtered its output with the other. Both kernels start
  from the smoothed image.
sobel: This is Sobel, which draws good outlines, too. But it smooths a second time, and here you
  want plain differences, −1, 0, 1.
direct: You compared direct neighbors, −1, 1, so your outlines are half a pixel off. Put a 0
  between.
laplacian: This is the Laplacian, which jumps from above 0 to below 0 at an edge. A magnitude is
  large there.
padding: Right inside, but not along the border. You padded with zeros, so the step from the image
  to black counts as an outline.
inside: Your pixels at the border are missing. Return an image as large as the one you were given,
  and let the filter make up what comes beyond it.
left: Your outermost pixels are 0, because no window was put there. Let the filter make up what
  comes beyond the border.
transposed: Yours is transposed. It has as many rows as the image has columns.
this-image: You always return the outlines of one image, whatever the input. Use the function's own
  argument.
scaled: You divided by the largest value, so a faint outline looks as strong as a clear one in
  another image. Leave the magnitudes as they are.
"""
_DOWN = np.array([[-1], [0], [1]])


def _cases():
    rng = np.random.default_rng(8)
    yield rng.random((7, 11)).round(2), 1.5
    # Less steep than 255 everywhere, so that no platform's cast to bytes counts.
    yield rng.integers(40, 200, (8, 6)).astype(np.uint8), 0.8
    yield np.full((3, 5), 0.5), 2
    yield np.array([[0.0, 1, 1], [0, 0, 1]]), 0.5
    yield np.tri(12, 9) - 0.5, 0.6


def _chain(prepare, differ, join=(np.hypot,)):
    """Return a function of an image and sigma for each way to do the three steps."""
    return [
        lambda image, sigma, way=way: way[2](*way[1](way[0](image, sigma)))
        for way in product(prepare, differ, join)
    ]


def _as_float(image):
    return image.astype(float)


def _scaled(image):
    return image / 255 if image.dtype == np.uint8 else image


def _smooth(image, sigma, beyond="reflect", convert=_as_float):
    return ndimage.gaussian_filter(convert(image), sigma, mode=beyond)


def _both(image, mode="reflect", kernel=_DOWN):
    return [ndimage.correlate(image, one, mode=mode) for one in (kernel, kernel.T)]


def _by_numpy(image):
    return [2 * part for part in np.gradient(image)]


def _over(divisor, join=np.hypot):
    return lambda down, across: join(down, across) / divisor


_CONVERT = (_as_float, _scaled)
_BEYOND = ("reflect", "nearest")
_SMOOTH = [partial(_smooth, beyond=way, convert=to) for way, to in product(_BEYOND, _CONVERT)]
# Two ways to each wrong answer; all of them would make a check slow.
_WAYS = [_both, np.gradient]
# What other rules do with the two differences, d for down and a for across.
_RULES = {
    "added": [np.add, lambda d, a: -d - a],
    "subtracted": [np.subtract, lambda d, a: a - d],
    "squared-late": [
        *(lambda d, a: np.abs(d + a), lambda d, a: np.abs(d - a)),
        *(lambda d, a: (d + a) ** 2, lambda d, a: (d - a) ** 2),
    ],
    "absolute": [lambda d, a: np.abs(d) + np.abs(a)],
    "no-root": [lambda d, a: d**2 + a**2],
    "larger": [np.maximum, lambda d, a: np.maximum(np.abs(d), np.abs(a))],
}


def _right():
    mirrored = [partial(_smooth, beyond="mirror", convert=to) for to in _CONVERT]
    smooth = [*_SMOOTH, *mirrored]
    # One pixel beyond the border, `nearest` is the same as `reflect`.
    differ = [_both, partial(_both, mode="mirror"), _by_numpy]
    yield "right", _chain(smooth, differ)
    yield "right-half", _chain(smooth, differ, [_over(2)])
    yield "right-scale", _chain(_SMOOTH, differ, [_over(2**0.5), _over(8**0.5)])
    yield "right-after", [_smooth_last(*way) for way in product(_SMOOTH, _WAYS, [False])]


def _smooth_last(smooth, differ, joined):
    """Return a function that smooths the two differences, or the magnitude if they're joined."""

    def outlines(image, sigma):
        parts = differ(smooth.keywords["convert"](image))
        if joined:
            return smooth(np.hypot(*parts), sigma)
        return np.hypot(*(smooth(part, sigma) for part in parts))

    return outlines


def _wrong():
    both = _chain(_SMOOTH, _WAYS)
    yield "late", [_smooth_last(*way) for way in product(_SMOOTH, _WAYS, [True])]
    yield "not-smoothed", _chain(_with_sigma(lambda sigma: 0), _WAYS)
    yield "fixed", _chain(_with_sigma(lambda sigma: 1), _WAYS)
    yield "variance", _chain([*_with_sigma(np.square), *_with_sigma(np.sqrt)], _WAYS)
    yield "mean", _chain(_means(), _WAYS)
    yield "half-smoothed", [_half_smoothed(*way) for way in product(_SMOOTH, _WAYS, (0, 1))]
    yield from _in_bytes()
    for name, rules in _RULES.items():
        yield name, _chain(_SMOOTH, _WAYS, rules)
    for axis, name, edges in ((0, "down", "horizontal"), (1, "across", "vertical")):
        signs = (np.asarray, np.negative, np.abs, np.square)
        alone = [lambda *both, axis=axis, to=to: to(both[axis]) for to in signs]
        yield "alone", _chain(_SMOOTH, _WAYS, alone), {"name": name, "edges": edges}
        same = [lambda *both, axis=axis: np.hypot(both[axis], both[axis])]
        yield "same-twice", _chain(_SMOOTH, _WAYS, same), {"name": name}
    yield "twice", _chain(_SMOOTH, [_nested], [np.hypot, np.add, lambda d, a: -d])
    yield "sobel", _chain(_SMOOTH, [_by_sobel], map(_over, (1, 4, 32**0.5)))
    yield "direct", _chain(_SMOOTH, _direct())
    yield "laplacian", _chain(_SMOOTH, [_laplacian], [np.add, lambda d, a: -d])
    zeros = partial(_both, mode="constant")
    dark = [partial(_smooth, beyond="constant", convert=to) for to in _CONVERT]
    yield "padding", [*_chain(_SMOOTH, [zeros]), *_chain(dark, [zeros, *_WAYS])]
    yield "inside", [_changed(one, lambda it: it[1:-1, 1:-1]) for one in both]
    yield "left", [_changed(one, lambda it: np.pad(it[1:-1, 1:-1], 1)) for one in both]
    yield "transposed", [_changed(one, np.transpose) for one in both]
    yield "this-image", [partial(_of_one_image, *one) for one in product((1, 10), _BEYOND)]
    yield "scaled", [_changed(one, lambda it: it / (it.max() or 1)) for one in both]


def _with_sigma(change):
    return [lambda image, sigma, by=by: by(image, change(sigma)) for by in _SMOOTH]


def _means():
    for size, to in product((3, 5), _CONVERT):
        yield lambda image, sigma, size=size, to=to: ndimage.uniform_filter(to(image), size)


def _half_smoothed(smooth, differ, axis):
    def outlines(image, sigma):
        parts = [differ(smooth(image, by))[axis - k] for k, by in enumerate((sigma, 0))]
        return np.hypot(*parts)

    return outlines


def _in_bytes():
    """Yield what happens to an image of bytes that isn't converted, or not in time."""
    smooth = [partial(_smooth, beyond=way, convert=np.asarray) for way in _BEYOND]
    late = [lambda d, a, to=to: np.hypot(to(d), to(a)) for to in _CONVERT]
    yield "wraps", _chain(smooth, [_both], [np.hypot, lambda d, a: np.sqrt(d**2 + a**2), *late])
    late = [
        lambda image, sigma, by=by, to=to: to(by(image, sigma))
        for by, to in product(smooth, _CONVERT)
    ]
    yield "cut", _chain(late, _WAYS)
    ways = _chain(_SMOOTH, _WAYS)
    yield "whole", [lambda image, sigma, by=by: by(image, sigma).astype(image.dtype) for by in ways]


def _nested(image):
    twice = _both(_both(image)[0])[1]
    return twice, 0 * twice


def _by_sobel(image):
    return [ndimage.sobel(image, axis) for axis in (0, 1)]


def _direct():
    """Return what subtracts direct neighbors, at every pixel or where there are two."""
    kernels = (np.array([[-1], [1], [0]]), np.array([[0], [-1], [1]]))
    cuts = (slice(1, None), slice(None, -1))
    return [
        *(partial(_both, kernel=kernel) for kernel in kernels),
        *(
            lambda image, cut=cut: (np.diff(image, axis=0)[:, cut], np.diff(image, axis=1)[cut])
            for cut in cuts
        ),
    ]


def _laplacian(image):
    return ndimage.laplace(image), 0 * image


def _changed(function, change):
    return lambda image, sigma: change(function(image, sigma))


def _of_one_image(step, beyond, image, sigma):
    return _of_the_lesson(step, beyond, sigma)


@cache
def _of_the_lesson(step, beyond, sigma):
    """Return the outlines of the coins (1), or of the pixelated camera (10)."""
    from skimage import data  # here, so that `import helpers` stays light

    image = data.coins() if step == 1 else data.camera()[::step, ::step]
    return np.hypot(*_both(_smooth(image / 255, sigma, beyond)))


EXERCISE = Exercise(
    name="outlines",
    lesson="08_edges",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)

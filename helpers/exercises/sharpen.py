"""A function that sharpens any image by adding what smoothing takes away."""

from functools import cache, partial
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every image I tried came out right, in `uint8`, too. Some of your values are below 0 or above
  1, and that's how it should be. Cutting them off is up to whoever shows the image.
smoother: Yours smooths. `smooth - image` is what smoothing adds, and you want what it takes away.
detail: This is only what you add. The image itself is missing.
from-smooth: You added the difference to the smoothed image, so with an amount of 1 you're back
  where you started. Add it to the image.
plus-smooth: You added the smoothed image. It has all of the brightness, and you want to add only
  what smoothing takes away.
no-amount: You always add the difference once. How many times does the function's `amount` say?
all-times: You multiplied the image by `amount`, too, so it gets brighter. Only the difference is
  multiplied.
smooth-times: You multiplied the smoothed image by `amount` before you subtracted it. What remains
  then isn't a difference, and a plain gray image changes its brightness.
only-smooth: You return the smoothed image. What did it lose?
clipped: Right between 0 and 1, but the values beyond are cut off. Return them as they are, because
  the next filter may need them. `ski.filters.unsharp_mask` cuts off as well.
swapped: You smoothed with sigma `amount`, and added the difference `sigma` times. Swap the two.
fixed: You always smooth with sigma {sigma}. Use the function's own `sigma`.
mean: You smoothed with a mean. Sigma belongs to a Gaussian.
laplacian: You subtracted the Laplacian of the smoothed image. That sharpens, too, but here you want
  the image minus its smoothed copy.
wraps: Right for floats, but in `uint8` your difference wrapped around. It has no numbers below 0,
  so 10 − 12 became 254. Convert first.
mixed: Right for floats, but for `uint8` you mix two scales. `ski.filters.gaussian` returns floats
  from 0 to 1, and the image still runs up to 255. Convert the image first.
cut: Right for floats, but a `uint8` image was smoothed in `uint8`, so everything after the decimal
  point is gone. Convert before you smooth.
whole: Right for floats, but you turned the output back into `uint8`. It can't hold fractions or
  values below 0.
255: Right for floats, but for `uint8` yours is 255 times as bright as for the same image in floats.
  `astype(float)` keeps the range, and `img_as_float` scales it.
255-floats: Right for `uint8`, but you divided floats by 255, too, and they already run from 0 to 1.
  `img_as_float` can tell the two apart.
padding: Right inside, but not along the border. You padded with zeros, so the smoothed image gets
  darker there.
rescaled: You stretched the output to run from 0 to 1. Leave its values as they are, because a plain
  gray image should stay the same.
this-image: You always sharpen one image, whatever the input. Use the function's own argument.
"""


def _cases():
    rng = np.random.default_rng(13)
    yield rng.random((7, 11)).round(2), 1.5, 2
    yield rng.integers(40, 200, (8, 6)).astype(np.uint8), 0.8, 1.5
    yield np.full((3, 5), 0.5), 0.6, 3
    yield np.tri(12, 9) - 0.5, 2, 0.5
    yield rng.integers(0, 256, (5, 9)).astype(np.uint8), 1, 1


def _scaled(image):
    return image / 255 if image.dtype == np.uint8 else image


def _as_float(image):
    return image.astype(float)


def _smooth(image, sigma, beyond="reflect"):
    return ndimage.gaussian_filter(image, sigma, mode=beyond)


_BEYOND = [partial(_smooth, beyond=beyond) for beyond in ("reflect", "nearest", "mirror")]


def _way(smooth, join, convert=_scaled):
    """Return a function that converts, smooths, and joins the image and its smoothed copy."""

    def sharpen(image, sigma, amount):
        image = convert(image)
        return join(image, smooth(image, sigma), amount)

    return sharpen


def _sharp(image, smooth, amount):
    return image + amount * (image - smooth)


def _joins():
    """Yield what goes wrong where the image, its smoothed copy and the amount are joined."""
    yield "smoother", lambda image, smooth, amount: image + amount * (smooth - image)
    yield "detail", lambda image, smooth, amount: amount * (image - smooth)
    yield "detail", lambda image, smooth, amount: image - smooth
    yield "from-smooth", lambda image, smooth, amount: smooth + amount * (image - smooth)
    yield "plus-smooth", lambda image, smooth, amount: image + amount * smooth
    yield "no-amount", lambda image, smooth, amount: 2 * image - smooth
    yield "all-times", lambda image, smooth, amount: amount * (2 * image - smooth)
    yield "all-times", lambda image, smooth, amount: amount * image + image - smooth
    yield "all-times", lambda image, smooth, amount: amount * image - smooth
    yield "smooth-times", lambda image, smooth, amount: 2 * image - amount * smooth
    yield "smooth-times", lambda image, smooth, amount: image - amount * smooth
    yield "only-smooth", lambda image, smooth, amount: smooth
    yield "laplacian", lambda image, smooth, amount: image - amount * ndimage.laplace(smooth)
    yield "laplacian", lambda image, smooth, amount: image - amount * ndimage.laplace(image)
    yield "rescaled", lambda *three: _stretched(_sharp(*three))


def _stretched(output):
    return (output - output.min()) / (np.ptp(output) or 1)


def _wrong():
    yield from ((name, [_way(smooth, join) for smooth in _BEYOND[:2]]) for name, join in _joins())
    yield "clipped", [_way(*way) for way in product(_BEYOND, [_cut_off, _cut_off_as_skimage])]
    yield "swapped", [partial(_swap, _way(smooth, _sharp)) for smooth in _BEYOND]
    for sigma in (1, 2, 3):
        always = [lambda image, _, by=by, sigma=sigma: by(image, sigma) for by in _BEYOND[:2]]
        yield "fixed", [_way(smooth, _sharp) for smooth in always], {"sigma": sigma}
    means = [lambda image, sigma, n=n: ndimage.uniform_filter(image, n or sigma) for n in (3, 5, 0)]
    yield "mean", [_way(smooth, _sharp) for smooth in means]
    yield "padding", [_way(partial(_smooth, beyond="constant"), _sharp)]
    yield from _in_bytes()
    always = [lambda image: image / 255]
    yield "255", [_way(smooth, _sharp, _as_float) for smooth in _BEYOND]
    yield "255-floats", [_way(*way) for way in product(_BEYOND, [_sharp], always)]
    yield "this-image", [partial(_of_the_lesson, which=which) for which in (0, 1)]


def _swap(function, image, sigma, amount):
    return function(image, amount, sigma)


def _cut_off(*three):
    return np.clip(_sharp(*three), 0, 1)


def _cut_off_as_skimage(image, *others):
    """Cut off as `skimage.filters.unsharp_mask` does: below −1 if the image has negative values."""
    return np.clip(_sharp(image, *others), -1 if image.min() < 0 else 0, 1)


def _in_bytes():
    """Yield what happens to an image of bytes that isn't converted, or not in time."""

    def as_it_is(image, smooth, amount, to=np.asarray):
        return image + amount * to(image - smooth)

    yield (
        "mixed",
        [
            lambda image, sigma, amount, by=by: _sharp(
                _as_float(image), by(_scaled(image), sigma), amount
            )
            for by in _BEYOND
        ],
    )

    def scaled_late(image, smooth, amount):
        return _scaled(image) + amount * _scaled(image - smooth)

    joins = [as_it_is, partial(as_it_is, to=_as_float), scaled_late]
    yield "wraps", [_way(*way) for way in product(_BEYOND[:2], joins, [np.asarray])]
    for to in (_as_float, _scaled):
        cut = [lambda image, smooth, amount, to=to: _sharp(to(image), to(smooth), amount)]
        yield "cut", [_way(*way) for way in product(_BEYOND[:2], cut, [np.asarray])]
    ways = [_way(smooth, _sharp, to) for smooth, to in product(_BEYOND[:2], (_as_float, _scaled))]
    yield (
        "whole",
        [
            lambda *case, way=way, low=low: _to_bytes(case[0], way(*case), low)
            for way, low in product(ways, (-np.inf, 0))
        ],
    )


def _to_bytes(image, output, low):
    if image.dtype != np.uint8:
        return output
    high = np.inf if low < 0 else 255
    return np.clip(output, low, high).astype(np.int64).astype(np.uint8)


@cache
def _moon():
    from skimage import data  # here, so that `import helpers` stays light

    return data.moon() / 255


def _of_the_lesson(image, sigma, amount, which):
    return _way(_BEYOND[which], _sharp)(_moon(), sigma, amount)


EXERCISE = Exercise(
    name="sharpen",
    lesson="13_sharpening",
    says=_SAYS,
    arguments=("the image", "sigma", "the amount"),
    cases=_cases,
    right=lambda: [("right", [_way(smooth, _sharp) for smooth in _BEYOND])],
    wrong=_wrong,
)

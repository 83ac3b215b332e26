"""The gradient magnitude of the pixelated camera."""

from functools import cache
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise, as_list

_SAYS = """
right: Away from the border of the image, the steepest place is row 18, column 5: 1.244. A magnitude
  has no sign and no direction, so it's the same if you convolve, or flip a kernel.
right-half: Yours is half as large as with −1, 0, 1: 0.622 at row 18, column 5, where those weights
  give 1.244. The outer neighbors are two pixels apart, so yours is the change over one pixel. Both
  are in use.
several: You gave several images at once. Join them into one number for each pixel, 52×52 in all.
camera: This has the size of the whole camera, 512×512. The exercise asks for `pixelated`, 52×52.
inside: 50×50 pixels are those whose neighbors are all inside. Keep all 52×52, and let
  `ndimage.correlate` choose what comes beyond the border.
image: This is the image itself. No difference has been taken yet.
bytes: You subtracted in `uint8`, which has no numbers below 0, so 10 − 12 became 254. Convert the
  image to float before you filter it.
whole: Yours are whole numbers, so the image or the magnitude was turned into integers. Leave both
  as float.
255: Yours are 255 times too large, because your image runs from 0 to 255, and `pixelated` from 0 to
  1. `astype(float)` keeps the range, and `img_as_float` scales it.
left: Your outermost pixels are {what}, because no window was put there. `ndimage.correlate` makes
  up what comes beyond the border, and then they get values too.
padding: Right inside, but not along the border of the image, because {why}. Choose another `mode`.
added: You added the two differences, signs and all. That's fine until 0.3 meets −0.3. They cancel,
  though the image is steep in both directions. Square each of them first.
subtracted: You subtracted one difference from the other, or flipped one kernel and added them. Then
  0.3 and 0.3 cancel, though the image is steep in both directions. Square each of them first.
squared-late: You squared the sum, or took its absolute value. By then, 0.3 and −0.3 have already
  canceled. Square each difference first, then add.
no-square: You took the root of the sum, but nothing has been squared. Square each difference before
  you add them.
absolute: You added absolute values. Nothing cancels that way, but a diagonal looks too steep: 0.3
  and 0.4 add up to 0.7, and by Pythagoras they make 0.5.
no-root: The square root is missing. 0.3 and 0.4 give 0.25 in yours, and 0.5 by Pythagoras. In a
  square, weak edges nearly vanish.
angle: These are angles, so they say which way the gradient points. The magnitude says how long it
  is.
averaged: Yours is √2 times too small. You averaged the squares, and Pythagoras adds them.
larger: You kept the larger of the two differences, so 0.3 and 0.4 give 0.4. Pythagoras uses both,
  and makes 0.5 of them.
alone: This is made of `{name}` alone, and there are edges that it can't see. That's what `{other}`
  is for. Join the two.
same-twice: Both of your differences are `{name}`, because one kernel was used twice. The shape
  (3, 1) compares pixels in a column. Which shape compares pixels in a row?
tenth: You filtered the whole camera and then took every tenth pixel, so you compared pixels that
  are closer together. Start from `pixelated`.
direct: You compared direct neighbors, −1, 1, in one direction or in both. Compare the neighbors on
  both sides, with a 0 between.
smoothing: This is {name}, which also smooths. Here the kernels are −1, 0, 1 alone.
smooth-first: You smoothed the image before you took its differences. That comes later in the
  lesson. Start from `pixelated` itself.
laplacian: This is the Laplacian, a sum of second differences. A magnitude joins first differences,
  one down and one across.
twice: You filtered with one kernel, and then filtered its output with the other. That's a
  difference of differences. Filter `pixelated` with both kernels, and join the two outputs.
turned: You turned the image instead of the kernel, so one of the images you joined lies on its
  side. Turn the kernel, and leave the images as they are.
scaled: You divided by the largest value, so the steepest place is 1. Leave the differences as they
  are.
yes-no: Yours is yes or no for each pixel. A magnitude says how steep it is, with numbers in
  between.
"""
_DOWN = np.array([[-1], [0], [1]])
_INSIDE = ("reflect", "mirror")
_PADDING = (
    ("constant", 0, "it was padded with zeros, and the step to black counts as an edge"),
    ("constant", 1, "it was padded with ones, and the step to white counts as an edge"),
    ("wrap", 0, "`wrap` goes on at the opposite side, so the sky is compared with the grass"),
)
_ONE_LESS = (slice(1, None), slice(None, -1))
_ANGLES = (np.asarray, np.degrees)
# What other rules do with the two differences, d for down and a for across.
_RULES = {
    "added": lambda d, a: [d + a, -d - a],
    "subtracted": lambda d, a: [d - a, a - d],
    "squared-late": lambda d, a: [np.abs(d + a), np.abs(d - a), (d + a) ** 2, (d - a) ** 2],
    "no-square": lambda d, a: np.sqrt([np.abs(d + a), np.abs(d - a), np.abs(d) + np.abs(a)]),
    "absolute": lambda d, a: [np.abs(d) + np.abs(a)],
    "no-root": lambda d, a: [d**2 + a**2],
    "angle": lambda d, a: [to(np.arctan2(*of)) for of in ((d, a), (a, d)) for to in _ANGLES],
    "averaged": lambda d, a: [np.sqrt((d**2 + a**2) / 2)],
    "larger": lambda d, a: [np.maximum(np.abs(d), np.abs(a)), np.maximum(d, a)],
}


@cache
def _camera():
    from skimage import data  # here, so that `import helpers` stays light

    return data.camera()


def _differences(image, modes=("reflect", "reflect"), kernel=_DOWN, **options):
    """Return an image's differences, down and across."""
    kernels = zip((kernel, kernel.T), modes, strict=True)
    return [ndimage.correlate(image, k, mode=mode, **options) for k, mode in kernels]


def _pairs(scale=1):
    """Yield both differences, for each way to treat the image's border, also one for each."""
    image = _camera()[::10, ::10] * (scale / 255)
    # `nearest` isn't among them: one pixel beyond the border, it's the same as `reflect`.
    ways = [_differences(image, (mode, mode)) for mode in _INSIDE]
    ways += [[2 * part for part in np.gradient(image, edge_order=order)] for order in (1, 2)]
    yield from ((one[0], other[1]) for one, other in product(ways, ways))


@as_list
def _right():
    yield "right", [np.hypot(*pair) for pair in _pairs()]
    yield "right-half", [np.hypot(*pair) for pair in _pairs(1 / 2)]


@as_list
def _wrong():
    image, whole = _camera()[::10, ::10] / 255, _camera() / 255
    down, across = _differences(image)
    magnitude = np.hypot(down, across)
    pairs = [pair for scale in (1, 1 / 2) for pair in _pairs(scale)]
    yield "several", [(52, 52, 2), (52, 52, 3), (2, 52, 52), (3, 52, 52)]
    yield "camera", [(512, 512)]
    yield "inside", [(50, 50)]
    yield "image", [image, 255 * image]
    yield "bytes", list(_subtract_bytes())
    yield "255", [255 * np.hypot(*pair) for pair in pairs]
    for what, border in (("0", 0 * image), ("those of the image", image)):
        inside = np.pad(np.ones((50, 50), dtype=bool), 1)
        left = [np.where(inside, part, border) for part in (magnitude, magnitude / 2)]
        yield "left", left, {"what": what}
    for mode, cval, why in _PADDING:
        others = [(mode, mode), *product(_INSIDE, [mode]), *product([mode], _INSIDE)]
        padded = [np.hypot(*_differences(image, modes, cval=cval)) for modes in others]
        yield "padding", [part / scale for part in padded for scale in (1, 2)], {"why": why}
    for name, rule in _RULES.items():
        yield name, [joined for pair in pairs for joined in rule(*pair)]
    for k, name, other in ((0, "down", "across"), (1, "across", "down")):
        parts = [pair[k] for pair in pairs]
        shown = [one for part in parts for one in (part, -part, np.abs(part), part**2)]
        yield "alone", shown, {"name": name, "other": other}
        yield "same-twice", [np.sqrt(2) * np.abs(part) for part in parts], {"name": name}
    yield "tenth", [np.hypot(*_differences(whole))[::10, ::10]]
    direct = [_differences(image, kernel=np.array(k)) for k in ([[-1], [1]], [[0], [-1], [1]])]
    rolled = [np.hypot(*(np.roll(image, by, k) - image for k in (0, 1))) for by in (1, -1)]
    yield "direct", [*rolled, *(np.hypot(*pair) for pair in direct)]
    yield "direct", [np.hypot(down, pair[1]) for pair in direct]
    yield "direct", [np.hypot(*pair)[rows, rows] for pair in direct for rows in _ONE_LESS]
    yield from _smooth(image)
    twice = ndimage.correlate(down, _DOWN.T)
    yield "twice", [twice, -twice, np.abs(twice), np.hypot(down, twice)]
    yield "turned", [np.hypot(down, turned) for turned in (down.T, across.T)]
    yield "scaled", [np.hypot(*pair) / np.hypot(*pair).max() for pair in pairs]


def _recognize(values):
    if set(values.flat) == {0, 1}:
        return "yes-no", {}
    return ("whole", {}) if values.max() > 1 and np.array_equal(values, values.round()) else None


def _subtract_bytes():
    """Yield what differences taken in bytes lead to."""
    for kernel in (_DOWN, -_DOWN):
        down, across = _differences(_camera()[::10, ::10], kernel=kernel)
        for scale in (1, 255):
            yield np.hypot(down.astype(float), across.astype(float)) / scale
        yield from (np.hypot(down, across), np.sqrt(down**2 + across**2))
        yield from (down, across, down + across)


def _smooth(image):
    """Yield what filters give that also smooth, and the Laplacian."""
    from skimage import filters

    for name, scale in (("sobel", 4), ("prewitt", 3), ("scharr", 16)):
        both = getattr(filters, name)(image)
        scaled = [both, np.sqrt(2) * both, scale * np.sqrt(2) * both]
        yield "smoothing", scaled, {"name": f"the magnitude of {name.title()}"}
        halves = [getattr(filters, f"{name}_{edge}")(image) for edge in "hv"]
        alone = [sign * half * to for half in halves for sign in (1, -1) for to in (1, scale)]
        yield "smoothing", alone, {"name": f"one of {name.title()}'s two differences"}
    for sigma in (1, 2):
        both = [
            ndimage.gaussian_gradient_magnitude(image, sigma, mode=mode)
            for mode in ("reflect", "nearest")
        ]
        scaled = [scale * one for one in both for scale in (1, 2)]
        yield "smoothing", scaled, {"name": "the magnitude of a Gaussian"}
    for smooth in (
        *(ndimage.gaussian_filter(image, sigma, mode="nearest") for sigma in (1, 2)),
        *(ndimage.uniform_filter(image, size) for size in (3, 5)),
    ):
        both = np.hypot(*_differences(smooth))
        yield "smooth-first", [both, both / 2, np.hypot(*np.gradient(smooth))]
    yield "laplacian", [sign * ndimage.laplace(image) for sign in (1, -1)]


EXERCISE = Exercise(
    name="gradient-magnitude",
    lesson="08_edges",
    says=_SAYS,
    right=_right,
    wrong=_wrong,
    recognize=_recognize,
)

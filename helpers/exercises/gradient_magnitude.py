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
255: Yours are 255 times too large, because your image runs from 0 to 255, and `pixelated` from 0 to
  1. `astype(float)` keeps the range, and `img_as_float` scales it.
left: Your outermost pixels are 0, because no window was put there. `ndimage.correlate` makes up
  what comes beyond the border, and then they get values too.
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
larger: You kept the larger of the two differences, so 0.3 and 0.4 give 0.4. Pythagoras uses both,
  and makes 0.5 of them.
alone: This is made of `{name}` alone, and there are edges that it can't see. That's what `{other}`
  is for. Join the two.
same-twice: Both of your differences are `{name}`, because one kernel was used twice. The shape
  (3, 1) compares pixels in a column. Which shape compares pixels in a row?
direct: You compared direct neighbors, −1, 1, in one direction or in both. Compare the neighbors on
  both sides, with a 0 between.
smoothing: This is {name} of Sobel, which also smooths. Here the kernels are −1, 0, 1 alone.
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
_PADDING = {
    "constant": "it was padded with zeros, and the step to black counts as an edge",
    "wrap": "`wrap` goes on at the opposite side, so the sky is compared with the grass",
}
# What other rules do with the two differences, d for down and a for across.
_RULES = {
    "added": lambda d, a: [d + a, -d - a],
    "subtracted": lambda d, a: [d - a, a - d],
    "squared-late": lambda d, a: [np.abs(d + a), np.abs(d - a), (d + a) ** 2, (d - a) ** 2],
    "no-square": lambda d, a: np.sqrt([np.abs(d + a), np.abs(d - a), np.abs(d) + np.abs(a)]),
    "absolute": lambda d, a: [np.abs(d) + np.abs(a)],
    "no-root": lambda d, a: [d**2 + a**2],
    "larger": lambda d, a: [np.maximum(np.abs(d), np.abs(a)), np.maximum(d, a)],
}


@cache
def _bytes():
    from skimage import data  # here, so that `import helpers` stays light

    return data.camera()[::10, ::10]


def _differences(image, mode="reflect", kernel=_DOWN):
    """Return an image's differences, down and across."""
    return [ndimage.correlate(image, one, mode=mode) for one in (kernel, kernel.T)]


@cache
def _ways():
    """Return both differences for each way to treat the border of the image."""
    image = _bytes() / 255
    # `nearest` isn't among them: one pixel beyond the border, it's the same as `reflect`.
    by_numpy = [2 * np.array(np.gradient(image, edge_order=order)) for order in (1, 2)]
    return [*(np.array(_differences(image, mode)) for mode in ("reflect", "mirror")), *by_numpy]


@as_list
def _right():
    pairs = [(one[0], other[1]) for one, other in product(_ways(), repeat=2)]
    yield "right", [np.hypot(*pair) for pair in pairs]
    yield "right-half", [np.hypot(*pair) / 2 for pair in pairs]


@as_list
def _wrong():
    image = _bytes() / 255
    down, across = _differences(image)
    ways = [scale * pair for pair in _ways() for scale in (1, 1 / 2)]
    magnitudes = [np.hypot(*pair) for pair in ways]
    yield "several", [(52, 52, 2), (52, 52, 3), (2, 52, 52), (3, 52, 52)]
    yield "camera", [(512, 512)]
    yield "inside", [(50, 50)]
    yield "image", [image, 255 * image]
    yield "bytes", list(_subtract_bytes())
    yield "255", [255 * one for one in magnitudes]
    yield "left", [np.pad(one[1:-1, 1:-1], 1) for one in magnitudes]
    for mode, why in _PADDING.items():
        d, a = _differences(image, mode)
        padded = [np.hypot(d, a), np.hypot(down, a), np.hypot(d, across), np.hypot(d, a) / 2]
        yield "padding", padded, {"why": why}
    for name, rule in _RULES.items():
        yield name, [joined for pair in ways for joined in rule(*pair)]
    for k, name, other in ((0, "down", "across"), (1, "across", "down")):
        parts = [pair[k] for pair in ways]
        shown = [one for part in parts for one in (part, -part, np.abs(part), part**2)]
        yield "alone", shown, {"name": name, "other": other}
        yield "same-twice", [np.sqrt(2) * np.abs(part) for part in parts], {"name": name}
    yield "direct", list(_compare_direct_neighbors(image, down))
    yield from _smooth(image)
    twice = ndimage.correlate(down, _DOWN.T)
    yield "twice", [twice, -twice, np.abs(twice), np.hypot(down, twice)]
    yield "turned", [np.hypot(down, turned) for turned in (down.T, across.T)]
    yield "scaled", [one / one.max() for one in magnitudes]


def _recognize(values):
    return ("yes-no", {}) if set(values.flat) == {0, 1} else None


def _subtract_bytes():
    """Yield what differences taken in bytes lead to."""
    for kernel in (_DOWN, -_DOWN):
        down, across = _differences(_bytes(), kernel=kernel)
        for scale in (1, 255):
            yield np.hypot(down.astype(float), across.astype(float)) / scale
        yield from (np.hypot(down, across), np.sqrt(down**2 + across**2))
        yield from (down, across, down + across)


def _compare_direct_neighbors(image, down):
    """Yield magnitudes of differences of neighbors, one after or before each pixel."""
    yield from (np.hypot(*(np.roll(image, by, k) - image for k in (0, 1))) for by in (1, -1))
    for kernel in (np.array([[-1], [1]]), np.array([[0], [-1], [1]])):
        d, a = _differences(image, kernel=kernel)
        yield from (np.hypot(d, a), np.hypot(down, a))
        yield from (np.hypot(d, a)[1:, 1:], np.hypot(d, a)[:-1, :-1])


def _smooth(image):
    """Yield what Sobel gives, which also smooths, on scikit-image's scale and on SciPy's."""
    from skimage import filters

    both, halves = filters.sobel(image), (filters.sobel_h(image), filters.sobel_v(image))
    scaled = [scale * both for scale in (1, np.sqrt(2), 4 * np.sqrt(2))]
    yield "smoothing", scaled, {"name": "the magnitude"}
    alone = [scale * half for half in halves for scale in (1, -1, 4, -4)]
    yield "smoothing", alone, {"name": "one of the two differences"}


EXERCISE = Exercise(
    name="gradient-magnitude",
    lesson="08_edges",
    says=_SAYS,
    right=_right,
    wrong=_wrong,
    recognize=_recognize,
)

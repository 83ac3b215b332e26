"""The gradient magnitude of the pixelated camera."""

from functools import cache
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises import gradients
from helpers.exercises.exercise import Exercise, as_list
from helpers.exercises.gradients import DIRECT, DOWN, differences

_SAYS = """
right: Away from the border of the image, the steepest place is row 18, column 5: 1.244. A magnitude
  has no sign and no direction, so it's the same if you convolve, or flip a kernel.
right-half: Yours is half as large as with −1, 0, 1: 0.622 at row 18, column 5, where those weights
  give 1.244. The outer neighbors are two pixels apart, so yours is the change over one pixel. Both
  are in use.
several: You gave several images at once. Combine them into one number for each pixel, 52×52 in
  all.
camera: This has the size of the whole camera, 512×512. The exercise asks for `pixelated`, 52×52.
inside: 50×50 pixels are those whose neighbors are all inside. Keep all 52×52, and let
  `ndimage.correlate` choose what comes beyond the border.
image: This is the image itself. No difference has been taken yet.
bytes: You subtracted in `uint8`, which has no numbers below 0, so 10 − 12 became 254. Convert the
  image to float before you filter it.
255: Yours are 255 times too large, because your image runs from 0 to 255, and `pixelated` from 0 to
  1. `astype(float)` keeps the range, and `img_as_float` scales it.
padding: Right inside, but not along the border of the image, because {why}. Choose another `mode`.
smoothing: This is {name}, which also smooths. Here the kernels are −1, 0, 1 alone.
turned: You turned the image instead of the kernel, so one of the images you combined is on its
  side. Turn the kernel, and leave the images as they are.
"""
_PADDING = {
    "constant": "it was padded with zeros, and the step to black counts as an edge",
    "wrap": "`wrap` goes on at the opposite side, so the sky is compared with the grass",
}


@cache
def _bytes():
    from skimage import data  # here, so that `import helpers` stays light

    return data.camera()[::10, ::10]


@cache
def _ways():
    """Return both differences for each way to treat the border of the image."""
    image = _bytes() / 255
    # `nearest` isn't among them: one pixel beyond the border, it's the same as `reflect`.
    by_numpy = [2 * np.array(np.gradient(image, edge_order=order)) for order in (1, 2)]
    return [*(np.array(differences(image, mode)) for mode in ("reflect", "mirror")), *by_numpy]


@as_list
def _right():
    pairs = [(one[0], other[1]) for one, other in product(_ways(), repeat=2)]
    yield "right", [np.hypot(*pair) for pair in pairs]
    yield "right-half", [np.hypot(*pair) / 2 for pair in pairs]


@as_list
def _wrong():
    image = _bytes() / 255
    down, across = differences(image)
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
        d, a = differences(image, mode)
        padded = [np.hypot(d, a), np.hypot(down, a), np.hypot(d, across), np.hypot(d, a) / 2]
        yield "padding", padded, {"why": why}
    for name, joins, fields in gradients.rules():
        yield name, [join(*pair) for join in joins for pair in ways], fields
    yield "direct", list(_compare_direct_neighbors(image, down))
    yield from _smooth(image)
    twice = ndimage.correlate(down, DOWN.T)
    yield "twice", [twice, -twice, np.abs(twice), np.hypot(down, twice)]
    yield "turned", [np.hypot(down, turned) for turned in (down.T, across.T)]
    yield "scaled", [one / one.max() for one in magnitudes]


def _recognize(values):
    return ("yes-no", {}) if gradients.is_yes_or_no(values) and np.ptp(values) else None


def _subtract_bytes():
    """Yield what differences taken in bytes lead to."""
    for kernel in (DOWN, -DOWN):
        down, across = differences(_bytes(), kernel=kernel)
        for scale in (1, 255):
            yield np.hypot(down.astype(float), across.astype(float)) / scale
        yield from (np.hypot(down, across), np.sqrt(down**2 + across**2))
        yield from (down, across, down + across)


def _compare_direct_neighbors(image, down):
    """Yield magnitudes of differences of neighbors, one after or before each pixel."""
    yield from (np.hypot(*(np.roll(image, by, k) - image for k in (0, 1))) for by in (1, -1))
    for kernel in DIRECT:
        d, a = differences(image, kernel=kernel)
        yield from (np.hypot(d, a), np.hypot(down, a))
        yield from (np.hypot(d, a)[1:, 1:], np.hypot(d, a)[:-1, :-1])


def _smooth(image):
    """Yield what Sobel gives, which also smooths, on scikit-image's scale and on SciPy's."""
    from skimage import filters

    both, halves = filters.sobel(image), (filters.sobel_h(image), filters.sobel_v(image))
    scaled = [scale * both for scale in (1, np.sqrt(2), 4 * np.sqrt(2))]
    yield "smoothing", scaled, {"name": "Sobel's magnitude"}
    alone = [scale * half for half in halves for scale in (1, -1, 4, -4)]
    yield "smoothing", alone, {"name": "one of Sobel's two differences"}


EXERCISE = Exercise(
    name="gradient-magnitude",
    lesson="08_edges",
    says=_SAYS + gradients.SAYS,
    right=_right,
    wrong=_wrong,
    recognize=_recognize,
)

"""The kernel of a filter that nobody describes, found by filtering a single bright pixel."""

import numpy as np

from helpers.exercises.exercise import Exercise, as_values, differs, not_yet
from helpers.filters.mystery import KERNEL, mystery_filter

_SAYS = """
right: That's it: 5 rows, 3 columns. A correlation doesn't flip its kernel, so the output shows it
  flipped. To paint an F, the kernel has to be an F rotated by 180°.
right-zeros: That's it, with zeros around it. They change nothing, and without them it's 5×3.
flipped: This is what came out, in the order in which it came out. It looks so much like a kernel
  that it's tempting to stop here. But `ndimage.correlate(dot, mystery_kernel)` doesn't give you
  what `mystery_filter(dot)` does. Try it, and compare the order of the two.
half: You flipped the {axis} and left the other axis alone. In a signal a single `[::-1]` was
  enough, because it had only one axis. How many does an image have?
turned: Your rows are where columns should be. `.T` and `np.rot90` both do that, and it's
  tempting to call it flipping. Flipping changes the order along an axis, and rows stay rows.
whole: This is the whole output, black surroundings included, and it's still as it came out. The
  kernel is only as large as the part that isn't 0. Keep only that part, and then think about its
  order.
moved: All the weights are there, and in the right order, but they aren't in the middle of your
  array. A kernel is centered on its pixel, so this one would shift the image. Keep only the part
  that isn't 0.
cut: Part of it is missing. It's tempting to expect 3×3, or to be off by one when slicing. Print the
  whole output, and keep each row and column that has something in it.
scaled: All your weights are {factor} times what they should be. The output is weight times pixel,
  so ask yourself how bright your pixel was.
normalized: You made the weights sum to 1. Smoothing kernels do that, but who says that this one
  smooths? Keep the numbers as they come out.
shape-only: You have its shape, with a 1 for each weight that isn't 0. Not all of them are 1, and
  grays in a picture are hard to read. Print the numbers.
sum: {sum} is the sum of all the weights. That's all an image of one gray can tell you, because
  every window in it is the same. You need an image that gives you one weight at a time.
block: You gave it the bright square. Each of its nine pixels leaves a copy, and the copies overlap
  and add up. Which image leaves just one copy?
border: Your bright pixel was too near the border, so the padding has copies of it, or a part is cut
  off. Put it in the middle of a larger image.
photo: This is a filtered photograph. Each of its pixels is a sum of many products, and a sum
  doesn't tell you what went into it. Which image leaves only one product that isn't 0?
spot: This is the image with the bright pixel before any filter. Give it to `mystery_filter`.
zeros: There are only zeros here. Either no pixel was bright, or you cut out a part beside it.
axes: A kernel for images has rows and columns, and your answer has {axes}. Which part of the output
  isn't 0?
other: A photograph correlated with this isn't what `mystery_filter` gives you. Where does each of
  your numbers come from? Start with an image whose output you can work out in your head.
"""
_RESPONSE = np.flip(KERNEL)
_AXES = {0: "no axis at all", 1: "one axis", 3: "three axes"}
# Larger images than this have room for a bright pixel that is far from every border.
_MOST_CROWDED = 12


def _judge(answer, say):
    values = as_values(answer)
    if isinstance(values, str):
        return not_yet(values)
    if not values.any():
        return say("zeros")
    if _same(values, np.full(values.shape, KERNEL.sum())):
        return say("sum", sum=f"{KERNEL.sum():g}")
    if values.ndim != 2:
        return say("axes", axes=_AXES.get(values.ndim, f"{values.ndim} axes"))
    name, fields = _recognize(values)
    return say(name, **fields)


def _recognize(values):
    """Return the name of what's said to an image that holds more than zeros, and its fields."""
    core, (before, after) = _inside(values)
    found = _name_weights(core)
    if core.shape != values.shape:
        centered = np.isin(before - after, (0, 1)).all()  # where scipy.ndimage has its center
        around = {"right": "right-zeros" if centered else "moved", "flipped": "whole", "": "spot"}
        found = around.get(found if core.size > 1 else "", found)
    if found:
        return found, {}
    for axis, flipped in enumerate(np.flip(_RESPONSE, axis) for axis in (0, 1)):
        if _proportional(core, flipped):
            return "half", {"axis": ("rows", "columns")[axis]}
    if factor := _proportional(core, KERNEL):
        name = "normalized" if np.isclose(values.sum(), 1, atol=1e-3) else "scaled"
        return name, {"factor": f"{factor:.3g}"}
    if _is_part(values):
        return "cut", {}
    if _is_crowded(values):
        return "border", {}
    if values.shape in ((512, 512), (52, 52)):
        return "photo", {}
    return "other", {}


def _name_weights(core):
    """Return the name of what's said to weights without zeros around them, or None."""
    if _same(core, KERNEL):
        return "right"
    if _proportional(core, _RESPONSE):
        return "flipped"
    turned = (one for way in (KERNEL.T, _RESPONSE.T) for one in (way, np.flip(way, 0)))
    if any(_proportional(core, one) for one in turned):
        return "turned"
    if any(_same(core, (one > 0).astype(float)) for one in (KERNEL, _RESPONSE)):
        return "shape-only"
    block, _ = _inside(mystery_filter(np.pad(np.ones((3, 3)), 4)))
    return "block" if any(_proportional(core, one) for one in (block, np.flip(block))) else None


def _spot(shape, row, column):
    image = np.zeros(shape)
    image[row, column] = 1
    return image


def _same(values, expected):
    return values.shape == expected.shape and not differs(values, expected).any()


def _proportional(values, expected):
    """Return by how much the expected values are multiplied, or 0 if that's not all."""
    if values.shape != expected.shape:
        return 0
    factor = (values * expected).sum() / (expected**2).sum()
    known = np.isfinite(factor) and factor and _same(values / factor, expected)
    return factor if known else 0


def _inside(values):
    """Return an image without the zeros around it, and how many there are before and after it."""
    most = np.abs(values).max()
    there = np.argwhere(np.abs(values) > 1e-4 * most)
    first, last = there.min(axis=0), there.max(axis=0) + 1
    return values[tuple(map(slice, first, last))], (first, values.shape - last)


def _is_part(values):
    """Return whether an image is a part of the kernel, or of its response, two values or more."""
    rows, columns = values.shape
    if np.count_nonzero(values) < 2 or max(rows, columns) > _MOST_CROWDED:
        return False
    for known in (KERNEL, _RESPONSE):
        padded = np.pad(known, [(rows, rows), (columns, columns)])
        parts = np.lib.stride_tricks.sliding_window_view(padded, values.shape)
        if (np.abs(parts - values) < 1e-3).all(axis=(2, 3)).any():
            return True
    return False


def _is_crowded(values):
    """Return whether an image is the response to a pixel near its border, as it is or flipped."""
    if max(values.shape) > _MOST_CROWDED:
        return False
    outputs = (mystery_filter(_spot(values.shape, *place)) for place in np.ndindex(values.shape))
    return any(_same(values, one) for output in outputs for one in (output, np.flip(output)))


EXERCISE = Exercise(name="mystery-kernel", lesson="07_gaussian_2d", says=_SAYS, judge=_judge)

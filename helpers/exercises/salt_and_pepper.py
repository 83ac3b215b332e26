"""A photograph, one pixel in five of it black or white, as well restored as you can."""

from functools import cache

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import (
    Exercise,
    as_image,
    as_values,
    describe_shape,
    not_yet,
    relate,
)

_SAYS = """
right: Your error is {error:.3f}, and the damaged image had {before:.3f}. You took {gone} away. Your
  filter changed the other pixels a little, too, and that's close enough.
right-spared: Your error is {error:.3f}, and the damaged image had {before:.3f}. You changed only
  what could be a speck. A filter that treats all pixels alike can't do that.
clean: This is `photo`, the picture as it was before anything happened to it. In real life you'd
  never have it. Start from `damaged`.
filtered-clean: You filtered `photo`, which has no specks. In real life you'd never have it. Start
  from `damaged`.
peeked: Every pixel that wasn't damaged is exactly right, even those {count} that are black or white
  in the clean picture. Nothing in `damaged` tells these from specks, so you looked at `photo`.
  Which pixels *could* be specks, as far as `damaged` says?
damaged: This is `damaged` itself. Nothing has been taken away yet.
mask: This says where the specks are, and isn't a picture yet. Choose what each of them becomes.
kept: You kept the specks and filtered everything else. `np.where` takes from the first image where
  the condition holds.
scale: Yours runs from {low:.3g} to {high:.3g}. `photo` and `damaged` run from 0 to 1, so 1 is
  white. Filter `damaged` as it is, or divide by 255.
dark: Yours is 255 times too dark. Did you divide by 255 what was 0 to 1 already?
range: Yours runs from {low:.3g} to {high:.3g}, and a picture here from 0 to 1. A median never
  leaves the range of its window, so something else was added or subtracted.
smaller: Yours is {shape}, so you left out the pixels at the border. They're part of the picture.
  `ndimage` keeps them all.
painted: You painted the specks, all in one gray or each kind in its own. That's a better guess than
  black or white, but the coat is dark and the sky is bright. What do the pixels around a speck say?
linear: You took a weighted sum of each window, such as a mean or a Gaussian. It spreads a
  speck over its neighbors, and takes nothing away. Ask for a vote instead.
extreme: A {name} takes the specks of one kind away, and makes those of the other kind grow. You
  want a value from the middle of the order.
half: The specks that are left are nearly all {left}. There are two kinds, and what takes one kind
  away may let the other grow.
changed: You took {gone} away, but your filter changed the other pixels, too. Leave those as they
  were, and your error drops to {spared:.3f}.
specks: {count:,} specks are still there. One pixel in five is wrong, so in a small window specks
  can have the majority. Let more pixels vote.
border: Most of your error is in the outer five rows and columns, and without them it's
  {inside:.3f}. What does your filter put beyond the edge, or does a loop leave the border as it
  was?
large: The specks are gone, but so are details. Most of your error is at pixels that nobody had
  damaged: a large window mistakes narrow things for noise. How small can it be?
other: That isn't close enough to the photograph. The picture below shows where it's too bright
  (orange) and too dark (purple).
measured: {why} (Your error is {error:.3f}: {bad:.3f} at the damaged pixels, {good:.3f} at the
  others. It should be at most {bar}.)
"""
# The 3×3 median has 0.049, the 5×5 median 0.055, and that of `disk(1)`, five pixels, 0.087. Whoever
# changes only the specks gets to 0.031, 0.027 and 0.069.
_BAR = 0.035
# So far from the border, a window of the usual size has all of its pixels.
_RIM = 5
# The part of the image in which filters' outputs are compared, and what they need around it.
_PART, _MARGIN = np.s_[40:160, 40:160], np.s_[20:-20, 20:-20]


@cache
def _clean():
    from skimage import data, util

    return util.img_as_float(data.camera())[60:260, 140:340]


@cache
def _damaged():
    from skimage import util

    return util.random_noise(_clean(), mode="s&p", amount=0.2, rng=44)


def _may_be_speck():
    return np.isin(_damaged(), (0, 1))


def _is_same(values):
    return np.abs(values - _damaged()) < 3e-3


def _error(values, where=...):
    return float(np.sqrt(np.mean((values - _clean())[where] ** 2)))


def _judge(answer, say):
    clean, damaged = _clean(), _damaged()
    values = as_values(answer, "an image")
    if isinstance(values, str):
        return not_yet(values)
    if values.shape != clean.shape:
        return _describe_shape(values, say)
    low, high = values.min(), values.max()
    if low < -0.5 or high > 1.5:
        is_bytes = low >= 0 and 100 < high <= 255
        return say("scale" if is_bytes else "range", low=low, high=high)
    if low != high and high < 0.01:
        return say("dark")
    if low == high:
        return not_yet(relate(values, clean))
    bad = damaged != clean
    measured = {
        "error": _error(values),
        "bad": _error(values, bad),
        "good": _error(values, ~bad),
        "before": _error(damaged),
        "gone": "nearly all the specks" if _specks(values).any() else "the specks",
        "share": 1 - np.sum((values - clean)[bad] ** 2) / np.sum((values - clean) ** 2 + 1e-300),
    }
    if name := _name_cheat(values, bad, measured):
        return say(name, count=np.count_nonzero(np.isin(clean, (0, 1)) & ~bad))
    if round(measured["error"], 3) <= _BAR:
        is_spared = _is_same(values)[~_may_be_speck()].all()
        return say("right-spared" if is_spared else "right", **measured)
    name, *fields = _name_failure(values, measured)
    why = say(name, **dict(*fields)).message
    gap = as_image(values - clean)
    return say("measured", gap, why=why, bar=_BAR, **measured)


def _describe_shape(values, say):
    shape, right = values.shape, _clean().shape
    if len(shape) == 2 and all(0 <= r - n <= 32 for r, n in zip(right, shape, strict=True)):
        return say("smaller", shape="×".join(map(str, shape)))
    return not_yet(describe_shape(values, [right]))


def _name_cheat(values, bad, measured):
    """Return the name of what's said to an answer that comes from the clean image, or None."""
    if measured["error"] < 1e-3:
        return "clean"
    if _is_filtered(values, "clean", ("median", "weighted sum")):
        return "filtered-clean"
    is_right, is_changed = np.abs(values - _clean()) < 1e-4, np.abs(values - _damaged()) > 1e-4
    return "peeked" if is_right[~bad].all() and is_changed[bad].mean() > 0.9 else None


@cache
def _filter_as_usual(name, kind):
    """Return a part of the clean or damaged image after filters that learners know."""
    from skimage.morphology import disk

    part = {"clean": _clean, "damaged": _damaged}[name]()[_PART]
    disks = [disk(radius) for radius in range(1, 6)]
    if kind == "weighted sum":
        return [
            *(ndimage.uniform_filter(part, size) for size in range(2, 10)),
            *(ndimage.gaussian_filter(part, sigma / 2) for sigma in range(1, 9)),
            *(ndimage.correlate(part, each / each.sum()) for each in disks),
        ]
    function = getattr(ndimage, f"{kind}_filter")
    squares = [function(part, size) for size in (2, 3, 5, 7)]
    return [*squares, *(function(part, footprint=each) for each in disks)]


def _is_filtered(values, name, kinds, where=True):
    """Return whether one of those filters gives these values, or some of them."""
    values, where = values[_PART][_MARGIN], np.broadcast_to(where, values.shape)[_PART][_MARGIN]
    outputs = (output for kind in kinds for output in _filter_as_usual(name, kind))
    return any(np.abs(values - one[_MARGIN])[where].max() < 0.01 for one in outputs)


def _name_failure(values, measured):
    """Return the name of the reason why an image isn't close enough, and what fills the text."""
    damaged = _damaged()
    is_speck, same = _may_be_speck(), _is_same(values)
    if same.all():
        return ["damaged"]
    if np.isin(values, (0, 1)).all() and np.ptp(values[is_speck]) == np.ptp(values[~is_speck]) == 0:
        return ["mask"]
    if same[is_speck].all():
        return ["kept"]
    if same[~is_speck].all() and all(np.ptp(values[damaged == kind]) < 3e-3 for kind in (0, 1)):
        return ["painted"]
    for name in ("minimum", "maximum"):
        if _is_filtered(values, "damaged", [name]):
            return ["extreme", {"name": name}]
    if _is_filtered(values, "damaged", ["weighted sum"], is_speck | ~same[~is_speck].all()):
        return ["linear"]
    return _name_rest(values, measured)


def _specks(values):
    """Return where black or white is left that isn't in the clean image."""
    return (np.abs(values - 0.5) > 0.48) & (np.abs(values - _clean()) > 0.2)


def _name_rest(values, measured):
    inside = np.zeros(values.shape, bool)
    inside[_RIM:-_RIM, _RIM:-_RIM] = True
    within = _error(values, inside)
    if round(within, 3) <= _BAR and _error(values, ~inside) > 2 * within:
        return ["border", {"inside": within}]
    spared = _error(np.where(_may_be_speck(), values, _damaged()))
    if round(spared, 3) <= _BAR:
        return ["changed", {"spared": spared, "gone": measured["gone"]}]
    squares, specks = (values - _clean()) ** 2, _specks(values)
    if squares[specks].sum() > 0.4 * squares.sum():
        salt = np.mean(values[specks] > 0.5)
        if not 0.1 < salt < 0.9:
            return ["half", {"left": "white" if salt > 0.5 else "black"}]
        return ["specks", {"count": np.count_nonzero(specks)}]
    is_soft = measured["share"] > 0.6 and measured["bad"] < 1.5 * measured["good"] < 0.3
    return ["large" if is_soft else "other"]


EXERCISE = Exercise(name="salt-and-pepper", lesson="10_nonlinear", says=_SAYS, judge=_judge)

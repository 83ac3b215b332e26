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
right: Your error is {error:.3f}, and the spoiled image had {before:.3f}. You took its specks away.
  Of what's left, {share:.0%} is at pixels that nobody had spoiled (error {good:.3f}): your filter
  changed them too. That's enough to pass. Could you leave those alone?
right-spared: Your error is {error:.3f}, and the spoiled image had {before:.3f}. You found the
  spoiled pixels (error {bad:.3f}), and left nearly all the others alone (error {good:.3f}). A
  filter that treats all pixels alike can't do that.
clean: This is `photo`, the picture as it was before anything happened to it. In real life you'd
  never have it. Start from `spoiled`.
filtered-clean: You filtered `photo`, which has no specks. In real life you'd never have it. Start
  from `spoiled`.
peeked: Every pixel that wasn't spoiled is exactly right, even those {count} that are black or white
  in the clean picture. Nothing in `spoiled` tells these from specks, so you looked at `photo`.
  Which pixels *could* be specks, as far as `spoiled` says?
spoiled: This is `spoiled` itself. Nothing has been taken away yet.
scale: Yours runs from {low:.3g} to {high:.3g}. `photo` and `spoiled` run from 0 to 1, because 255
  was made 1. Filter `spoiled` as it is, or divide by 255.
dark: Yours is 255 times too dark. Did you divide by 255 what was 0 to 1 already?
range: Yours runs from {low:.3g} to {high:.3g}, and a picture here from 0 to 1. A median never
  leaves the range of its window, so something else was added or subtracted.
color: Yours has colors, of shape {shape}. The photograph is gray, one number for each pixel.
smaller: Yours is {shape}, so you left out the pixels at the border. They're part of the picture.
  `ndimage` keeps them all.
shifted: Your picture has moved by {rows} and {columns}. Even one column is a large error at every
  edge. Center each window on its pixel.
turned: Your picture is {how}. Pixel by pixel, that's another picture.
levels: Your grays aren't those of the photograph. Multiply them by {factor:.2f} and add
  {offset:.2f}, and they come close. Leave the brightness as it was.
limited: You limited the range, so black and white became gray. A gray speck is still a speck: its
  value says nothing about what was there. Its neighbors do.
painted: You painted the specks, all in one gray or each kind in its own. That's a better guess than
  black or white, but the coat is dark and the sky is bright. What do the pixels around a speck say?
linear: Yours is a weighted sum of each neighborhood, such as a mean or a Gaussian. It spreads a
  speck over its neighbors, and takes nothing away. Ask for a vote instead.
extreme: A {name} takes the specks of one kind away, and makes those of the other kind grow. You
  want a value from the middle of the order.
half: The specks that are left are nearly all {left}. There are two kinds, and what takes one kind
  away may let the other grow.
specks: {count:,} specks are still there, because they had the majority in their window. That's
  how it goes when a window is small and one pixel in five is wrong. Let more pixels vote, or let
  them vote twice.
large: The specks are gone, but so are details. Most of your error is at pixels that nobody had
  spoiled: a large window takes whatever is narrow for noise. How small can it be?
other: That isn't close enough to the photograph. The picture below shows where it's too bright
  (purple) and too dark (orange).
measured: {why} (Your error is {error:.3f}: {bad:.3f} at the spoiled pixels, {good:.3f} at the
  others. It should be at most {bar}.)
"""
# The 3×3 median has 0.049, the 5×5 median 0.055, and that of `disk(1)`, five pixels, 0.087.
_BAR = 0.05
# Whoever leaves good pixels alone is below that there, but for those that look like specks.
_SPARED = 0.01
_TURNS = {
    "upside down": np.flipud,
    "flipped from left to right": np.fliplr,
    "transposed": np.transpose,
    "a negative, dark where it should be bright": lambda image: 1 - image,
}
_EXTREMES = {"minimum": ndimage.minimum_filter, "maximum": ndimage.maximum_filter}
# How large a kernel is looked for, and how far apart its windows are.
_SIDE, _STEP = 15, 4
# The part of the image in which filters' outputs are compared, and what they need around it.
_PART, _MARGIN = np.s_[60:140, 60:140], np.s_[10:-10, 10:-10]


@cache
def _clean():
    from skimage import data, util

    return util.img_as_float(data.camera())[60:260, 140:340]


@cache
def _spoiled():
    from skimage import util

    return util.random_noise(_clean(), mode="s&p", amount=0.2, rng=44)


def _error(values, where=...):
    return float(np.sqrt(np.mean((values - _clean())[where] ** 2)))


def _judge(answer, say):
    clean, spoiled = _clean(), _spoiled()
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
    bad = spoiled != clean
    measured = {
        "error": _error(values),
        "bad": _error(values, bad),
        "good": _error(values, ~bad),
        "before": _error(spoiled),
        "share": 1 - np.sum((values - clean)[bad] ** 2) / np.sum((values - clean) ** 2 + 1e-300),
    }
    if name := _name_cheat(values, bad, measured):
        return say(name, count=np.count_nonzero(np.isin(clean, (0, 1)) & ~bad))
    if measured["error"] <= _BAR:
        return say("right-spared" if measured["good"] < _SPARED else "right", **measured)
    name, *fields = _name_failure(values, measured)
    why = say(name, **dict(*fields)).message
    gap = as_image(values - clean)
    return say("measured", gap, why=why, bar=_BAR, **measured)


def _describe_shape(values, say):
    shape, right = values.shape, _clean().shape
    if len(shape) == 3 and shape[:2] == right:
        return say("color", shape=shape)
    if len(shape) == 2 and all(0 <= r - n <= 32 for r, n in zip(right, shape, strict=True)):
        return say("smaller", shape="×".join(map(str, shape)))
    return not_yet(describe_shape(values, [right]))


def _name_cheat(values, bad, measured):
    """Return the name of what's said to an answer that comes from the clean image, or None."""
    if measured["error"] < 1e-3:
        return "clean"
    if any(_has_output(values, output) for output in _clean_in_usual_ways()):
        return "filtered-clean"
    is_right, is_changed = np.abs(values - _clean()) < 1e-4, np.abs(values - _spoiled()) > 1e-4
    return "peeked" if is_right[~bad].all() and is_changed[bad].mean() > 0.9 else None


@cache
def _clean_in_usual_ways():
    """Return a part of the clean image after each of the filters that learners know."""
    from skimage.morphology import disk

    part = _clean()[_PART]
    return [
        *(ndimage.median_filter(part, size) for size in (3, 5, 7)),
        *(ndimage.uniform_filter(part, size) for size in (3, 5, 7)),
        *(ndimage.median_filter(part, footprint=disk(radius)) for radius in (1, 2, 3)),
        *(ndimage.gaussian_filter(part, sigma) for sigma in (1, 2)),
    ]


def _has_output(values, output, tolerance=5e-3):
    return np.abs(values[_PART] - output)[_MARGIN].max() < tolerance


def _name_failure(values, measured):
    """Return the name of the reason why an image isn't close enough, and what fills the text."""
    spoiled = _spoiled()
    low, high = values.min(), values.max()
    is_speck = np.isin(spoiled, (0, 1))
    if np.allclose(values, spoiled, atol=3e-3):
        return ["spoiled"]
    if np.allclose(values, spoiled.clip(low, high), atol=3e-3):
        return ["limited"]
    if np.allclose(values[~is_speck], spoiled[~is_speck], atol=3e-3) and all(
        np.ptp(values[spoiled == kind]) < 3e-3 for kind in (0, 1)
    ):
        return ["painted"]
    for name, function in _EXTREMES.items():
        if any(_has_output(values, function(spoiled[_PART], size)) for size in (2, 3, 5)):
            return ["extreme", {"name": name}]
    if _is_weighted_sum(values):
        return ["linear"]
    return _name_move(values, measured["error"]) or _name_rest(values, measured)


def _is_weighted_sum(values):
    """Return whether one kernel gives all the values, or nearly."""
    table, inverse = _windows()
    inside = slice(_SIDE // 2, -(_SIDE // 2))
    wanted = values[inside, inside][::_STEP, ::_STEP].ravel()
    return np.abs(table @ (inverse @ wanted) - wanted).mean() < 0.01


@cache
def _windows():
    """Return windows of the spoiled image as rows of a table, and the table's pseudoinverse."""
    windows = np.lib.stride_tricks.sliding_window_view(_spoiled(), (_SIDE, _SIDE))
    table = windows[::_STEP, ::_STEP].reshape(-1, _SIDE**2)
    return table, np.linalg.pinv(table)


def _name_move(values, error):
    """Name values that would be closer if they were moved, turned, or brighter or darker."""
    clean, inside = _clean(), np.s_[3:-3, 3:-3]
    for how, turn in _TURNS.items():
        if _error(turn(values)) < 0.5 * error:
            return ["turned", {"how": how}]
    moves = [(rows, columns) for rows in range(-3, 4) for columns in range(-3, 4)]
    errors = [_error(np.roll(values, (-rows, -columns), (0, 1)), inside) for rows, columns in moves]
    if min(errors) < 0.7 * error:
        rows, columns = moves[int(np.argmin(errors))]
        return ["shifted", {"rows": _count(rows, "row"), "columns": _count(columns, "column")}]
    factor, offset = np.polyfit(values.ravel(), clean.ravel(), 1)
    if _error(factor * values + offset) < min(0.6 * error, 0.08):
        return ["levels", {"factor": factor, "offset": offset}]
    return None


def _count(number, what):
    return f"{abs(number)} {what}{'s' * (abs(number) != 1)}"


def _name_rest(values, measured):
    squares = (values - _clean()) ** 2
    specks = (np.abs(values - 0.5) > 0.48) & (squares > 0.2**2)
    if squares[specks].sum() > 0.4 * squares.sum():
        salt = np.mean(values[specks] > 0.5)
        if not 0.1 < salt < 0.9:
            return ["half", {"left": "white" if salt > 0.5 else "black"}]
        return ["specks", {"count": np.count_nonzero(specks)}]
    is_soft = measured["share"] > 0.6 and measured["bad"] < 1.5 * measured["good"] < 0.3
    return ["large" if is_soft else "other"]


EXERCISE = Exercise(name="salt-and-pepper", lesson="10_nonlinear", says=_SAYS, judge=_judge)

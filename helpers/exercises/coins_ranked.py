"""A function that finds the coins of a photograph, with their sizes, the largest first."""

from functools import cache

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.places import (
    PRAISE,
    SAYS,
    distances,
    find_slip,
    match,
    other_things,
    read_places,
    where,
)
from helpers.exercises.verdict import Verdict

_SAYS = """
right: Your function finds all {total} coins and nothing else, and it does so in a second
  photograph, too, which is darker and upside down. So the museum can send you the rest. The largest
  coin is at {place}, and its radius is {radius:.1f} pixels. {sizes} of your sizes are within 10% of
  mine. Of any two coins, yours and mine agree on which is larger {agreed:.0%} of the time. I
  measured them by eye, so some of the rest may be my mistakes.
TimeoutError: Your function takes too long for a thousand photographs. Is there a loop that never
  ends, or a filter with a very wide window? A wide Gaussian is quick.
same: Your function returns the same circles for any photograph. Use its own `image`.
second: In the photograph that you know, your function finds all {total} coins and nothing else. In
  a second one, `0.6 * coins[::-1]`, it doesn't. One of the numbers in your function probably fits
  only the first. (Score in the second: {score}.)
scrambled: Sorting has taken your circles apart, and each row, column, and radius is now somewhere
  else. Keep the three numbers of a circle together. The order that `np.argsort` finds for the radii
  picks whole circles.
no-sizes: I can see where they are, but not how large. Add each coin's radius.
background: One of your circles has a radius of {radius:.0f}, so it's most of the picture. That's
  the background, not a coin. Are the coins white, or what's around them?
diameters: Your sizes are twice what I expected. I asked for the radius, and that's half a diameter.
areas: Your sizes are areas. I asked for the radius. `circles_of` works it out.
light: Your circle at {place} has a radius of {radius:.0f}, and it holds much more background than
  coin. There the background is as bright as the darker coins elsewhere, so no single threshold
  can tell them apart. What can you subtract to make the light even?
merged: Your circle at {place} has a radius of {radius:.0f}, and there are {count} coins in it. They
  have merged. Smooth less, or choose a higher threshold, until there's a gap between them.
split: You have {circles} around a part of a coin, such as the one at {place}. A dark spot in the
  design cuts a coin into pieces. Smooth more before the threshold.
specks: You have {circles} with a radius below 10, such as the one at {place}. No coin is that
  small. Smooth the specks away, or keep only large circles.
border: Your circle at {place} is at the picture's border, where there's no coin. It's a bright part
  of the background. Make the light even, or if it's even already, raise the threshold a little.
others: You have {circles} where there's no coin, such as the one at {place}. What's bright there?
dim: You missed {count}, all in the top row, such as the coin at {place}. There's bright background
  around them, so they stand out the least. What can you subtract to make the light even?
missed: You missed {count}, such as the coin at {place}. Is it white there, and all in one piece?
small: You found every coin, but most of your circles are too small. A high threshold leaves out the
  dark parts of a coin.
large: You found every coin, but most of your circles are too large. Smoothing, an outline's width
  and a low threshold all push a rim outward.
sizes: You found every coin, but some sizes are more than 10% off, such as at {place}, where yours
  is {yours:.1f}. Draw your circles over the photograph and look for those that don't fit.
smallest: You found and measured every coin, and the smallest comes first. I asked for the largest
  first.
order: You found and measured every coin, but they're not in order of size. The largest comes first.
nothing: You found nothing at all. Is anything white, or above your limit?
measured: {praise}{why} (Score: {score}. {level})
"""
# Top, bottom, left and right of each coin, read off a photograph enlarged eight times. Three ways
# to find coins that share no step differ from these radii by at most 6, 9 and 10%.
_BOXES = np.array(
    [
        *((34.5, 74, 22, 66.5), (38.5, 73.5, 80.5, 119.5), (27.5, 73.5, 131.5, 178.5)),
        *((29.5, 72.5, 191.5, 239.5), (33.5, 71.5, 254.5, 296.5), (15.5, 71.5, 304.5, 364.5)),
        *((103.5, 144.5, 24.5, 66.5), (106.5, 144.5, 83.5, 121.5), (109.5, 144.5, 133.5, 173.5)),
        *((104.5, 144.5, 185.5, 226.5), (94.5, 143.5, 244.5, 295.5), (104.5, 144.5, 316.5, 355.5)),
        *((176.5, 216.5, 25.5, 62.5), (174.5, 216.5, 79.5, 123.5), (178.5, 216.5, 134.5, 173.5)),
        *((169.5, 216.5, 188.5, 236.5), (171.5, 216.5, 250.5, 296.5), (155.5, 218.5, 314.5, 379.5)),
        *((232.5, 287.5, 17.5, 74.5), (243.5, 287.5, 91.5, 135.5), (235.5, 287.5, 143.5, 200.5)),
        *((239.5, 287.5, 219.5, 268.5), (238.5, 288.5, 274.5, 326.5), (246.5, 288.5, 334.5, 380.5)),
    ]
)
_SHAPE, _COLUMNS = (303, 384), "(row, column, radius)"
_REACH, _LARGEST, _SMALLEST, _BORDER = 12, 36, 10, 25
_ENOUGH_SIZES = 22
_FEW = 5  # or fewer circles may be in any order by chance
_BASELINE = 20, 5


def _coins():
    """Return (row, column, radius) of each coin; a circle of that radius has the coin's area."""
    top, bottom, left, right = _BOXES.T
    radius = np.sqrt((bottom - top) * (right - left)) / 2
    return np.stack([(top + bottom) / 2, (left + right) / 2, radius], axis=1)


@cache
def _photographs():
    """Return the photograph that learners see, and one that's darker and upside down."""
    from skimage import data, util

    image = util.img_as_float(data.coins())
    return image, 0.6 * image[::-1]


def _cases():
    # Within a check, loading these takes longer than a function may.
    import skimage.feature  # noqa: F401

    for image in _photographs():
        yield (image.copy(),)


def _judge(outputs, say):
    verdict = _judge_first(outputs[0], say)
    if verdict.status != "correct":
        return verdict
    first, second = outputs
    if first.shape == second.shape and np.allclose(first, second):
        return say("same")
    coins = _coins()
    coins[:, 0] = _SHAPE[0] - 1 - coins[:, 0]
    second = second if second.ndim == 2 and second.shape[1] == 3 else np.empty((0, 3))
    matched, fits, extra = _compared(second, coins)
    if (matched < 0).any() or len(extra) or fits.sum() < _ENOUGH_SIZES:
        return say("second", total=len(coins), score=_score(matched, fits, extra))
    return verdict


def _compared(found, coins):
    """Return which circle is each coin's or -1, whether it fits, and the circles of no coin."""
    matched = match(found, coins, _REACH)
    radii = np.append(found[:, 2], np.nan)[matched]
    fits = np.abs(radii / coins[:, 2] - 1) <= 0.1
    return matched, fits, np.setdiff1d(np.arange(len(found)), matched)


def _score(matched, fits, extra):
    found, others = np.sum(matched >= 0), other_things(len(extra))
    sizes = f"{np.sum(fits)} size{'s' * int(np.sum(fits) != 1)}"
    return f"{found} of {len(matched)} coins, {sizes} within 10%, and {others}"


def _judge_first(answer, say):
    coins = _coins()
    found = read_places(answer, say, _SHAPE, _COLUMNS)
    if isinstance(found, Verdict):
        return found
    if _is_scrambled(found):
        return say("scrambled")
    if slip := find_slip(found, coins, _SHAPE, _REACH, say):
        return slip
    if found.shape[1] == 2:
        return say("no-sizes")
    matched, fits, extra = _compared(found, coins)
    is_found = matched >= 0
    ratios = found[matched, 2] / coins[:, 2]
    name, fields = _name_units(found, ratios[is_found]), {}
    if name:
        return say(name, radius=found[:, 2].max())
    fair = matched[is_found][_are_alike(ratios[is_found])]
    name, fields = (
        _name_extra(found[extra], coins, np.delete(found, fair, axis=0))
        or _name_missed(coins[~is_found])
        or _name_sizes(found[matched], ratios, fits)
        or _name_order(found[:, 2])
    )
    if name == "right":
        agreed = _agreement(found[matched, 2], coins[:, 2])
        fields = {"total": len(coins), "sizes": np.sum(fits), "agreed": agreed}
        return say(name, place=where(found[0]), radius=found[0, 2], **fields)
    reached = np.sum(is_found) >= _BASELINE[0] and len(extra) <= _BASELINE[1]
    level = (
        "The goal is every coin and nothing else, 22 sizes, and the largest first."
        if reached
        else "The baseline is 20 coins and at most 5 other things."
    )
    why, score = say(name, **fields).message, _score(matched, fits, extra)
    return say("measured", praise=PRAISE if reached else "", why=why, score=score, level=level)


def _is_scrambled(found):
    """Return whether all columns are sorted, or all rows, as `numpy.sort` does."""
    if found.shape[1] < 3 or len(found) < _FEW:
        return False
    steps = np.diff(found, axis=0)
    return (steps >= 0).all() or (steps <= 0).all() or (np.diff(found, axis=1) >= 0).all()


def _name_units(found, ratios):
    if found[:, 2].max() > 100 and (not ratios.size or np.median(ratios) < 3):
        return "background"
    middle = np.median(ratios) if ratios.size else 1
    if 1.75 < middle < 2.25:
        return "diameters"
    return "areas" if middle > 10 else None


def _are_alike(ratios):
    """Return where a circle is too large by no more than the others, so that it holds a coin."""
    middle = np.median(ratios) if ratios.size else 1
    return ratios < 1.41 * max(middle, 1)


def _name_extra(extra, coins, found):
    """Return the name of the reason why there's something that isn't a coin, if there is."""
    covers = distances(extra, coins) < extra[:, 2:] + 5
    large = np.append(extra[covers.sum(axis=1) > 1], found[found[:, 2] > _LARGEST], axis=0)
    if len(large):
        largest = large[large[:, 2].argmax()]
        inside = distances(largest[None], coins)[0] < largest[2] + 5
        fields = {"place": where(largest), "radius": largest[2], "count": inside.sum()}
        # Coins that merged have their areas together, and little more.
        holds = np.sqrt(np.sum(coins[inside, 2] ** 2))
        return "merged" if inside.sum() > 1 and largest[2] < 1.15 * holds else "light", fields
    if not len(extra):
        return None
    inside = (distances(extra, coins) < coins[:, 2]).any(axis=1)
    small = extra[:, 2] < _SMALLEST
    margin = np.minimum(extra[:, :2], np.array(_SHAPE) - 1 - extra[:, :2]).min(axis=1)
    kinds = {"split": inside & ~small, "specks": small, "border": ~inside & (margin < _BORDER)}
    name, those = max(kinds.items(), key=lambda kind: kind[1].sum())
    if not those.any():
        name, those = "others", np.full(len(extra), True)
    circles = f"{those.sum()} circle{'s' * int(those.sum() > 1)}"
    return name, {"circles": circles, "place": where(extra[those][0])}


def _name_missed(missed):
    if not len(missed):
        return None
    is_top = (missed[:, 0] < 60).all()
    return "dim" if is_top else "missed", {"count": len(missed), "place": where(missed[0])}


def _name_sizes(found, ratios, fits):
    if fits.sum() >= _ENOUGH_SIZES:
        return None
    off = ratios[~fits]
    if (off < 1).all() or (off > 1).all():
        return "small" if off[0] < 1 else "large", {}
    worst = found[np.abs(ratios - 1).argmax()]
    return "sizes", {"place": where(worst), "yours": worst[2]}


def _name_order(radii):
    steps = np.diff(radii)
    if (steps < 0.1).all():
        return "right", {}
    return "smallest" if (steps > -0.1).all() else "order", {}


def _agreement(yours, mine):
    """Return the share of all pairs that are in the same order in both lists."""
    pairs = np.triu_indices(len(mine), 1)
    signs = [np.sign(each[pairs[0]] - each[pairs[1]]) for each in (yours, mine)]
    return np.mean(signs[0] * signs[1] >= 0)


EXERCISE = Exercise(
    name="coins-ranked",
    lesson="18_project",
    says=_SAYS.rstrip() + SAYS,
    arguments=("the image",),
    cases=_cases,
    judge=_judge,
)

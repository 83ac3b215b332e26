"""A function that finds the galaxies of a deep photograph that are brighter than a limit."""

from functools import cache

import numpy as np
from scipy import ndimage

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
right: Your function finds {found} of the {total} galaxies that are clearly brighter than the limit,
  and {extra}. Together with those close to the limit, where I take your word, it counts {count}. It
  also works in a picture that's half as bright, and with another limit.
same: Your function returns the same places for any picture. Use its own `image`.
limit: Your function finds the same galaxies, whatever the limit is. Use its own `limit`.
second: In the picture that you know, your function finds enough. In `{picture}`, with a limit of
  {limit}, it doesn't. One of the numbers in your function probably fits only the first. (Score
  there: {found} of {total} galaxies, and {extra}.)
second-many: In the picture that you know, your function finds enough. In `{picture}`, with a limit
  of {limit}, it finds {found} of {total} galaxies, but also {extra}. At most four are allowed.
  Those are too faint for this limit, or second places in the same galaxy. Draw them and look.
few: Hardly any of your places is at a bright galaxy. Draw them over the picture and look.
undivided: Nothing is below your limit. Did you set one? If you used the disk as it is, your sums
  are 49 times the mean, so divide the disk by its sum.
merged: You missed {count}, and nearly all of them are close to another galaxy, such as at {place}.
  There, two or three became one. A region can't tell neighbors apart, but each of them has its own
  peak.
apart: You missed {count}, and nearly all of them are close to another galaxy, such as at {place}.
  Of two peaks that are too close, only the brighter one counts. Is your `min_distance` too large?
split: {count} of your places are in galaxies that you've already counted, such as at {place}. The
  arms of a spiral have bright spots, too. Smooth more, so that a galaxy has one peak.
specks: {count} of your places are specks, such as the one at {place}. They're a few bright pixels,
  or just noise. The limit is about the mean of many pixels, so smooth first.
faint: {count} of your places are fainter than the limit, such as the one at {place}, where the
  mean is only {light:.2f}. Did you compare means over `disk(4)` with the limit?
small: You missed {count}, and they're small ones, such as at {place}. Wide smoothing spreads a
  small galaxy out until it's below the limit.
large: You missed {count}, and they're large ones, such as at {place}. A filter that's narrower than
  a galaxy doesn't see it as one spot.
missed: You missed {count}, such as the galaxy at {place}. Is your limit too high?
nothing: You found nothing at all. Is anything white, or above your limit?
measured: {praise}{why} (Score: {found} of {total} galaxies, and {extra}. {level})
"""
# Row, column and radius, by eye, of every galaxy whose mean over `disk(4)` is above 0.36. That
# says how bright they are; which bright spots are one galaxy was decided in an enlarged picture.
_GALAXIES = np.array(
    [
        *((23, 35, 5), (28, 48, 5), (36, 96, 12), (36, 166, 17), (25, 245, 15), (38, 261, 4)),
        *((40, 111, 5), (51, 239, 9), (52, 81, 5), (63, 277, 10), (65, 180, 6), (68, 51, 16)),
        *((81, 217, 6), (83, 59, 7), (84, 106, 8), (100, 107, 7), (100, 5, 5), (109, 206, 11)),
        *((114, 224, 8), (132, 206, 9), (133, 270, 4), (148, 116, 6), (160, 30, 7), (165, 212, 7)),
        *((165, 265, 5), (231, 269, 6), (243, 244, 9), (241, 110, 5), (249, 96, 7), (259, 208, 6)),
        *((261, 172, 4), (263, 108, 8), (272, 96, 9), (269, 51, 11), (275, 126, 6), (280, 113, 5)),
        *((293, 68, 11), (316, 245, 11)),
    ]
)
_PART, _COLUMNS = np.s_[40:370, 240:540], "(row, column)"
_REACH = np.maximum(5, 0.6 * _GALAXIES[:, 2])
# Limits of the brightness: what's asked for, and so many times that is clearly above or below it.
_LIMIT, _BRIGHTER, _FAINTER, _SPECK = 0.3, 1.2, 0.8, 0.15
_LARGE = 8
# Pixels between peaks, and how far two ways to add up the same values may differ.
_FARTHEST, _TINY = 15, 1e-12
# Of those found and of those that aren't any.
_GOAL, _BASELINE = (35, 4), (26, 40)
# Most that may be missing in other pictures, as a share.
_MISSING = 0.1


@cache
def _picture():
    from skimage import color, data

    return color.rgb2gray(data.hubble_deep_field()[_PART])


@cache
def _mean():
    """Return the mean over `disk(4)` at each place."""
    from skimage import morphology

    disk = morphology.disk(4)
    return ndimage.correlate(_picture(), disk / disk.sum())


@cache
def _light():
    """Return that mean at its largest within two pixels of each place."""
    return ndimage.maximum_filter(_mean(), 5)


def _cases():
    # Within a check, loading these takes longer than a function may.
    import skimage.feature
    import skimage.filters  # noqa: F401

    image = _picture()
    yield image.copy(), _LIMIT
    yield 0.5 * image.T, 0.15
    yield image[::-1].copy(), 0.5


def _judge(outputs, say):
    verdict = _judge_first(outputs[0], say)
    if verdict.status != "correct":
        return verdict
    first, second, third = (
        one if one.ndim == 2 and one.shape[1] in (2, 3) else np.empty((0, 2)) for one in outputs
    )
    unflipped = np.column_stack([len(_mean()) - 1 - third[:, 0], third[:, 1]])
    if len(third):
        if (match(first, third, 1) >= 0).all():
            return say("same")
        if len(third) == len(first) and (match(first, unflipped, 1) >= 0).all():
            return say("limit")
    # As if each had been found in the first picture, and by its light.
    for picture, limit, places, as_first in (
        ("0.5 * galaxies.T", 0.15, second[:, [1, 0]], _LIMIT),
        ("galaxies[::-1]", 0.5, unflipped, 0.5),
    ):
        found, total, extra = _score(places, as_first)
        few = found < (1 - _MISSING) * total
        if few or extra > _GOAL[1]:
            score = {"found": found, "total": total, "extra": other_things(extra)}
            name = "second" if few or as_first == _LIMIT else "second-many"
            return say(name, picture=picture, limit=limit, **score)
    return verdict


def _score(found, limit):
    """Return how many galaxies were found, of how many, and how many other things."""
    found = found.clip(0, np.subtract(_mean().shape, 1))
    matched, _, _, _, wrong = _compared(found, limit)
    rows, columns, _ = _GALAXIES.T
    light, is_found = _light()[rows, columns], matched >= 0
    clear, faint = light > _BRIGHTER * limit, light < _FAINTER * limit
    return is_found[clear].sum(), clear.sum(), int(wrong.sum() + is_found[faint].sum())


def _compared(found, limit):
    """Return what was found for each galaxy, and of the rest how bright and how wrong they are."""
    matched = match(found, _GALAXIES, _REACH)
    rest = np.delete(found, matched[matched >= 0], axis=0)
    rows, columns = np.round(rest[:, :2]).astype(int).T
    light = _light()[rows, columns]
    inside = (distances(rest, _GALAXIES) < _GALAXIES[:, 2]).any(axis=1)
    return matched, rest, light, inside, inside | (light < _FAINTER * limit)


def _judge_first(answer, say):
    shape = _light().shape
    found = read_places(answer, say, shape, _COLUMNS)
    if isinstance(found, Verdict):
        return found
    if slip := find_slip(found, _GALAXIES, shape, _REACH, say):
        return slip
    matched, rest, light, inside, wrong = _compared(found, _LIMIT)
    missed = _GALAXIES[matched < 0]
    count, extra = len(_GALAXIES) - len(missed), int(np.sum(wrong))
    score = {"found": count, "total": len(_GALAXIES), "extra": other_things(extra)}
    if count >= _GOAL[0] and extra <= _GOAL[1]:
        return say("right", count=len(found) - extra, **score)
    reached = count >= _BASELINE[0] and extra <= _BASELINE[1]
    goal, (least, most) = ("goal", _GOAL) if reached else ("baseline", _BASELINE)
    level = f"The {goal} is {least} galaxies, and at most {most} other things."
    name, fields = _name_failure(rest, light, inside, wrong, np.flatnonzero(matched < 0))
    # A peak is at a pixel, and a region's center is hardly ever.
    if name == "merged" and np.all(found == np.round(found)):
        name = "apart"
    if _is_everything(found):
        name, fields = "undivided", {}
    why = say(name, **fields).message
    return say("measured", praise=PRAISE if reached else "", why=why, level=level, **score)


def _name_failure(rest, light, inside, wrong, missed_at):
    """Return the name of what went wrong most often, and what fills the text."""
    missed = _GALAXIES[missed_at]
    if len(missed) > len(_GALAXIES) - 5:
        return "few", {}
    dim = wrong & ~inside
    kinds = {"split": inside, "specks": dim & (light < _SPECK), "faint": dim & (light >= _SPECK)}
    name, those = max(kinds.items(), key=lambda kind: kind[1].sum())
    if those.sum() > len(missed):
        faintest = np.argmin(np.where(those, light, np.inf))
        fields = {"place": where(rest[faintest]), "light": light[faintest]}
        return name, fields | {"count": those.sum()}
    crowded, is_missed = _crowded(), np.isin(np.arange(len(_GALAXIES)), missed_at)
    is_small = missed[:, 2] < _LARGE
    fields = {"count": len(missed), "place": where(missed[0])}
    if not is_small.any():
        return "large", fields
    if crowded[is_missed].mean() >= 0.6 and is_missed[~crowded].mean() < 0.15:
        return "merged", fields | {"place": where(_GALAXIES[is_missed & crowded][0])}
    return "small" if is_small.mean() > 0.8 else "missed", fields


def _is_everything(found):
    """Return whether it's every peak of the mean, however faint, or all of the image at once."""
    mean = _mean()
    if len(found) == 1:
        return np.allclose(found[0, :2], np.subtract(mean.shape, 1) / 2)
    rows, columns = np.round(found[:, :2]).astype(int).T
    is_found = np.zeros(mean.shape, bool)
    is_found[rows, columns] = True
    for apart in range(1, _FARTHEST + 1):
        is_peak = mean >= ndimage.maximum_filter(mean, 2 * apart + 1) - _TINY
        # Those near the border may be left out, and so may one of two that are just as high.
        is_left_out = (is_peak & ~is_found)[apart:-apart, apart:-apart]
        if is_peak[is_found].all() and is_left_out.sum() <= 1:
            return True
    return False


def _crowded():
    """Return which galaxies have another one so close that the two may become one region."""
    gaps = distances(_GALAXIES, _GALAXIES) - _GALAXIES[:, 2] - _GALAXIES[:, 2:]
    np.fill_diagonal(gaps, np.inf)
    return gaps.min(axis=1) < 8


EXERCISE = Exercise(
    name="galaxies",
    lesson="18_project",
    says=_SAYS.rstrip() + SAYS,
    arguments=("the image", "the limit"),
    cases=_cases,
    judge=_judge,
)

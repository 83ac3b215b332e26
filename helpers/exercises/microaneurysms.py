"""A function that finds the microaneurysms in photographs of a retina that it hasn't seen."""

from functools import cache

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.exercises.places import (
    PRAISE,
    SAYS,
    find_slip,
    match,
    other_things,
    read_places,
)
from helpers.exercises.verdict import Verdict

_SAYS = """
right: In {pictures} pictures, your function found {found} of the {total} microaneurysms, and
  {extra}. It works upside down, in different light, and where there's nothing to find.
right-nearly: In {pictures} pictures, your function found {found} of the {total} microaneurysms,
  and {extra}. That reaches the goal.
same: Your function returns the same places for each picture. Use its own `image`.
blind: Your function finds nothing in any picture. Is your limit too high? A dark spot on a bright
  background gives a *positive* Laplacian.
bright: Your function finds bright spots. Microaneurysms are dark.
corner: Your places are {rows} rows and {columns} columns from where the spots are. That's a corner
  of your pattern, not its middle. `pad_input=True` puts it right.
always: Your function finds something in every picture, even where there's nothing. It always takes
  the strongest, however weak they are. Set a limit that doesn't depend on the picture.
light: Your function finds the spots in the picture you know, but not in different light. The same
  spot may be 0.35 in one picture and 0.1 in another. How much darker is it than what's *around* it?
faint: Your function finds the dark spot, but not the paler one. That one is as bright as a blood
  vessel, so brightness alone can't tell them apart. Its shape can.
high: Your function finds the dark spot in any light, but not the paler one. That one stands out
  less from what's around it. Is your limit too high?
vessels: Your function takes blood vessels for spots, as at row {row}, column {column} of the
  picture you know. A vessel is dark along a line, and a spot is darker than what's around it in
  every direction.
specks: Your function finds specks of noise, as at row {row}, column {column} of the picture you
  know. Smooth more before you look, or raise your limit.
border: Your function finds something at a picture's border, where half of the surroundings aren't
  there. Leave out what's within a few pixels of it.
other: Your function misses some of them.
measured: {praise}{why} (Score: {found} of {total} spots in {pictures} pictures, and {extra}.
  {level})
"""
# Row and column of the two that anybody would mark, by eye. The others may be some, too, or just
# noise, and count neither way.
_SPOTS = np.array([(22.5, 16), (71, 48.5)])
_DOUBTFUL = np.array([(13, 88), (87, 93), (99, 98), (11, 73), (36, 12), (81, 67), (21, 5)])
_REACH, _COLUMNS = 4, "(row, column)"
# So much darker than what's around it is a vessel, and noise rarely.
_VESSEL = -0.03
_GOAL, _BASELINE = (11, 2), (6, 24)


@cache
def _pictures():
    """Return pictures with their spots and doubtful places; the first is the one learners see."""
    from skimage import data, util

    image = util.img_as_float(data.microaneurysms())
    rows, columns = image.shape
    ramp = np.linspace(0, 0.12, columns)

    def part(top, bottom, left=0, right=columns):
        corner = np.array([top, left])
        inside = [
            each[((each >= corner) & (each < [bottom, right])).all(axis=1)] - corner
            for each in (_SPOTS, _DOUBTFUL)
        ]
        return image[top:bottom, left:right], *inside

    def turned(places):
        return np.array([rows - 1, columns - 1]) - places

    return [
        (image, _SPOTS, _DOUBTFUL),
        (image[::-1, ::-1].copy(), turned(_SPOTS), turned(_DOUBTFUL)),
        (image.T.copy(), _SPOTS[:, ::-1], _DOUBTFUL[:, ::-1]),
        (image + 0.2, _SPOTS, _DOUBTFUL),
        (image - ramp, _SPOTS, _DOUBTFUL),
        part(0, 60),
        part(40, rows),
        part(28, 66),
        part(0, rows, 56),
    ]


def _cases():
    # Within a check, loading these takes longer than a function may.
    import skimage.feature  # noqa: F401

    for image, *_ in _pictures():
        yield (image.copy(),)


def _judge(outputs, say):
    found = []
    for output, (image, *_) in zip(outputs, _pictures(), strict=True):
        places = read_places(output, say, image.shape, _COLUMNS) if output.size else output
        if isinstance(places, Verdict):
            return places
        found.append(places.reshape(-1, places.shape[-1] if places.size else 2))
    image, spots, _ = _pictures()[0]
    if len(found[0]) and (slip := find_slip(found[0], spots, image.shape, _REACH, say)):
        return slip
    hits, extra = zip(*map(_compared, found, _pictures()), strict=True)
    total = sum(len(spots) for _, spots, _ in _pictures())
    count, wrong = sum(map(np.sum, hits)), sum(map(len, extra))
    score = {
        **{"pictures": len(found), "found": count, "total": total},
        "extra": other_things(wrong),
    }
    if count >= _GOAL[0] and wrong <= _GOAL[1]:
        return say("right" if count == total and not wrong else "right-nearly", **score)
    name, fields = _name_failure(found, hits, extra)
    if name == "same":
        return say(name)
    reached = count >= _BASELINE[0] and wrong <= _BASELINE[1]
    level = (
        f"The goal is {_GOAL[0]} of them, and at most {_GOAL[1]} other things."
        if reached
        else f"The baseline is {_BASELINE[0]} of them, and at most {_BASELINE[1]} other things."
    )
    why = say(name, **fields).message
    return say("measured", praise=PRAISE if reached else "", why=why, level=level, **score)


def _compared(found, picture):
    """Return which spots of a picture were found, and the places that are wrong."""
    _, spots, doubtful = picture
    matched = match(found, spots, _REACH)
    rest = np.delete(found, matched[matched >= 0], axis=0)
    neither = match(rest, doubtful, _REACH + 1)
    return matched >= 0, np.delete(rest, neither[neither >= 0], axis=0)


def _name_failure(found, hits, extra):
    """Return the name of what went wrong, and what fills the text."""
    if not any(map(len, found)):
        return "blind", {}
    if all(one.shape == found[0].shape and np.allclose(one, found[0]) for one in found):
        return "same", {}
    if shift := _common_shift(found[0]):
        return "corner", dict(zip(("rows", "columns"), np.abs(shift), strict=True))
    image, missed = _pictures()[0][0], not hits[0].all()
    known = _depths(image, extra[0])
    if known.size and missed and np.median(known) > 0:
        return "bright", {}
    if not missed and not known.size:
        if any(len(each) for each in extra[7:]):
            return "always", {}
        return ("light" if not (hits[3].all() and hits[4].all()) or extra[3].size else "other"), {}
    if known.size and (not missed or known.size > 2):
        margin = np.minimum(extra[0][:, :2], np.array(image.shape) - 1 - extra[0][:, :2])
        if (margin.min(axis=1) < 3).all():
            return "border", {}
        is_vessel = known.min() < 2 * _VESSEL or np.mean(known < _VESSEL) > 0.3
        name = "vessels" if is_vessel else "specks"
        at = np.argmin(known) if name == "vessels" else np.argmax(known)
        return name, dict(
            zip(("row", "column"), np.round(extra[0][at, :2]).astype(int), strict=True)
        )
    if hits[0].tolist() != [True, False]:
        return "other", {}
    return "high" if hits[3][0] and hits[4][0] else "faint", {}


def _common_shift(found):
    """Return by how much every spot's nearest place is off, if all are off by the same."""
    if not len(found):
        return None
    gaps = found[:, None, :2] - _SPOTS[None]
    nearest = np.hypot(*gaps.transpose(2, 0, 1)).argmin(axis=0)
    shifts = gaps[nearest, range(len(_SPOTS))]
    size = np.abs(shifts.mean(axis=0))
    alike = np.ptp(shifts, axis=0).max() <= 2 and len(set(nearest.tolist())) > 1
    return tuple(np.round(size).astype(int).tolist()) if alike and 2 < size.min() < 12 else None


def _depths(image, places):
    """Return how much brighter each place is than what's around it; below 0, it's darker."""
    contrast = ndimage.gaussian_filter(image, 1) - ndimage.gaussian_filter(image, 4)
    rows, columns = np.round(places[:, :2]).astype(int).T
    return contrast[rows, columns]


EXERCISE = Exercise(
    name="microaneurysms",
    lesson="18_project",
    says=_SAYS.rstrip() + SAYS,
    arguments=("the image",),
    cases=_cases,
    judge=_judge,
)

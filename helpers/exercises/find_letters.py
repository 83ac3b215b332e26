"""The places of a letter in a photographed paragraph."""

from functools import cache

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise, as_values, not_yet
from helpers.filters.patterns import NORMALIZED, ZERO_MEAN, PatternSearch

_SAYS = """
right: All {total} of them, each one once, and nothing else. You've taught a filter to read a
  letter.
image: You gave me {what}. I expected a list of places, with a row and a column for each.
single: That's a single place, and there are more. Where else is the score high?
number: That's how many. I'd also like to know where they are, so give me the row and column of
  each.
counted: These are single numbers. `argmax` and `flatnonzero` count pixels row by row, and
  `np.argwhere` gives a row and a column.
sides: You have {rows} rows of {columns} numbers. A place is two numbers, a row and a column, so I
  expected two columns. `np.argwhere` gives them like that.
lists: That's a row of rows and a row of columns, as `np.nonzero` gives them. Turn it into one place
  in each row with `np.transpose`.
empty: You have no places at all. Is the threshold higher than the largest response?
swapped: Rows and columns have changed places. The row comes first.
corner: Your places are about {down} rows too high and {across} columns too far left, so you have
  the corner of each window in place of its middle. `match_template` gives the middle with
  `pad_input=True`.
page: Your rows are {by} too large. They're rows of the page, and I asked for those of `paragraph`.
shifted: Your places are letters, but each is off by about {down} rows and {across} columns.
convolved: You've found the letter a. Turn the page upside down, and see what an e looks like. A
  convolution flips the kernel, so it looks for an upside-down e.
raw: Most of your places are blank paper. A sum of products is largest where everything is bright,
  with or without a letter. Which score is 0 on blank paper?
several: Some letters are in your list more than once: you have {count} places for {found} of them.
  Pixels next to a peak are above the threshold, too. Keep a place only if nothing near it is
  higher.
low: You've found all {total}, and {extra} that aren't an e. One of them is at row {row}, column
  {column}. The score there is lower than that of every e, so your threshold is too low.
high: You've found {found} of {total}, and all of them are right. Each one that you missed scores
  lower than those, so your threshold is too high.
border: You've found {found} of {total}. All that you missed are near the border.
  `peak_local_max` leaves out places there, unless you tell it `exclude_border=False`.
wide: You've found {found} of {total}. One that you missed is at row {row}, column {column}, and
  it scores higher than some that you've found. Did a neighbor take its place? Look for higher
  pixels only as far away as half a letter.
contrast: You've found {found} of {total}, and {extra} places that aren't an e. Where the page is
  dark, a letter has less contrast, and an e there scores lower than other letters elsewhere. Divide
  by the standard deviations, as in your own score, or use `match_template`.
mixed: You've found {found} of {total}, and {extra} places that aren't an e. One of those is at row
  {row}, column {column}. No threshold can tell them apart in that response, so did you use
  `match_template`, and the letter that's cut out above?
"""
_PARAGRAPH, _LETTER = np.s_[48:138], np.s_[75:86, 104:111]
_THRESHOLD, _TOLERANCE = 0.75, 3
# As many as somebody may count; what's larger is a pixel's number.
_MOST = 1000


@cache
def _paragraph():
    from skimage import data, util

    return util.img_as_float(data.page())[_PARAGRAPH]


def _centers(score, patch):
    """Return a score at each window's middle, with 0 where the window doesn't fit."""
    values = PatternSearch(_paragraph()).scores(patch)[score]
    full = np.zeros(_paragraph().shape)
    top, left = np.floor_divide(patch.shape, 2)
    full[top : top + values.shape[0], left : left + values.shape[1]] = values
    return full


def _peaks(response, threshold):
    is_peak = (response > threshold) & (response == ndimage.maximum_filter(response, 9))
    return np.argwhere(is_peak)


@cache
def _places():
    """Return the places of the letter, and of what's taken for it when it's flipped."""
    letter = _paragraph()[_LETTER]
    flipped = _centers(NORMALIZED, np.flip(letter))
    return _peaks(_centers(NORMALIZED, letter), _THRESHOLD), _peaks(flipped, 0.65)


class _Match:
    """Which of an answer's places are near one of the letter's."""

    def __init__(self, places, targets):
        near = np.abs(places[:, None] - targets).max(axis=2) <= _TOLERANCE
        self.is_hit, self.is_found = near.any(axis=1), near.any(axis=0)
        self.extra, self.missed = places[~self.is_hit], targets[~self.is_found]
        self.found = np.count_nonzero(self.is_found)
        self.is_repeated = bool((near.sum(axis=0) > 1).any())


def _judge(answer, say):
    values = as_values(answer, "a list of places")
    if isinstance(values, str):
        return not_yet(values)
    if values.ndim != 2 or values.shape[1] != 2 or not values.size:
        return _describe_shape(values, say)
    targets, turned = _places()
    match = _Match(values, targets)
    fields = {"total": len(targets), "found": match.found, "count": match.is_hit.sum()}
    if match.found == len(targets) and not len(match.extra) and not match.is_repeated:
        return say("right", **fields)
    few = min(len(values), len(targets)) / 2
    if match.found < few and (said := _describe_shift(values, targets, say)):
        return said
    if np.mean(_Match(values, turned).is_hit) >= 0.5 and match.found < len(targets) / 2:
        return say("convolved")
    if len(match.extra) > len(values) / 2 and np.mean(_is_blank(match.extra)) > 0.5:
        return say("raw")
    if len(values) == 1 and match.found:
        return say("single")
    if match.is_repeated:
        return say("several", **fields)
    return _describe_missed(match, targets, fields, say)


def _describe_shape(values, say):
    if not values.size:
        return say("empty")
    if values.shape == (2,):
        return say("single")
    if values.size == 1 and 1 <= values.item() <= _MOST:
        return say("number")
    if values.ndim < 2:
        return say("counted")
    if values.ndim == 2 and values.shape[0] == 2:
        return say("lists")
    if values.ndim == 2 and min(values.shape) > 50:
        is_mask = np.isin(values, (0, 1)).all()
        what = "a mask" if is_mask else "a whole response"
        return say("image", what=what)
    rows, columns = values.shape[0], values.size // values.shape[0]
    return say("sides", rows=rows, columns=columns)


def _describe_shift(values, targets, say):
    """Return what's said to places that are right but for a shift, or None."""

    def is_close(match):
        # With a threshold that's too low, all the letters are there, and so are other places.
        share = 0.25 if match.found >= 0.8 * len(targets) else 0.8
        return np.mean(match.is_hit) >= share

    if is_close(_Match(values[:, ::-1], targets)):
        return say("swapped")
    start = _PARAGRAPH.start
    if is_close(_Match(values - [start, 0], targets)):
        return say("page", by=start)
    shifts = [(down, across) for down in range(-13, 14) for across in range(-13, 14)]
    matches = [_Match(values + shift, targets) for shift in shifts]
    counts = [match.found for match in matches]
    best = np.equal(counts, max(counts))
    if len(values) < 5 or not any(is_close(matches[at]) for at in np.flatnonzero(best)):
        return None
    down, across = (int(by) for by in np.median(np.array(shifts)[best], axis=0).round())
    is_corner = down > 0 and across > 0
    name = "corner" if is_corner else "shifted"
    return say(name, down=abs(down), across=abs(across))


def _is_blank(places):
    """Return for each place whether there's nothing but paper around it."""
    paragraph = _paragraph()
    spread = ndimage.maximum_filter(paragraph, 9) - ndimage.minimum_filter(paragraph, 9)
    rows, columns = (
        np.clip(each.round().astype(int), 0, side - 1)
        for each, side in zip(places.T, paragraph.shape, strict=True)
    )
    return spread[rows, columns] < 0.25


def _describe_missed(match, targets, fields, say):
    score = _centers(NORMALIZED, _paragraph()[_LETTER])
    of_target = score[tuple(targets.T)]
    if not len(match.extra):
        lowest = of_target[match.is_found].min()
        rows, columns = match.missed.T
        height, width = score.shape
        if (of_target[~match.is_found] <= lowest).all():
            return say("high", **fields)
        margin = np.minimum.reduce([rows, height - 1 - rows, columns, width - 1 - columns])
        if margin.max() < 15:
            return say("border", **fields)
        if _is_contrast(match, targets):
            return say("contrast", **fields | {"extra": "no"})
        is_higher = of_target[~match.is_found] > lowest
        row, column = match.missed[is_higher][0]
        return say("wide", row=row, column=column, **fields)
    row, column = (round(at) for at in match.extra[0].tolist())
    fields |= {"extra": len(match.extra), "row": row, "column": column}
    if not len(match.missed):
        return say("low", **fields)
    return say("contrast" if _is_contrast(match, targets) else "mixed", **fields)


def _is_contrast(match, targets):
    """Return whether the letters that were missed are those with the least contrast."""
    zero_mean = _centers(ZERO_MEAN, _paragraph()[_LETTER])
    strong = zero_mean[tuple(targets[match.is_found].T)]
    weak = zero_mean[tuple(match.missed.T)]
    return strong.size and weak.max() <= np.quantile(strong, 0.1)


EXERCISE = Exercise(name="find-letters", lesson="15_patterns", says=_SAYS, judge=_judge)

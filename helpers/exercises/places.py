"""Objects that learners found in an image: what they say of each, and which is which."""

import numpy as np
from scipy.optimize import linear_sum_assignment

from helpers.exercises.exercise import as_values, not_yet

# What's said to answers that hold no places, whatever the image shows; an exercise adds it to its
# own messages, and one called ``nothing`` to an empty list. `columns` is what each object needs.
SAYS = """
number: That's how many. I'd also like to know which ones they are, so give me {columns} of each.
mask: This has a value for each pixel, so it's a picture. I expected a list with {columns} of each.
  `circles_of` makes one from what's white.
lying: Yours has a row for all the rows and another for all the columns. I expected {columns} of
  each one together. `.T` turns that around.
twice: One of yours is there more than once, with {first:.3g} and {second:.3g} as its first two
  numbers. Keep each of them once.
radius-first: The radius comes first in yours. A circle is (row, column, radius), so move it to the
  end.
crowd: You found {count:,} of them. A person can count these, and you're counting pixels.
swapped: Rows and columns have changed places. A place is (row, column), so how far down it is comes
  first.
beyond: One of yours is at row {row:.3g}, column {column:.3g}, and the picture only has {rows} rows
  and {width} columns.
"""
# Comes first in what a check says of an answer that reaches the baseline and not the goal.
PRAISE = "You've reached the baseline, but not the goal. "
_MOST = 2500


def read_places(answer, say, shape, columns, least=2):
    """Return an answer as an array of shape (n, 2 or 3), or the verdict on why it isn't one.

    Parameters
    ----------
    answer : object
        Anything at all.
    say : callable
        Of the exercise.
    shape : tuple of int
        Of the image.
    columns : str
        What's expected of each object, such as ``'(row, column)'``.
    least : int, optional
        How many numbers each needs at least.
    """
    values = as_values(answer, f"a list with {columns} of each")
    if isinstance(values, str):
        return not_yet(values)
    if not values.size:
        return say("nothing")
    if values.size == 1:
        return say("number", columns=columns)
    if values.shape == shape:
        return say("mask", columns=columns)
    if values.ndim == 2 and values.shape[0] in (2, 3) and values.shape[1] > 3:
        return say("lying", columns=columns)
    if values.ndim != 2 or not least <= values.shape[1] <= 3:
        return not_yet(
            f"I expected a list with {columns} of each, and the shape of yours is {values.shape}."
        )
    if len(values) > _MOST:
        return say("crowd", count=len(values))
    different, counts = np.unique(values, axis=0, return_counts=True)
    if counts.max() > 1:
        first, second = different[counts.argmax()][:2]
        return say("twice", first=first, second=second)
    return values


def find_slip(found, objects, shape, reach, say):
    """Return the verdict on places that are in the wrong order or outside the image, or None.

    Parameters
    ----------
    found, objects : ndarray of shape (n, 2 or 3)
    shape : tuple of int
        Of the image.
    reach : float or ndarray
        See `match`.
    say : callable
        Of the exercise.
    """
    ways = {"swapped": found[:, [1, 0]], "radius-first": found[:, -2:]}
    here = np.sum(match(found, objects, reach) >= 0)
    for name, there in ways.items():
        if np.sum(match(there, objects, reach) >= 0) > max(2 * here, 1):
            return say(name)
    outside = ((found[:, :2] < -0.5) | (found[:, :2] > np.array(shape) - 0.5)).any(axis=1)
    if outside.any():
        row, column = found[outside][0, :2]
        return say("beyond", row=row, column=column, rows=shape[0], width=shape[1])
    return None


def match(found, objects, reach):
    """Return which found place belongs to each object, or -1; none belongs to two.

    Parameters
    ----------
    found, objects : ndarray
        Their first two columns are rows and columns.
    reach : float or ndarray
        How far from an object's center a place may be, in pixels.

    Examples
    --------
    >>> match(np.array([[9, 9], [1, 2]]), np.array([[1, 1], [5, 5]]), 2).tolist()
    [1, -1]
    """
    if not len(found) or not len(objects):
        return np.full(len(objects), -1)
    gaps = distances(found, objects)
    # Beyond reach, any two are as good as none, so they never cost another object its place.
    which, of = linear_sum_assignment(np.where(gaps <= reach, gaps - 1e6, 0))
    matched = np.full(len(objects), -1)
    near = (gaps <= reach)[which, of]
    matched[of[near]] = which[near]
    return matched


def distances(some, others):
    """Return how far each place is from each of the others, in pixels."""
    return np.hypot(*(some[:, None, :2] - others[None, :, :2]).transpose(2, 0, 1))


def where(place):
    """Return a place in words.

    Examples
    --------
    >>> where((43.5, 334.2))
    'row 44, column 334'
    """
    return f"row {round(float(place[0]))}, column {round(float(place[1]))}"


def other_things(count):
    """Return in words how many things were found that nobody asked for.

    Examples
    --------
    >>> other_things(1), other_things(0)
    ('1 other thing', 'no other things')
    """
    return f"{count or 'no'} other thing{'s' * (count != 1)}"

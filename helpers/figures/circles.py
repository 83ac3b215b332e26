"""Circles around what was found in an image."""

import numpy as np
from matplotlib.collections import PatchCollection
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from helpers.figures import style
from helpers.figures.wording import number
from helpers.filters.validation import as_real, refusal

# The radius of a circle around a place that has none: a share of the image's longer side, and so
# many pixels at least.
_SHARE, _LEAST = 0.02, 4


def as_circles(circles):
    """Return what was found as an array of shape (n, 2 or 3), or None if there's nothing yet.

    A radius of None is one that nobody has measured yet.

    Raises
    ------
    TypeError, ValueError
        If it isn't a list of (row, column) or (row, column, radius).

    Examples
    --------
    >>> as_circles([(40, 30, 5)])
    array([[40., 30.,  5.]])
    >>> as_circles(...) is None
    True
    """
    if circles is None or circles is ... or _is_unmeasured(circles):
        return None
    array = as_real(circles, "circles")
    if array.size == 0:
        return np.empty((0, 2))
    if array.ndim != 2 or array.shape[1] not in (2, 3):
        expected = "(row, column) or (row, column, radius) of each"
        raise refusal("circles", expected, f"the shape {array.shape}")
    return array.astype(float)


def _is_unmeasured(circles):
    return isinstance(circles, list) and any(
        isinstance(circle, tuple) and len(circle) == 3 and circle[2] is None for circle in circles
    )


def draw_circles(ax, circles):
    """Draw circles over the image in these axes; None draws nothing."""
    if circles is None:
        return
    share = _SHARE * max(ax.images[0].get_extent())
    usual = max(_LEAST, share)
    outlines = [Circle((column, row), *radius or [usual]) for row, column, *radius in circles]
    for is_small in (False, True):
        # A usual line would hide what's in a small one.
        chosen = [one for one in outlines if (one.radius < share / 2) == is_small]
        options = {"facecolor": "none", "edgecolor": style.WINDOW, "linewidth": 0.6}
        if not is_small:
            rim = withStroke(linewidth=2.6, foreground="black")
            options |= {"linewidth": 1.4, "path_effects": [rim]}
        if chosen:
            ax.add_collection(PatchCollection(chosen, **options), autolim=False)


def describe_circles(circles):
    """Return how many circles there are, and how large they are.

    Examples
    --------
    >>> import numpy as np
    >>> describe_circles(np.array([[40, 30, 5], [8, 9, 2]]))
    '2 circles, radius 2 to 5'
    """
    count = f"{len(circles)} circle{'s' * (len(circles) != 1)}"
    if not len(circles) or circles.shape[1] == 2:
        return count
    low, high = circles[:, 2].min(), circles[:, 2].max()
    return f"{count}, radius {number(round(low, 1))} to {number(round(high, 1))}"

"""Samples side by side that have something in common."""

import numpy as np


def run_around(is_in, at):
    """Return the first and the last index of the run of True values that `at` belongs to.

    Examples
    --------
    >>> run_around(np.array([True, False, True, True, False]), 3)
    (2, 3)
    """
    outside = np.flatnonzero(~is_in)
    first = outside[outside < at].max(initial=-1) + 1
    last = outside[outside > at].min(initial=is_in.size) - 1
    return int(first), int(last)

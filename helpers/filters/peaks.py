"""Where a response is strongest, and how strong it is anywhere else."""

import numpy as np

from helpers.filters.validation import as_numbers

# In samples: what's no farther from the strongest response belongs to the same peak.
REACH = 5


def measure_peak(response):
    """Return where a response is strongest, and how strong it is elsewhere.

    Elsewhere is farther than five samples away. How strong a response is has no sign, so a dip
    counts as much as a peak.

    Parameters
    ----------
    response : array_like
        One-dimensional and finite, of any real dtype.

    Returns
    -------
    place : int
        Index of the strongest response, the first of several.
    elsewhere : float
        The strongest one elsewhere, as a fraction of it, from 0 to 1. It's 0 if there's no
        sample elsewhere.

    Raises
    ------
    TypeError, ValueError
        If `response` isn't as described above.

    Examples
    --------
    >>> measure_peak([0, 0, 3, -4, 0, 0, 0, 0, 0, -1, 0])
    (3, 0.25)
    """
    strength = np.abs(as_numbers(response, "response", ndim=1))
    place = int(strength.argmax())
    elsewhere = np.abs(np.arange(strength.size) - place) > REACH
    return place, float(strength.max(where=elsewhere, initial=0) / (strength[place] or 1))

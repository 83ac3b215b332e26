"""The signals that the lessons share."""

import numpy as np

from helpers.filters.validation import as_number, as_numbers, as_whole


def step_signal(size=100, edge=50):
    """Return a signal that is 0 before `edge`, and 1 at and after it.

    Parameters
    ----------
    size : int, optional
        Number of samples, from 1 to 10 million.
    edge : int, optional
        Index of the first sample that is 1, from 0 to `size`.

    Returns
    -------
    ndarray of float64, shape (size,)

    Raises
    ------
    TypeError, ValueError
        If an argument isn't a whole number in its range.

    Examples
    --------
    >>> step_signal(5, edge=3)
    array([0., 0., 0., 1., 1.])
    """
    size = as_whole(size, "size", least=1, most=10_000_000)
    edge = as_whole(edge, "edge", least=0, most=size)
    return np.where(np.arange(size) < edge, 0.0, 1.0)


def add_noise(signal, sd=0.35, seed=44):
    """Return `signal` plus normal noise, the same for everybody with the same seed.

    Parameters
    ----------
    signal : array_like
        Signal or image; any real dtype.
    sd : float, optional
        Standard deviation of the noise, at least 0, in the units of `signal`.
    seed : int, optional
        Seed of ``numpy.random.default_rng``, at least 0.

    Returns
    -------
    ndarray of float64
        The shape of `signal`.

    Raises
    ------
    TypeError, ValueError
        If an argument doesn't hold finite numbers, or is out of its range.

    Examples
    --------
    >>> add_noise([0, 1], sd=0.1).round(3)
    array([0.145, 1.01 ])
    """
    signal = as_numbers(signal, "signal")
    sd = as_number(sd, "sd", least=0)
    rng = np.random.default_rng(as_whole(seed, "seed", least=0))
    return signal + rng.normal(0, sd, signal.shape)

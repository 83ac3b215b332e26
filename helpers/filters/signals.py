"""The signals that the lessons share."""

import numpy as np

from helpers.filters.validation import as_number, as_numbers, as_whole

# In 10⁸ m³, one number a year since 1871: Cobb, The problem of the Nile, Biometrika 65, 1978.
_NILE = """
1120 1160  963 1210 1160 1160  813 1230 1370 1140  995  935 1110  994 1020  960 1180  799  958 1140
1100 1210 1150 1250 1260 1220 1030 1100  774  840  874  694  940  833  701  916  692 1020 1050  969
 831  726  456  824  702 1120 1100  832  764  821  768  845  864  862  698  845  744  796 1040  759
 781  865  845  944  984  897  822 1010  771  676  649  846  812  742  801 1040  860  874  848  890
 744  749  838 1050  918  986  797  923  975  815 1020  906  901 1170  912  746  919  718  714  740
"""


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


def nile_flow():
    """Return how much water the Nile carried past Aswan each year, from 1871 to 1970.

    Returns
    -------
    ndarray of float64, shape (100,)
        In units of 100 million cubic meters.

    Examples
    --------
    >>> nile_flow()[:4]
    array([1120., 1160.,  963., 1210.])
    """
    return np.array(_NILE.split(), dtype=np.float64)

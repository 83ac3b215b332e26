"""What a kernel does to a signal, among what people expect it to do."""

import zlib

import numpy as np

from helpers.demos.runs import run_around
from helpers.filters.kernels import mean_kernel
from helpers.filters.windows import LinearFilter

_NAMES = "ABCD"


def plausible_results(signal, kernel, *, mode="reflect", cval=0.0):
    """Return a correlation's output among up to three curves that could be taken for it.

    They're named from ``'A'`` on, all different, in an order that's the same every time and
    doesn't tell which is the output.
    """

    def correlate(values, weights):
        return LinearFilter(values, weights, mode=mode, cval=cval).output

    actual = correlate(signal, kernel)
    late = max(actual.size // 6, 1)
    candidates = (
        actual,
        -actual,
        correlate(signal, mean_kernel(np.size(kernel))),
        _largest_alone(actual),
        correlate(actual, mean_kernel(max(actual.size // 10, 2 * np.size(kernel) + 1))),
        np.r_[np.full(late, actual[0]), actual[:-late]],
        np.abs(actual),
    )
    scale = max(float(np.abs(curve).max()) for curve in candidates)
    kept = []
    for curve in candidates:
        # What the comparison would call the same is one curve.
        if all(np.abs(curve - other).max() > 1e-9 * max(scale, 1) for other in kept):
            kept.append(curve)

    def order(curve):
        # Rounded, and without the sign of a zero, or a machine's last digits would count.
        return zlib.crc32(np.round(curve / (scale or 1), 6) + 0.0)

    return dict(zip(_NAMES, sorted(kept[: len(_NAMES)], key=order), strict=False))


def _largest_alone(values):
    """Return zeros with the largest peak or dip, as if there were no noise."""
    most = int(np.abs(values).argmax())
    is_peak = values * np.sign(values[most]) > abs(values[most]) / 2
    first, last = run_around(is_peak, most)
    at = np.arange(values.size)
    return np.where((first <= at) & (at <= last), values, 0.0)

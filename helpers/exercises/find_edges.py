"""A function that returns where a signal changes by more than a threshold."""

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every signal I tried came out right, with rises and falls, whole numbers, and no edge at all.
  An edge between two samples shows up at both of them, as the step's did.
responses: These are the responses themselves. I asked where they're far from 0, so return the
  numbers of those samples.
heights: These are the strong responses. I asked where they are, not how strong.
mask: You return a yes or no for each place. That's nearly it. What I want is the list of places
  that have a yes.
tuple: Your numbers are inside a tuple, which is how `np.where` and `np.nonzero` return them. Take
  them out of it.
shifted: Your numbers are one too small. You counted outputs, and output 0 belongs to sample 1,
  because sample 0 has no left neighbor.
rises: You found only the rises. A fall gives a negative response, and it's just as much an edge.
falls: You found only the falls. Either the kernel got flipped, which swaps plus and minus, or the
  comparison is the wrong way around. Rises and falls both count.
ends-zero: You have edges at the ends that aren't in the signal. Zeros were put beyond them, and the
  jump from a sample to such a zero looks like an edge. Keep to the windows that fit.
ends: The first or the last sample is among yours. Its window sticks out of the signal, so you had
  to make up a neighbor. Keep to the windows that fit.
wrap: You took the last sample for the left neighbor of the first. In Python, `signal[-1]` doesn't
  fail, it's the sample at the other end. Keep to the windows that fit.
direct: You compared direct neighbors, as `np.diff` does. Our kernel compares the two neighbors of
  a sample, which are two places apart.
halved: Your responses are half as large as those of `[-1, 0, 1]`, so you miss some edges.
  `np.gradient` divides by the distance, which is 2.
equal: You also return samples whose response is exactly the threshold. An edge is farther from 0
  than that.
strongest: You return only the place of the strongest response. A coin has two edges, and a signal
  may have any number.
stops: You stop at the first edge that you find. Is `return` inside the loop?
count: You counted the edges. I asked where they are.
samples: You compared the samples themselves with the threshold. A bright place isn't an edge. An
  edge is where the brightness changes.
threshold: You always use the same threshold. Use the function's second argument.
this-signal: You always return the edges of `row`, whatever the input. Use the function's first
  argument.
last: Your last window is missing. The one that ends at the last sample fits too.
first: Your first window is missing. The one that starts at sample 0 fits too.
IndexError: Your function reached past the end of the signal. The last sample has no right neighbor.
"""


def _cases():
    rng = np.random.default_rng(3)
    yield np.array([1.0, 1, 1, 4, 4, 4, 4, 0, 0, 0]), 2
    yield np.array([3.0, -4, 6]), 1  # just one window
    yield np.array([0, 9, 2, 2, 8, 5, 5, -7, 0, 3]), 4  # whole numbers
    yield np.arange(12) / 4, 0.4
    yield np.full(7, 5), 0.5  # no edge
    yield np.array([1, 1, 4, 4, 4, -4]), 3  # two responses of exactly 3
    yield rng.normal(size=30).round(2), 0.83


def _responses(signal, pad=None):
    signal = signal.astype(float)
    signal = np.pad(signal, 1, pad) if pad else signal
    return signal[2:] - signal[:-2]


def _beyond(values, threshold, first=1, compare=np.greater):
    return np.flatnonzero(compare(np.abs(values), threshold)) + first


def _edges(signal, threshold):
    return _beyond(_responses(signal), threshold)


def _by_sign(signal, threshold, signs=(1, -1)):
    responses = _responses(signal)
    return np.concatenate([np.flatnonzero(sign * responses > threshold) + 1 for sign in signs])


def _padded(pad):
    return lambda signal, threshold: _beyond(_responses(signal, pad), threshold, 0)


def _mask(signal, threshold):
    return np.abs(_responses(signal)) > threshold


def _row():
    from skimage import data

    return data.coins()[122, :80] / 255


def _wrong():
    for change in (np.positive, np.abs, np.negative):
        paddings = (None, "symmetric", "constant")
        yield "responses", [lambda x, t, c=change, p=pad: c(_responses(x, p)) for pad in paddings]
        yield "heights", [lambda x, t, c=change: c(_responses(x)[_edges(x, t) - 1])]
    # An answer may also start counting at output 0.
    yield from {
        "mask": [_mask, lambda x, t: np.pad(_mask(x, t), 1)],
        "tuple": [lambda x, t, by=by: _edges(x, t)[None] - by for by in (0, 1)],
        "shifted": [lambda x, t: _edges(x, t) - 1],
        "equal": [
            lambda x, t, at=at: _beyond(_responses(x), t, at, np.greater_equal) for at in (0, 1)
        ],
        "rises": [lambda x, t, by=by: _by_sign(x, t, [1]) - by for by in (0, 1)],
        "falls": [lambda x, t, by=by: _by_sign(x, t, [-1]) - by for by in (0, 1)],
        "ends-zero": [_padded("constant")],
        "ends": [_padded("symmetric")],
        "wrap": [
            _padded("wrap"),
            # A loop has left out the last sample, but not the first.
            lambda x, t: _beyond(_responses(x, "wrap")[:-1], t, 0),
        ],
        "direct": [lambda x, t, at=at: _beyond(np.diff(x), t, at) for at in (0, 1)],
        "halved": [lambda x, t: _edges(x, 2 * t), lambda x, t: _beyond(np.gradient(x), t, 0)],
        "strongest": [lambda x, t, at=at: np.abs(_responses(x)).argmax() + at for at in (0, 1)],
        "stops": [lambda x, t, by=by: _edges(x, t)[:1] - by for by in (0, 1)],
        "count": [lambda x, t: _edges(x, t).size],
        "samples": [lambda x, t: _beyond(x, t, 0), lambda x, t: np.flatnonzero(x > t)],
        "threshold": [lambda x, t, own=own: _edges(x, own) for own in (0, 0.1, 0.3, 0.5, 1)],
        "this-signal": [lambda x, t: _edges(_row(), t)],
        "last": [lambda x, t: _edges(x[:-1], t)],
        "first": [lambda x, t: _edges(x[1:], t) + 1],
    }.items()


EXERCISE = Exercise(
    name="find-edges",
    lesson="03_differences",
    says=_SAYS,
    arguments=("the signal", "the threshold"),
    cases=_cases,
    right=lambda: [("right", [_edges, _by_sign, lambda x, t: _by_sign(x, t, (-1, 1))])],
    wrong=_wrong,
)

"""A function that slides any kernel along any signal, and returns the weighted sums."""

from itertools import product

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.filters.signals import add_noise, step_signal

_SAYS = """
right: Every input I tried came out right, including kernels of even length, negative weights, whole
  numbers, and a single weight. With n samples and m weights you get n − m + 1 values.
flipped: Your weights run backward, so the last one meets the window's first sample. You can't tell
  with a mean, which reads the same from both ends, but you can with the weights 100, 10, 1.
  `np.convolve` does the same, because it reverses the kernel before it starts.
divided: You divided by the number of weights. In a mean of three, the weights of 1/3 already
  do the dividing. A weighted sum doesn't divide.
normalized: You divided by the sum of the weights. With a mean that's 1, so nothing happens. Other
  kernels may sum to anything, even to 0.
unweighted: You added up the samples, and the weights had no effect. Multiply each sample by its
  weight first.
products: These are the products, one row for each window. They still have to be added up, so that
  each window gives one number.
last-product: Each of your values is a single product, the last one of its window. An `=` in the
  inner loop replaces what was there, and here you want to add to it.
running: Your sums keep growing, because each one starts where the window before it stopped. Start
  every window at 0.
stuck: All your values come from the first window. The loop moves on, but the samples you read
  don't.
weight: One of your weights is never used. Count how often your inner loop runs, and remember that
  `range` leaves out its end.
even: You're right for odd kernels, but with an even one you lose the last window. It's tempting to
  count from the middle, but for a kernel of four, two samples on both sides of it make five. Count
  from the window's first sample.
blocks: You cut the signal into blocks. Windows overlap, and each one starts one sample after the
  one before.
total: You added up all the windows. Each window gives one number, so keep them apart.
zeros: Your output is as long as the signal, and some of its places were never filled. There are
  fewer windows than samples, so make room for the windows only.
short: Your last windows stick out beyond the end of the signal. A slice doesn't complain about
  that but just comes back shorter. Stop at the last window that fits.
full: You have a value for every window that touches the signal. Use only those that fit.
own-output: Your later sums include earlier ones. You read from the array that you write into, so
  put the sums into a new one.
this-signal: You always filter `noisy`, whatever the input. Use the function's own argument.
IndexError: Your function reached past the end of the signal or of the kernel. Where does the last
  window that fits start? And did you count on three weights? I tried kernels with one weight, two,
  four, and five too.
ValueError: Your window and your kernel differ in length somewhere, so they couldn't be multiplied.
  Take as many samples as there are weights, even when that isn't three, and stop when the window
  reaches the last sample. Do you start in the middle of a window? Then an even kernel gets one
  sample too many.
"""


def _cases():
    rng = np.random.default_rng(6)
    yield np.array([2.0, 7, 1, 8, 2, 8]), np.array([1.0, 2, 3])
    # Whole numbers, and an even kernel.
    yield np.array([3, 1, 4, 1, 5, 9, 2, 6]), np.array([0.5, 0.25, -0.5, 1])
    yield np.array([0.5, -1.5, 4, -3, 1]), np.array([2.0, -1, 0, 3, 1])  # just one window
    yield np.array([10, -10, 20, -40, 80]), np.array([-3])
    yield rng.normal(size=24).round(2), np.array([1, -2])
    yield np.full(7, 2.5), np.array([0.25, 0.5, 0.25])


def _filtered(signal, kernel):
    return np.correlate(signal, kernel, "valid")


def _windows(signal, kernel):
    return np.lib.stride_tricks.sliding_window_view(signal, len(kernel))


def _even(signal, kernel):
    sums = _filtered(signal, kernel)
    return sums if len(kernel) % 2 else sums[:-1]


def _own_output(inside):
    def write_while_reading(signal, kernel):
        size, half, output = len(kernel), len(kernel) // 2, signal.astype(float)
        count = len(signal) - size + 1
        for i in range(count):
            output[i + half] = (kernel * output[i : i + size]).sum()
        return output[half : half + count] if inside else output

    return write_while_reading


def _unfilled(place, keeps):
    """Leave 0, or the signal, where no window fits."""

    def leave_ends(signal, kernel):
        sums, at = _filtered(signal, kernel), place(len(kernel))
        output = signal * float(keeps)
        output[at : at + len(sums)] = sums
        return output

    return leave_ends


def _wrong():
    places = (lambda size: 0, lambda size: (size - 1) // 2, lambda size: size // 2)
    yield from {
        "flipped": [lambda x, k: np.convolve(x, k, "valid")],
        "divided": [lambda x, k: _filtered(x, k) / len(k)],
        "normalized": [lambda x, k: _filtered(x, k) / k.sum()],
        "unweighted": [
            lambda x, k: _windows(x, k).sum(axis=1),
            lambda x, k: _windows(x, k).mean(axis=1),
        ],
        "products": [lambda x, k: _windows(x, k) * k],
        "last-product": [lambda x, k: k[-1] * x[len(k) - 1 :]],
        "running": [lambda x, k: np.cumsum(_filtered(x, k))],
        "stuck": [lambda x, k: np.full(len(x) - len(k) + 1, _filtered(x, k)[0])],
        "weight": [lambda x, k: _filtered(x, np.append(k[:-1], 0))],
        "even": [_even],
        "blocks": [lambda x, k: _filtered(x, k)[:: len(k)]],
        "total": [lambda x, k: _filtered(x, k).sum()],
        "zeros": [_unfilled(*each) for each in product(places, (False, True))],
        "short": [lambda x, k: _filtered(np.pad(x, (0, len(k) - 1)), k)],
        "full": [lambda x, k: np.correlate(x, k, "full"), np.convolve],
        "own-output": [_own_output(inside) for inside in (True, False)],
        "this-signal": [lambda x, k: _filtered(add_noise(step_signal()), k)],
    }.items()


EXERCISE = Exercise(
    name="filtered",
    lesson="02_convolution",
    says=_SAYS,
    arguments=("the signal", "the kernel"),
    cases=_cases,
    right=lambda: [("right", [_filtered])],
    wrong=_wrong,
)

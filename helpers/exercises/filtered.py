"""A function that slides any kernel along any signal, and returns the weighted sums."""

from itertools import product

import numpy as np

from helpers.exercises.exercise import Exercise

_SAYS = """
right: Every input I tried came out right, with even kernels, negative weights, whole numbers and a
  kernel of one. With n samples and m weights you get n − m + 1 values.
flipped: Your weights run backward, so the last one meets the window's first sample. You can't tell
  with a mean, which reads the same from both ends, but you can with the weights 100, 10, 1. If
  you've used `np.convolve`, the next lesson tells you why it does that.
divided: You divided by the number of weights. A mean does that, but its weights of 1/3 have the
  division built in already. A weighted sum doesn't divide.
normalized: You divided by the sum of the weights. With a mean that's 1, so nothing happens. Other
  kernels may sum to anything, even to 0.
unweighted: You added up the samples, and the weights had no effect. Multiply each sample by its
  weight first.
sums: You multiplied the sum of the window by the sum of the weights. That's only right if all the
  weights are equal. Multiply first, then add.
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
last: Your last window is missing. `range` leaves out its end, and the window that ends at the last
  sample fits too.
first: Your first window is missing. The one that starts at sample 0 fits too.
even: You're right for odd kernels, but with an even one you lose the last window. It's tempting to
  count from the middle, but for a kernel of four, two samples on both sides of it make five. Count
  from the window's first sample.
three: You take windows of three, whatever the kernel. Its length is `len(kernel)`.
blocks: You cut the signal into blocks. Windows overlap, and each one starts one sample after the
  one before.
one-number: You return a single number. If your `return` is inside the loop, it ends the function
  at the first window. If it's after the loop, check that you keep the sum of every window.
zeros: Your output is as long as the signal, and some of its places were never filled. There are
  fewer windows than samples, so make room for the windows only.
short: Your last windows stick out beyond the end of the signal. A slice doesn't complain about
  that, it just comes back shorter. Stop at the last window that fits.
kept: You have a value for every sample, because you made up what's beyond the ends. That's handy,
  and the lesson gets to it next. But here, use only the windows that fit.
full: You have a value for every window that touches the signal. Use only those that fit.
own-output: Your later sums include earlier ones. You read from the array that you write into, so
  put the sums into a new one.
changed: Your function changed an array that it was given. Later windows may then read what you
  wrote, and whoever called the function loses the original. Put the sums into a new array.
whole: You lose everything after the decimal point. An array of whole numbers, such as
  `np.zeros_like(signal)` makes from one, can't hold fractions.
this-signal: You always filter `noisy`, whatever the input. Use the function's own argument.
IndexError: Your function reached past the end of the signal or of the kernel. Where does the last
  window start that still fits? And did you count on three weights? I tried kernels with one
  weight, two, four and five too.
ValueError: Your window and your kernel differ in length somewhere, so they couldn't be multiplied.
  Take as many samples as there are weights, and stop when the window reaches the last sample.
  Don't count on a middle either, because a kernel of four doesn't have one.
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


def _without(place):
    def use_all_but_one(signal, kernel):
        kernel = kernel.copy()
        kernel[place] = 0
        return _filtered(signal, kernel)

    return use_all_but_one


def _even(signal, kernel):
    sums = _filtered(signal, kernel)
    return sums if len(kernel) % 2 else sums[:-1]


def _three(signal, kernel):
    few = kernel[:3]
    return [few @ signal[i : i + len(few)] for i in range(len(signal) - 2)]


def _own_output(middle, dtype, inside):
    def write_while_reading(signal, kernel):
        size, output = len(kernel), signal.astype(dtype or signal.dtype)
        at = middle(size)
        count = len(signal) - size + 1
        for i in range(count):
            output[i + at] = (kernel * output[i : i + size]).sum()
        return output[at : at + count] if inside else output

    return write_while_reading


def _truncated(signal, kernel):
    sums = _filtered(signal, kernel)
    return np.trunc(sums) if signal.dtype.kind == "i" else sums


def _noisy(signal, kernel):
    from helpers.filters.signals import add_noise, step_signal

    return _filtered(add_noise(step_signal()), kernel)


def _padded(before, mode):
    """Pad the signal so that it has a window for each sample."""

    def pad_first(signal, kernel):
        more = before(len(kernel))
        return _filtered(np.pad(signal, (more, len(kernel) - 1 - more), mode), kernel)

    return pad_first


def _unfilled(before, keeps):
    """Leave 0, or the signal, where no window fits."""

    def leave_ends(signal, kernel):
        sums, at = _filtered(signal, kernel), before(len(kernel))
        output = signal * float(keeps)
        output[at : at + len(sums)] = sums
        return output

    return leave_ends


def _start(size):
    return 0


def _left(size):
    return (size - 1) // 2


def _right_of_it(size):
    return size // 2


def _right():
    yield "right", [_filtered]


def _wrong():
    yield "flipped", [lambda signal, kernel: np.convolve(signal, kernel, "valid")]
    yield "divided", [lambda signal, kernel: _filtered(signal, kernel) / len(kernel)]
    yield "normalized", [lambda signal, kernel: _filtered(signal, kernel) / kernel.sum()]
    yield (
        "unweighted",
        [
            lambda signal, kernel: _windows(signal, kernel).sum(axis=1),
            lambda signal, kernel: _windows(signal, kernel).mean(axis=1),
        ],
    )
    yield "sums", [lambda signal, kernel: _windows(signal, kernel).sum(axis=1) * kernel.sum()]
    yield "products", [lambda signal, kernel: _windows(signal, kernel) * kernel]
    yield "last-product", [lambda signal, kernel: kernel[-1] * signal[len(kernel) - 1 :]]
    yield "running", [lambda signal, kernel: np.cumsum(_filtered(signal, kernel))]
    yield (
        "stuck",
        [
            lambda signal, kernel: np.full(
                len(signal) - len(kernel) + 1, _filtered(signal, kernel)[0]
            )
        ],
    )
    yield "weight", [_without(-1), _without(0)]
    yield "last", [lambda signal, kernel: _filtered(signal, kernel)[:-1]]
    yield "first", [lambda signal, kernel: _filtered(signal, kernel)[1:]]
    yield "even", [_even]
    yield "three", [_three]
    yield "blocks", [lambda signal, kernel: _filtered(signal, kernel)[:: len(kernel)]]
    yield (
        "one-number",
        [
            lambda signal, kernel: _filtered(signal, kernel)[0],
            lambda signal, kernel: _filtered(signal, kernel)[-1],
            lambda signal, kernel: _filtered(signal, kernel)[:1],
            lambda signal, kernel: _filtered(signal, kernel)[-1:],
            lambda signal, kernel: _filtered(signal, kernel).sum(),
        ],
    )
    starts = (_start, _left, _right_of_it)
    yield "zeros", [_unfilled(*each) for each in product(starts, (False, True))]
    yield "short", [_padded(_start, "constant")]
    modes = ("constant", "edge", "reflect", "symmetric", "wrap")
    padded = [_padded(*each) for each in product(starts[1:], modes)]
    flipped = [lambda signal, kernel, pad=pad: pad(signal, kernel[::-1]) for pad in padded]
    yield "kept", [*padded, *flipped]
    yield "full", [
        lambda signal, kernel: np.correlate(signal, kernel, "full"),
        lambda signal, kernel: np.convolve(signal, kernel, "full"),
    ]  # fmt: skip
    own = product(starts[1:], (float, None), (False, True))
    yield "own-output", [_own_output(*each) for each in own]
    yield "whole", [_truncated, lambda signal, kernel: np.trunc(_filtered(signal, kernel))]
    yield "this-signal", [_noisy]


EXERCISE = Exercise(
    name="filtered",
    lesson="02_convolution",
    says=_SAYS,
    cases=_cases,
    right=_right,
    wrong=_wrong,
)

"""Exercise 1: the mean of eleven of the noisy step, without a dip at its ends."""

from helpers.exercises.verdict import judge
from helpers.filters.kernels import mean_kernel
from helpers.filters.signals import add_noise, step_signal
from helpers.filters.windows import LinearFilter

_RIGHT = {
    "reflect": "`reflect` repeats the signal backwards, the last sample first",
    "nearest": "`nearest` repeats the last sample",
    "mirror": "`mirror` repeats the signal backwards, without doubling the last sample",
}


def _filtered(signal, size=11, *, mode, cval=0.0):
    return LinearFilter(signal, mean_kernel(size), mode=mode, cval=cval).output


def _wrong_answers():
    """Return the answers that learners give, each with the misconception that it shows."""
    noisy = add_noise(step_signal())
    yield (
        _filtered(noisy, mode="constant"),
        (
            "This is still padded with zeros, so the right end still dips, to 0.577. "
            "`mode` decides what stands beyond the ends; `constant` with `cval=0` puts zeros there."
        ),
    )
    yield (
        _filtered(noisy, mode="constant", cval=1.0),
        (
            "Padding with ones fixes the right end, where the signal is near 1, and lifts the left "
            "end, where it is near 0. Look for a mode that takes its padding from the signal."
        ),
    )
    yield (
        _filtered(noisy, mode="wrap"),
        (
            "This is `wrap`: the window goes on at the other end of the signal. Ours starts near 0 "
            "and ends near 1, so each end is averaged with the wrong plateau. `wrap` is right for "
            "signals that repeat, such as an angle."
        ),
    )
    for mode in ("valid", *_RIGHT, "constant"):
        yield (
            11 * _filtered(noisy, mode=mode),
            (
                "Your values are 11 times too large: this is the sum of eleven, not their mean. "
                "The weights of a mean sum to 1."
            ),
        )
        yield (
            _filtered(step_signal(), mode=mode),
            ("You filtered the clean step. The exercise asks for the noisy signal."),
        )
        yield (
            _filtered(noisy, size=3, mode=mode),
            (
                "This is the mean of three. The exercise asks for the mean of eleven, whose ends "
                "suffer most."
            ),
        )
    yield (
        _filtered(noisy, mode="valid"),
        (
            "You have 90 values: `valid` avoids the dip by leaving the margins out. Keep all 100, "
            "and choose what stands beyond the ends."
        ),
    )
    yield noisy, "This is the noisy signal itself; nothing has filtered it yet."


def _right_answers():
    noisy = add_noise(step_signal())
    for mode, name in _RIGHT.items():
        expected = _filtered(noisy, mode=mode)
        yield (
            expected,
            (
                f"{name}, so the last value is {expected[-1]:.3f}, near the plateau of 1, "
                "where padding with zeros gave 0.577. The padding is still made up: `reflect`, "
                "`nearest` and `mirror` are three guesses, each a fair one here."
            ),
        )


def check(answer):
    """Check a mean of eleven that keeps 100 values and has no dip at its ends."""
    return judge(answer, _right_answers(), _wrong_answers(), "I expect 100 values")

"""The mean of eleven of the noisy step, without a dip at its ends."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.filters.signals import add_noise, step_signal

_SAYS = """
right: {how}, so the last value is {last:.3f}. That's near the plateau of 1, where padding with
  zeros gave 0.577. The padding is still made up: `reflect`, `nearest` and `mirror` are three
  guesses, and each is a fair one here.
zeros: This is still padded with zeros, so the right end still dips, to 0.577. `mode` decides what
  comes beyond the ends, and `constant` with `cval=0` puts zeros there.
ones: Padding with ones fixes the right end, where the signal is near 1, and lifts the left end,
  where it's near 0. Look for a mode that takes its padding from the signal.
constant: You padded both ends with the same number. The signal is near 0 at one end and near 1 at
  the other, so no single number fits both.
wrap: This is `wrap`: the window goes on at the other end of the signal. Ours starts near 0 and ends
  near 1, so each end is averaged with the wrong plateau. `wrap` is right for signals that repeat,
  such as an angle.
sum: Your values are 11 times too large. This is the sum of eleven, not their mean. The weights of a
  mean sum to 1.
clean: You filtered the clean step. The exercise asks for the noisy signal.
size: This is the mean of {size}, and the exercise asks for the mean of eleven. How many weights
  does your kernel have?
valid: You have 90 values: `valid` avoids the dip by leaving the ends out. Keep all 100, and choose
  what comes beyond the ends.
full: 110 values are those of `full`, which counts windows that barely touch the signal too. Keep
  100, one for each sample.
twice: You filtered twice, because your input was smoothed already. Start from `noisy`.
empty: Five values at each end are 0, because no window was put there. Pad the signal instead, and
  every sample gets its window.
kept: Five values at each end are those of the noisy signal, because no window was put there. Pad
  the signal, and every sample gets its window.
late: You padded the output, so its ends repeat instead of averaging. Padding belongs to the signal,
  before the filter runs.
shrinking: Your window gets shorter at the ends and averages only the samples that are there. That's
  honest, and there's no dip. But this exercise is about padding, so choose a mode.
shifted: Each of your windows begins or ends at its sample, so the step moves by five samples. Ours
  is centered on its sample.
noisy: This is the noisy signal itself. Nothing has filtered it yet.
step: This is the clean step itself. Filter `noisy`.
"""
_MODES = {
    "reflect": "`reflect` repeats the signal backward, starting with the last sample",
    "nearest": "`nearest` repeats the last sample",
    "mirror": "`mirror` repeats the signal backward without doubling the last sample",
}
_EVERY = ("valid", "constant", *_MODES)


def _mean(signal, mode, size=11, **options):
    if mode == "valid":
        return np.convolve(signal, np.full(size, 1 / size), mode)
    return ndimage.uniform_filter1d(signal, size, mode=mode, **options)


def _right():
    for mode, how in _MODES.items():
        output = _mean(add_noise(step_signal()), mode)
        yield "right", [output], {"how": how, "last": output[-1]}


def _wrong():
    step = step_signal()
    noisy = add_noise(step)
    once = [_mean(noisy, mode) for mode in _EVERY]
    sums, counts = np.convolve(noisy, np.ones(11)), np.convolve(np.ones(100), np.ones(11))
    some = (0.5, noisy.mean(), noisy[0], noisy[-1])
    yield "zeros", [_mean(noisy, "constant")]
    yield "ones", [_mean(noisy, "constant", cval=1)]
    yield "constant", [_mean(noisy, "constant", cval=cval) for cval in some]
    yield "wrap", [_mean(noisy, "wrap")]
    yield "sum", [11 * output for output in once]
    yield "clean", [_mean(step, mode) for mode in _EVERY]
    for size in (3, 5, 7, 9, 10, 12, 13):
        yield "size", [_mean(noisy, mode, size) for mode in _EVERY], {"size": size}
    yield "valid", [once[0]]
    yield "full", [(110,)]
    yield "twice", [_mean(output, mode) for output in once for mode in (*_EVERY, "wrap")]
    yield "empty", [np.pad(once[0], 5)]
    yield "kept", [np.concatenate([noisy[:5], once[0], noisy[-5:]])]
    yield "late", [np.pad(once[0], 5, mode) for mode in ("edge", "reflect", "symmetric")]
    yield "shrinking", [(sums / counts)[5:-5]]
    yield "shifted", [(sums / counts)[:100], (sums / counts)[10:]]
    yield "shifted", [_mean(noisy, m, origin=o) for m in _EVERY[1:] for o in (-5, 5)]
    yield "noisy", [noisy]
    yield "step", [step]


EXERCISE = Exercise(
    name="no-edge-effects", lesson="02_convolution", says=_SAYS, right=_right, wrong=_wrong
)

"""The mean of eleven of the noisy step, without a dip at its ends."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise, differs
from helpers.filters.signals import add_noise, step_signal

_SAYS = """
right: {how}, so the last value is {last:.3f}. That's near 1, where the signal hovers, and padding
  with zeros gave you 0.577. The padding is still a guess. `reflect`, `nearest`, and `mirror` make
  three different ones, and each of them is fair here.
text: I expected an array of numbers and got text. If that's your mode, use it in
  `ndimage.convolve`, and put the 100 values that come out into `answer`.
zeros: This is still padded with zeros, so the right end still dips, to 0.577. `mode` decides what
  comes beyond the ends, and yours puts zeros there.
ones: Padding with ones fixes the right end, where the signal is near 1, but it lifts the left end,
  where it's near 0. Look for a mode that takes its padding from the signal.
constant: You padded both ends with the same number. The signal is near 0 at one end and near 1 at
  the other, so no single number fits both.
wrap: This is `wrap`, so the window goes on at the other end of the signal. Those are real samples,
  but the wrong ones, because ours starts near 0 and ends near 1. `wrap` is right for signals that
  start over, such as one sample for each hour of the day.
sum: Your values are 11 times too large. This is the sum of eleven and not their mean. The weights
  of a mean add up to 1.
clean: You filtered the clean step. The exercise asks for the noisy one.
pixels: You filtered `pixels`, the row of the photograph. The exercise asks for `noisy`.
size: This is the mean of {size}, and the exercise asks for the mean of eleven. How many weights
  does your kernel have?
valid: You have 90 values. `valid` avoids the dip by leaving out the ends, so it looks like a cure,
  but ten samples are gone. Keep all 100, and choose what comes beyond the ends.
full: You have 110 values, as many as `full` gives. It keeps every window that touches the signal,
  so the dip only gets longer. Keep 100, one for each sample.
padded: This is the padded signal, 110 values. Now filter it with `valid`.
twice: You filtered twice, because your input was smoothed already. Start from `noisy`.
left: Five values at each end are {what}, because no window was put there. If you pad the signal,
  every sample gets its window.
late: Your output's ends repeat its own values, because you padded after filtering. Padding belongs
  to the signal, before the filter runs.
shrinking: Your window gets shorter at the ends and averages only the samples that are there. That's
  honest, and there's no dip. But this exercise is about padding, so choose a mode.
shifted: Your windows are off-center, so the step has moved by {by}. A window that begins or ends at
  its sample moves it by 5. Center each window on its sample.
ends: You're right inside, but not within five samples of the ends. Choose a mode that takes its
  padding from samples nearby.
noisy: This is the noisy signal itself. Nothing has filtered it yet.
"""
_MODES = {
    "reflect": "`reflect` repeats the signal backward, starting with the last sample",
    "nearest": "`nearest` repeats the last sample",
    "mirror": "`mirror` repeats the signal backward without doubling the last sample",
}


def _mean(signal, mode, size=11, **options):
    if mode == "valid":
        return np.convolve(signal, np.full(size, 1 / size), mode)
    return ndimage.uniform_filter1d(signal, size, mode=mode, **options)


def _in_every_mode(signal, size=11):
    return [_mean(signal, mode, size) for mode in ("valid", *_MODES, "constant", "wrap")]


def _right():
    for mode, how in _MODES.items():
        output = _mean(add_noise(step_signal()), mode)
        yield "right", [output], {"how": how, "last": output[-1]}


def _wrong():
    from skimage import data  # here, so that `import helpers` stays light

    noisy = add_noise(step_signal())
    once = _in_every_mode(noisy)
    inside = once[0]
    yield "zeros", [_mean(noisy, "constant")]
    yield "ones", [_mean(noisy, "constant", cval=1)]
    yield "wrap", [_mean(noisy, "wrap")]
    yield "sum", [11 * output for output in once]
    yield "clean", _in_every_mode(step_signal())
    yield "pixels", _in_every_mode(data.coins()[170, 270:370] / 255)
    for size in (*range(2, 11), *range(12, 22)):
        yield "size", _in_every_mode(noisy, size), {"size": size}
    yield "valid", [inside]
    yield "padded", [np.pad(noisy, 5, mode) for mode in ("edge", "reflect", "symmetric")]
    yield "full", [(110,)]
    yield "twice", [output for signal in once for output in _in_every_mode(signal)]
    yield "left", [np.pad(inside, 5)], {"what": "0"}
    kept = np.concatenate([noisy[:5], inside, noisy[-5:]])
    yield "left", [kept], {"what": "those of the noisy signal"}
    yield "late", [np.pad(inside, 5, mode) for mode in ("edge", "reflect", "symmetric")]
    yield "shrinking", [_mean(noisy, "constant") / _mean(np.ones(100), "constant")]
    yield "noisy", [noisy]


def _recognize(values):
    """Name values that are right in the middle, or would be there if they weren't shifted."""
    noisy = add_noise(step_signal())
    inside, zeros = _mean(noisy, "valid"), _mean(noisy, "constant")
    for start in range(11):
        if start != 5 and not differs(values[start : start + 90], inside).any():
            return "shifted", {"by": abs(start - 5)}
    if differs(values[5:-5], inside).any():
        return None
    missing = 1 - _mean(np.ones(100), "constant")
    padding = (values - zeros)[missing > 0.01] / missing[missing > 0.01]
    return ("constant" if np.ptp(padding) < 0.02 else "ends"), {}


EXERCISE = Exercise(
    name="no-edge-effects",
    lesson="02_convolution",
    says=_SAYS,
    right=_right,
    wrong=_wrong,
    recognize=_recognize,
)

"""A function that returns where a noisy signal changes, whatever the signal."""

from functools import cache
from itertools import product
from operator import itemgetter

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.figures.wording import number
from helpers.filters.kernels import gaussian_kernel, mean_kernel

_SAYS = """
right: Right for {count} of the {total} signals, rising and falling, even though their noise is
  about a third of the change. Now try your function on the Nile.
measured: {why} (Right for {count} of the {total} signals.)
several: You return {count} places for a signal of {size} samples. There's one change, so return one
  index. A response crosses a threshold at several samples around its peak, and at some more
  because of noise.
output: You return {count} numbers for a signal of {size} samples. That looks like a whole output.
  It has one response for each sample, and the change is at the sample with the strongest.
pair: You return two numbers, and the second one isn't a place. `measure_peak`, for example, also
  tells you how strong the response is elsewhere. Return only the place.
year: It looks as if you return a year. Return the index, because the cell below the check adds 1871
  itself.
strength: For a signal of {size} samples you return {yours}, which isn't an index. It may be how
  strong a response is. You want to know where that response is.
constant: You say {yours} for every signal, and most of them change somewhere else. If you did
  compute it, check that your function filters its own argument and not `noisy`.
largest: You return the place where the signal is highest or lowest, smoothed or not. It's tempting,
  because a signal is high after a rise. But it stays high, and noise decides which of those samples
  is the highest. A change isn't a height. In this lesson, what came after smoothing?
raw: You look for the largest jump from sample to sample. On a clean step that's exactly right. But
  noise jumps at every sample, and somewhere it jumps farther than the signal does. What did you do
  to the noise before you took the difference?
narrow: Your bell is too narrow. A narrow bell has a sharp peak, so it seems precise, but it lets
  through nearly all the noise. In these signals the noise wins. Remember the slider at 0.5.
wide: Your bell is too wide. A wide bell leaves hardly any noise, so it seems safe, but its peak is
  so flat that the top drifts away from the change. Remember the slider at 12.
box: It looks as if you smoothed with a mean. After the difference, a mean's kernel has two weights
  at each end and nothing but zeros between, so it ignores the samples next to the change.
rising: You find the signals that rise, and hardly any that fall. The largest response seems to be
  the strongest one, but a signal that falls has its strongest response below 0.
falling: You find the signals that fall, and hardly any that rise. That happens when the kernel is
  flipped, as `np.convolve` does. Then a rise gives a negative response, and it's just as strong.
zeros: In {ends} of the signals you find the change at one of the two ends. Zeros are the padding
  there, as with `mode="same"` in `np.convolve`. Most of these signals aren't near 0, so the step
  down to the padding is larger than the one you're looking for.
wrap: In {ends} of the signals you find the change at one of the two ends. `wrap` continues with the
  other end of the signal. After a change the two ends differ, so you've made a second step, as
  high as the first.
threshold: You take the first place where something crosses a threshold. It works while you look at
  one signal and can choose the threshold for it. But noise crosses it early, and the next signal
  has other levels. Don't ask where it's high first. Ask where the response is strongest.
early: Your places are too early, most of them by about {by} samples. That happens with `valid`. Its
  output is shorter than the signal, and its first value belongs to the middle of the first window,
  not to sample 0.
late: Your places are too late, most of them by about {by} samples. That happens when you pad the
  signal yourself, because the padding then comes first and moves everything along.
beyond: You say {yours} for a signal of {size} samples, and it doesn't have that sample. Unless you
  choose a mode, `np.convolve` makes the output longer than the signal. Its first value belongs to a
  window that barely touches the signal.
other: The first one that you missed has {size} samples. It {moves} at sample {place}, and you said
  {yours}.
"""
# Size, first sample after the change, level before and after, the noise's standard deviation, and
# its seed: one that neither a narrow bell nor a wide one gets right.
_SIGNALS = (
    *((100, 30, 0, 1, 0.35, 49), (100, 66, 0, 1, 0.3, 417), (100, 72, 1, 0, 0.35, 624)),
    *((80, 13, 5, 4, 0.33, 1045), (120, 108, -2, 1, 1, 1700), (60, 40, 20, 17, 1, 1579)),
    *((40, 14, 0, 1, 0.3, 1807), (40, 28, 3, 1, 0.6, 2175), (150, 118, 10, 12, 0.7, 2575)),
    *((36, 12, 0, -1, 0.33, 2739), (100, 12, 7, 8, 0.33, 3010), (100, 88, 2, 1, 0.33, 3523)),
    *((90, 12, -5, -8, 1, 3974), (70, 58, 0, 0.02, 0.007, 3998), (200, 140, 100, 60, 13, 4379)),
    *((64, 52, -1, 1, 0.65, 4794), (30, 18, 4, 7, 0.9, 4867), (110, 61, 1, 0, 0.35, 5391)),
    *((50, 12, 6, 2, 1.3, 5430), (75, 62, 0, 5, 1.7, 5760)),
)
_RISES = np.array([after > before for _, _, before, after, *_ in _SIGNALS])
_DIFFERENCE = np.array([-1, 0, 1])
_TOLERANCE, _ENOUGH = 2, 18
# So many of the places that a wrong way gets wrong are the same, if it's the learner's way.
_ALIKE = 0.8


def _cases():
    for size, place, before, after, sd, seed in _SIGNALS:
        noise = np.random.default_rng(seed).normal(0, sd, size)
        signal = np.where(np.arange(size) < place, before, after) + noise.round(3)
        yield (signal.round().astype(int) if sd > 10 else signal,)  # one of whole numbers


def _filtered(kernel, mode="symmetric"):
    """Return a function that correlates a signal, with padding by that mode of NumPy's, if any."""
    half = kernel.size // 2
    return lambda signal: np.correlate(
        signal if mode == "valid" else np.pad(signal, half, mode), kernel, "valid"
    )


def _strongest(values):
    return lambda signal: np.abs(values(signal)).argmax()


def _above(values, threshold):
    """Return a function that finds the first value above a threshold."""
    return lambda signal: (values(signal) > threshold(values(signal))).argmax()


def _differences(smoothings, mode="symmetric"):
    """Return functions that smooth and take the difference, one for each smoothing kernel."""
    return [_filtered(np.convolve(kernel, _DIFFERENCE), mode) for kernel in smoothings]


def _bells(*sigmas, mode="symmetric"):
    return [*map(_strongest, _differences(map(gaussian_kernel, sigmas), mode))]


@cache
def _ways():
    """Return the functions that go wrong in a way, by the name of what's said."""
    smooth = [_filtered(gaussian_kernel(sigma)) for sigma in (1, 2, 3, 4, 6)]
    several = 1, 2, 3, 4, 5, 6
    sizes = [
        lambda signal, response=response: np.abs(response(signal))
        for response in _differences(map(gaussian_kernel, (1, 2, 3, 4)))
    ]
    thresholds = (lambda values: 0.5, lambda values: values.max() / 2, np.mean)
    return {
        "raw": [*map(_strongest, (_filtered(_DIFFERENCE), np.diff)), lambda x: np.diff(x).argmax()],
        "largest": [
            *(np.argmax, np.argmin, *map(_strongest, [np.array, *smooth])),
            *(lambda signal, calm=calm: calm(signal).argmax() for calm in smooth),
        ],
        "threshold": [_above(*each) for each in product([np.array, smooth[2], *sizes], thresholds)],
        "zeros": _bells(*several, mode="constant"),
        "wrap": _bells(*several, mode="wrap"),
        "early": _bells(*several, 1.5, 2.5, mode="valid"),
        "box": [*map(_strongest, _differences(map(mean_kernel, range(3, 32, 2))))],
        "narrow": _bells(0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2),
        "wide": _bells(7, 8, 9, 10, 12, 14, 16, 18, 20, 25, 30),
    }


def _judge(outputs, say):
    signals = [signal for (signal,) in _cases()]
    for signal, output in zip(signals, outputs, strict=True):
        if output.size == 2 and (output % 1).any():
            return say("pair")
        if output.size != 1:
            is_output = output.size > signal.size / 2 or (output % 1).any()
            name = "output" if is_output else "several"
            return say(name, count=output.size, size=signal.size)
    found = np.array([output.item() for output in outputs])
    places = np.array([place for _, place, *_ in _SIGNALS])
    score = {"count": np.count_nonzero(np.abs(found - places) <= _TOLERANCE), "total": len(found)}
    if score["count"] >= _ENOUGH:
        return say("right", **score)
    sizes = np.array([signal.size for signal in signals])
    name, at = _name_failure(found, places, signals, sizes)
    fields = {
        **{"size": sizes[at], "place": places[at], "yours": number(found[at])},
        **{"moves": "rises" if _RISES[at] else "falls", "by": abs(int(np.median(found - places)))},
        "ends": np.count_nonzero((found <= 2) | (found >= sizes - 3)),
    }
    return say("measured", why=say(name, **fields).message, **score)


def _name_failure(found, places, signals, sizes):
    """Return the name of the reason why so many places are wrong, and a signal that shows it."""
    if not np.ptp(found):
        return "constant", 0
    if (found % 1).any():
        return "strength", np.argmax(found % 1 > 0)
    right = np.abs(found - places) <= _TOLERANCE
    for name, those in (("rising", _RISES), ("falling", ~_RISES)):
        if right[those].mean() >= _ALIKE and right[~those].mean() < 0.5:
            return name, 0
    if found.min() > sizes.max():
        return "year", 0
    likeness, name = max(_compared(found, places, signals), key=itemgetter(0))
    if likeness >= _ALIKE:
        return name, 0
    by = int(np.median(found - places))
    if abs(by) > _TOLERANCE and np.mean(np.abs(found - places - by) <= _TOLERANCE) >= _ALIKE:
        return "late" if by > 0 else "early", 0
    beyond = (found < 0) | (found >= sizes)
    return ("beyond", beyond.argmax()) if beyond.any() else ("other", right.argmin())


def _compared(found, places, signals):
    """Yield how alike the places are to those of each wrong way, where that goes wrong."""
    for name, functions in _ways().items():
        for function in functions:
            each = np.array([function(signal) for signal in signals])
            wrong = (np.abs(each - places) > _TOLERANCE) | (np.abs(found - places) > _TOLERANCE)
            yield np.mean(np.abs(each - found)[wrong] <= 1), name


EXERCISE = Exercise(
    name="change-point",
    lesson="05_gaussian_1d",
    says=_SAYS,
    arguments=("the signal",),
    cases=_cases,
    judge=_judge,
)

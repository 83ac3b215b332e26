"""A function that makes an image smaller without making up waves that were never there."""

from functools import cache

import numpy as np

from helpers.exercises.exercise import Exercise
from helpers.exercises.slips import same
from helpers.figures.wording import number

_SAYS = """
right: Hardly any impostors are left with steps of {steps}, up and down or from left to right. And
  of slow waves, at least {slow:.0%} of the height is still there.
right-wide: Hardly any impostors are left, but you smooth more than you need to. With a step of
  {step}, it's about as much as a sigma of {sigma} would do, and {enough} is enough. So of a slow
  wave, only {slow:.0%} of the height is still there.
sliced: You only slice, so fast waves come back as slow ones. What has to happen before?
late: You slice first and smooth afterwards. By then, the impostors are as slow as the real waves,
  so smoothing can't tell them apart. What if you swap the two?
whole: You smooth, and then you keep every pixel. Slice what comes out of the filter.
one-axis: With a step of {step}, your image has {rows} rows and {columns} columns. Shrink both axes.
smoothed-axis: You smooth along one axis only. A wave that runs along the other one still comes back
  as a slow wave.
same-sigma: You seem to smooth the same for every step. With a step of {step}, that removes even
  slow waves that would have been fine. The fewer pixels you skip, the less you need to smooth.
small-steps: You smooth more for small steps than for large ones. With a step of {step}, that
  removes even slow waves that would have been fine. The fewer pixels you skip, the less you need
  to smooth.
weak: You don't smooth enough for a step of {step}. A wave of period {period} should be gone, and
  {left:.0%} of its height is still there, as a wave that was never in the image. The more pixels
  you skip, the more you have to smooth.
strong: You smooth too much. With a step of {step}, a wave of period {period} is slow enough to
  survive, and you leave {left:.0%} of its height. How much did you need for a step of 10?
darker: The mean of your image is {yours}, and the mean of the one I gave you is {mean}. A small
  copy should be as bright as the original. Do your weights sum to 1?
shape: With a step of {step}, I expected about {rows} rows and {columns} columns. The
  shape of yours is {yours}.
IndexError: Your function raised IndexError{error}. An image has two axes, so it takes two slices,
  such as `image[::2, ::2]`.
"""
_STEPS = (3, 7, 10)
# In steps: a wave that's just too fast to keep, the slow one it looks like if it's kept all the
# same, and one that's slow enough.
_FAST, _IMPOSTOR, _SLOW, _KEPT = 1.1, 11, 8, 24
# In kept samples: one period of each, so that a height doesn't depend on where the wave begins.
_PERIODS = (_IMPOSTOR, _IMPOSTOR, _SLOW)
# What's left of a slow wave is less than `_MUCH_SLOW` with a sigma of more than 3/4 of a step.
_MOST_FAST, _LEAST_SLOW, _MUCH_SLOW, _MEAN = 0.2, 0.6, 0.84, 0.5
# A mean seems to have another sigma for each step, but they differ by less than this factor.
_MUCH_WIDER = 1.5


@cache
def _cases():
    """Return images with steps: for each step, every wave along both axes."""
    return [
        (_wave(step, period * step, axis), step)
        for step in _STEPS
        for period in (_FAST, _IMPOSTOR, _SLOW)
        for axis in (0, 1)
    ]


def _wave(step, period, axis):
    # Of no whole number of steps, and not square.
    sides = [_KEPT * step + 1, (_KEPT - 2) * step + 2]
    return _MEAN + np.cos(2 * np.pi * np.indices(sides)[axis] / period) / 2


def _heights(outputs):
    """Return what's left of each wave, for each step and along each axis."""
    periods = np.tile(np.repeat(_PERIODS, 2), len(_STEPS))
    inside = map(_middle, outputs, periods)
    left = [np.std(image) * 2 * np.sqrt(2) for image in inside]
    return np.reshape(left, (len(_STEPS), len(_PERIODS), 2))


def _middle(image, size):
    rows, columns = (np.arange(size) + (side - size) // 2 for side in image.shape)
    return image[np.ix_(rows, columns)]


def _width(slow):
    """Return for which step a function smooths most, and the sigma that leaves as much."""
    k = int(slow.min(axis=1).argmin())
    step, left = _STEPS[k], slow[k].min()
    fields = {"sigma": number(round(_sigma(step, left), 1)), "enough": number((step - 1) / 2)}
    return {"step": step, "slow": left, **fields}


def _sigma(step, left):
    """Return the sigma that leaves so much of a slow wave."""
    return step * _SLOW / np.pi * np.sqrt(-np.log(np.clip(left, 1e-6, 1)) / 2)


def _is_slice(image, step, output):
    return any(same(image[k::step, k::step], output) for k in range(step))


def _judge(outputs, say):
    cases = _cases()
    for (image, step), output in zip(cases, outputs, strict=True):
        if output.shape == image.shape:
            return say("whole")
        rows, columns = shape = [round(side / step) for side in image.shape]
        if output.ndim != 2 or np.abs(np.subtract(output.shape, shape)).max() > 1:
            sides = {"step": step, "rows": rows, "columns": columns}
            if output.ndim == 2 and set(output.shape) & {*image.shape}:
                return say("one-axis", step=step, rows=output.shape[0], columns=output.shape[1])
            return say("shape", **sides, yours=output.shape)
    pairs = zip(cases, outputs, strict=True)
    if all(_is_slice(image, step, output) for (image, step), output in pairs):
        return say("sliced")
    means = np.array([output.mean() for output in outputs])
    if np.abs(means - _MEAN).max() > 0.25:
        k = int(np.abs(means - _MEAN).argmax())
        return say("darker", yours=number(means[k]), mean=number(cases[k][0].mean()))
    fast, impostor, slow = np.moveaxis(_heights(outputs), 1, 0)
    # Only what sees no pixels but the kept ones takes a fast wave for its impostor. If it doesn't
    # keep the first pixel, the two waves begin in different places, so their ends differ a bit.
    if np.allclose(fast, impostor, rtol=0.02, atol=0.02) and fast.max() > 0.02:
        return say("late")
    if fast.max() <= _MOST_FAST and slow.min() >= _LEAST_SLOW:
        if slow.min() < _MUCH_SLOW:
            return say("right-wide", **_width(slow))
        steps = f"{', '.join(map(str, _STEPS[:-1]))} and {_STEPS[-1]}"
        return say("right", steps=steps, slow=slow.min())
    if ((fast.max(axis=1) > _MOST_FAST) & (fast.min(axis=1) <= _MOST_FAST)).all():
        return say("smoothed-axis")
    if fast.max() > _MOST_FAST:
        k = int(fast.max(axis=1).argmax())
        period = number(_FAST * _STEPS[k])
        return say("weak", step=_STEPS[k], period=period, left=fast[k].max())
    k = int(slow.min(axis=1).argmin())
    fields = {"step": _STEPS[k], "period": number(_SLOW * _STEPS[k]), "left": slow[k].min()}
    if slow[-1].min() < _LEAST_SLOW:
        return say("strong", **fields)
    first, last = (_sigma(_STEPS[at], slow[at].min()) for at in (0, -1))
    return say("small-steps" if first > _MUCH_WIDER * last else "same-sigma", **fields)


EXERCISE = Exercise(
    name="shrink",
    lesson="12_shrinking",
    says=_SAYS,
    arguments=("the image", "the step"),
    cases=_cases,
    judge=_judge,
)

"""The nine weights of the model, as the window that they belong to."""

import numpy as np

from helpers.exercises.exercise import Exercise, as_image, as_values, not_yet
from helpers.exercises.learning import SOBEL
from helpers.figures.wording import number

_SAYS = """
right: These are the nine weights that your model learned, each in the place of its pixel. The next
  section looks at them.
right-other: These are nine weights with Sobel's pattern, each in the place of its pixel. In the
  next section, divide by {corner} instead of 23.5: that's what your corners are.
line: These are the 9 weights, still of shape {shape}. Arrange them like the
  pixels of a window.
one: This is one number, {value:.3g}, so it's probably the intercept. A kernel needs the nine
  weights.
shape: I expected the shape (3, 3), and the shape of yours is {shape}.
sobel: These are Sobel's own weights, exactly. What did your model learn? Take the weights from it.
even: The left and the right column are equal, and no model learns that exactly. Take the weights
  from yours, and don't round them.
flipped: The kernel is flipped {how}. Leave it, and the windows that it's learned from, as they are.
dark: Yours looks for edges with the dark side below. Something was flipped or inverted: the
  windows, the labels, or the weights and their signs.
scaled: Yours are {factor:.3g} times what the lesson's model learns. Take its weights as they are.
offset: Your weights have Sobel's pattern, but each is off by about {offset:.3g}. Did you add
  something, such as the intercept, or fit the model without one?
transposed: Transposed: yours looks for vertical edges, with columns of one sign. Either the weights
  or the pixels of the windows weren't read row by row, or the labels are those of `sobel_v`.
other: These aren't the weights that a model learns here. The likeness of yours and those, from -1
  to 1, is {likeness:.4f}, and I expected more than 0.98, at any scale. Are these the weights of
  your model?
"""
# What `LogisticRegression(solver="liblinear")` learns; a test fits it again.
LEARNED = np.array(
    [[-23.4667, -44.7527, -23.5355], [-0.0398, -0.2443, 0.2169], [23.3776, 44.9779, 23.6737]]
)
_TURNED = {
    "": LEARNED,
    "upside down": LEARNED[::-1],
    "from left to right": LEARNED[:, ::-1],
    "in both directions, as a convolution does": LEARNED[::-1, ::-1],
}
# Three digits of the lesson's own model; other models are twice as far from it, or farther.
_NEAR = 0.004
# What its four corners are, about.
_CORNER = 23.5
# Every model that found the rule is at least so much like Sobel.
_ALIKE = 0.98


def _judge(answer, say):
    values = as_values(answer, "9 weights")
    if isinstance(values, str):
        return not_yet(values)
    if values.shape in ((1, 9), (9,)):
        return say("line", shape=values.shape)
    if values.size == 1:
        return say("one", value=values.item())
    if values.shape != (3, 3):
        return say("shape", shape=values.shape)
    scaled = values / (np.abs(values).max() or 1)
    likeness = _measure_likeness(scaled, SOBEL)
    name, fields = _name(values, scaled, likeness)
    if name == "right":
        corner = np.abs(values[::2, ::2]).mean()
        is_usual = abs(corner - _CORNER) < 1
        rounded = number(float(f"{corner:.3g}"))
        return say(name if is_usual else "right-other", corner=rounded)
    gap = as_image(scaled - SOBEL * (scaled * SOBEL).sum() / 12)
    return say(name, gap, likeness=likeness, **fields)


def _name(values, scaled, likeness):
    """Return the name of what's said to nine weights, and what fills it."""
    sideways = _measure_likeness(scaled, SOBEL.T)
    if max(abs(likeness), abs(sideways)) > 1 - 1e-9:
        return "sobel", {}
    if added := _find_offset(values, scaled):
        return "offset", {"offset": added}
    how, factor = _find_turn(scaled)
    if how:
        return "flipped", {"how": how}
    factor *= np.abs(values).max()
    if how == "" and factor > 0 and abs(factor - 1) > 0.02:
        return "scaled", {"factor": factor}
    if abs(likeness) > _ALIKE and np.array_equal(values[:, 0], values[:, 2]):
        return "even", {}
    if abs(likeness) > _ALIKE:
        return ("right" if likeness > 0 else "dark"), {}
    return ("transposed" if abs(sideways) > _ALIKE else "other"), {}


def _find_turn(scaled):
    """Return how the lesson's kernel was flipped, or None, and its factor."""
    factors = {how: (scaled * one).sum() / (one**2).sum() for how, one in _TURNED.items()}
    gaps = {how: np.abs(scaled - factors[how] * one).max() for how, one in _TURNED.items()}
    how = min(gaps, key=gaps.get)
    return how if gaps[how] < _NEAR and factors[how] else None, factors[how]


def _find_offset(values, scaled):
    """Return what was added to weights that are Sobel's pattern otherwise, or 0."""
    added = values - LEARNED
    if abs(added.mean()) > max(0.005, 3 * np.ptp(added)):
        return added.mean()
    mean = scaled.mean()
    if _measure_likeness(scaled - mean, SOBEL) > _ALIKE and abs(mean) > 0.008:
        return values.mean()
    return 0


def _measure_likeness(kernel, other):
    """Return the cosine of two kernels: 1 for the same pattern at any scale, 0 for none."""
    length = np.linalg.norm(kernel) * np.linalg.norm(other)
    return float((kernel * other).sum() / length) if length else 0.0


EXERCISE = Exercise(name="learned-kernel", lesson="09_learning", says=_SAYS, judge=_judge)

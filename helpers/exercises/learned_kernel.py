"""The nine weights of the model, as the window that they belong to."""

import numpy as np

from helpers.exercises.exercise import Exercise, as_image, as_values, not_yet
from helpers.exercises.learning import SOBEL

_SAYS = """
right: This is Sobel's pattern up to a factor (likeness {likeness:.4f}, where 1 is that pattern
  exactly), and nobody told the model about it. The middle column weighs {ratio:.1f} times as much
  as the left one.
line: These are the 9 weights, still of shape {shape}. Arrange them as the window that they belong
  to.
one: This is one number, {value:.3g}, such as the intercept, which says how far from yes the model
  starts. There are nine weights.
shape: I expected the shape (3, 3), and the shape of yours is {shape}.
sobel: These are Sobel's own weights, exactly. What did your model learn? Take the weights from it.
upside-down: You flipped the kernel upside down. `[::-1]` puts the bottom row on top, so leave it
  out.
both-ways: You flipped the kernel in both directions, as a convolution does. Leave it as it was
  learned.
left-right: You flipped the kernel from left to right. Leave the columns in their order.
negated: You changed the sign of every weight, so yours looks for edges with the dark side below.
dark: Yours looks for edges with the dark side below. Either the kernel was flipped, or its sign
  changed, or the model's labels were inverted.
offset: Your weights have Sobel's pattern, but each is off by about {offset:.3g}. Did you add
  something, such as the intercept, or fit the model without one?
transposed: Transposed: yours looks for vertical edges, with columns of one sign. The features were
  read row by row, so the weights are too.
other: Yours isn't Sobel's pattern. The likeness of the two, from -1 to 1, is {likeness:.4f}, and I
  expected more than 0.98, at any scale. Are these the weights of your model?
"""
# What `LogisticRegression(solver="liblinear")` learns; a test fits it again.
LEARNED = np.array(
    [[-23.4667, -44.7527, -23.5355], [-0.0398, -0.2443, 0.2169], [23.3776, 44.9779, 23.6737]]
)
_TURNED = {
    "right": LEARNED,
    "upside-down": LEARNED[::-1],
    "both-ways": LEARNED[::-1, ::-1],
    "left-right": LEARNED[:, ::-1],
    "negated": -LEARNED,
}
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
    fields = {"likeness": _likeness(scaled, SOBEL), "offset": _find_offset(values)}
    name = _name(scaled, **fields)
    if name == "right":
        return say(name, ratio=scaled[2, 1] / scaled[2, 0], **fields)
    gap = as_image(scaled - SOBEL * (scaled * SOBEL).sum() / 12)
    return say(name, gap, **fields)


def _name(scaled, likeness, offset):
    upright = _likeness(scaled, SOBEL.T)
    if max(abs(likeness), abs(upright)) > 1 - 1e-9:
        return "sobel"
    gaps = {name: np.abs(scaled - k / np.abs(k).max()).max() for name, k in _TURNED.items()}
    turned = min(gaps, key=gaps.get)
    if gaps[turned] < 0.004:  # three digits of the lesson's own model
        return turned
    if offset:
        return "offset"
    if abs(likeness) > _ALIKE:
        return "right" if likeness > 0 else "dark"
    return "transposed" if abs(upright) > _ALIKE else "other"


def _find_offset(values):
    """Return what was added to weights that are Sobel's pattern otherwise, or 0."""
    added, mean = (values - LEARNED).mean(), values.mean()
    if np.abs(values - added - LEARNED).max() < 0.06:  # those of the lesson's own model, rounded
        return added if abs(added) > 0.06 else 0
    if _likeness(values - mean, SOBEL) > _ALIKE and abs(mean) > 0.008 * np.abs(values).max():
        return mean
    return 0


def _likeness(kernel, other):
    """Return the cosine of two kernels: 1 for the same pattern at any scale, 0 for none."""
    kernel = kernel / (np.abs(kernel).max() or 1)
    length = np.linalg.norm(kernel) * np.linalg.norm(other)
    return float((kernel * other).sum() / length) if length else 0.0


EXERCISE = Exercise(name="learned-kernel", lesson="08_learning", says=_SAYS, judge=_judge)

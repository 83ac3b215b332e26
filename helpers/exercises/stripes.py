"""A photograph with two waves added to it, to be taken away again."""

from functools import cache

import numpy as np

from helpers.exercises.exercise import Exercise, as_image, as_values, describe_shape, not_yet
from helpers.filters.waves import STRIPES, add_stripes

_SAYS = """
right: The stripes are gone, and the photograph isn't. Your error is {error:.4f}, and that of
  `striped` is {before:.3f}. The rest is the photograph's own share of the two waves.
right-wide: The stripes are gone. Your error is {error:.4f}, because you took some waves of the
  photograph away as well. It takes only two points for each of the two waves.
striped: This is `striped` itself. Nothing has been taken away yet.
clean: This is `photo`, the picture as it was before anything happened to it. In real life you'd
  never have it. Start from `striped`.
spectrum: This is still a spectrum. `np.fft.ifft2` turns it back into an image.
checkered: Every other pixel has the wrong sign, like the squares of a chessboard. `np.fft.ifft2`
  looks for the middle of the spectrum in the corner. `np.fft.ifftshift` puts it back there.
mean: Your image is about {by:.2f} too dark everywhere. The middle of the spectrum is the mean, and
  you took it away, too.
half: Half of each wave is still there. Each wave has two points, on opposite sides of the middle,
  and you took away one of them.
half-one: Half of one wave is still there. The opposite point is on the other side of the middle in
  both its row and its column.
one: One wave is gone, but {which} is still there. Look for its two points.
kept: You kept the two waves and took everything else away.
missed: Both waves are still there, so your zeros must be somewhere else. A wave that repeats 40
  times from top to bottom has its point 40 rows from the middle, and after `fftshift` the middle is
  at row 256, column 256.
smoothed: You smoothed, so the fine detail went along with the stripes. A kernel can't tell a stripe
  from a hair that's just as narrow. In the spectrum, the stripes are only four points.
slow: You took away slow waves that the photograph needs. They're tall, too, but they're right
  beside the middle, where every photograph has its tallest waves. The two you're after stand alone.
wide: The stripes are gone, but so is too much else. You took away waves that the photograph needs.
  How small can the area around each point be?
other: That isn't close enough to the photograph. The picture below shows where it's too bright
  (orange) and too dark (purple).
measured: {why} (Your error is {error:.3f}, and it should be at most {bar}.)
"""
_BAR, _NARROW = 0.015, 0.004
_TALL = 1000  # what only a spectrum reaches
# How often they fit in from top to bottom and from left to right.
_WAVES, _SLOWEST = [turns for _, turns in STRIPES], ((0, 1), (1, 0), (1, 1), (1, -1))
_NAMES = ("the slanted one", "the one that goes from left to right")


@cache
def _photo():
    from skimage import data, util

    return util.img_as_float(data.camera())


@cache
def _striped():
    return add_stripes(_photo())


def _error(values):
    return float(np.sqrt(np.mean((values - _photo()) ** 2)))


def _judge(answer, say):
    photo = _photo()
    values = as_values(answer, "an image")
    if type(answer) is np.ndarray and answer.dtype.kind == "c" and np.abs(answer).max() > _TALL:
        return say("spectrum")
    if isinstance(values, str):
        return not_yet(values)
    if values.shape != photo.shape:
        return not_yet(describe_shape(values, [photo.shape]))
    error = _error(values)
    if np.allclose(values, _striped(), atol=1e-6):
        return say("striped")
    if error < 1e-5:
        return say("clean")
    if np.ptp(values) > _TALL:
        return say("spectrum")
    if error <= _BAR:
        name = "right" if error <= _NARROW else "right-wide"
        return say(name, error=error, before=_error(_striped()))
    name, *fields = _name_failure(values)
    why = say(name, **dict(*fields)).message
    return say("measured", as_image(values - photo), why=why, error=error, bar=_BAR)


def _name_failure(values):
    """Return the name of what's said to an image that's too far from the photograph."""
    photo = _photo()
    signs = np.where(np.add.outer(*map(np.arange, photo.shape)) % 2, -1, 1)
    if _error(values * signs) < _error(_striped()):
        return ["checkered"]
    spectrum, waves = np.fft.fft2(values), np.fft.fft2(_striped())
    left = _left(spectrum, waves)
    if abs(values.mean()) < 0.01:
        is_bare = min(left) > 0.8 and values.std() < 1.1 * np.std(_striped() - photo)
        return ["kept"] if is_bare else ["mean", {"by": photo.mean()}]
    slow = [(row, column) for row in range(-3, 4) for column in range(-3, 4) if row or column]
    of_photo = np.fft.fft2(photo)
    if np.median([abs(spectrum[at]) < 0.1 * abs(of_photo[at]) for at in slow[:8]]):
        return ["slow"]
    if any(abs(spectrum[at] / waves[at]) < 0.1 for at in _SLOWEST):
        return ["slow"]
    if _fine(spectrum) < 0.5 * _fine(np.fft.fft2(photo)):
        return ["smoothed"]
    if all(0.35 < part < 0.65 for part in left):
        return ["half"]
    if any(0.35 < part < 0.65 for part in left) and min(left) < 0.2:
        return ["half-one"]
    if min(left) < 0.2 and max(left) > 0.8:
        return ["one", {"which": _NAMES[int(np.argmax(left))]}]
    if min(left) > 0.8:
        return ["missed"]
    return ["wide" if max(left) < 0.2 else "other"]


def _left(spectrum, before):
    """Return which part of each of the two waves is still there."""
    return [float(np.abs(spectrum[wave] / before[wave])) for wave in _WAVES]


def _fine(spectrum):
    """Return how much there is of waves that are finer than the stripes."""
    frequencies = np.hypot.outer(*(np.fft.fftfreq(side) for side in spectrum.shape))
    return float(np.sqrt((np.abs(spectrum[frequencies > 0.2]) ** 2).sum()))


EXERCISE = Exercise(name="stripes", lesson="11_waves", says=_SAYS, judge=_judge)

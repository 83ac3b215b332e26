"""A function that measures the radius of a disk by its response to the Laplacian of a Gaussian."""

from functools import cache
from operator import itemgetter

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.figures.wording import number
from helpers.filters.blobs import BlobResponses

_SAYS = """
right: Right for all {total} disks, bright and dark, in `uint8`, blurred and noisy. All of them are
  within 10% of their radius. Now try your function on something real.
measured: {why} (Right for {count} of the {total} disks.)
several: You return {size} numbers. I'm asking about one disk, so return one radius.
sigma: It looks as if you return the sigma with the strongest response. A Gaussian isn't a disk, so
  its sigma isn't a radius. What did the lesson's disks tell you about the two?
raw: You look for the strongest raw response. Smoothing more makes it weaker, so small sigmas win,
  above all when a disk is blurred or noisy. What did you multiply by to compare two sizes?
power: You multiplied by sigma only once. A disk that's twice as large has a response that's a
  quarter as strong.
bright: You find the dark disks only. A bright disk has a response below 0, so its strongest one is
  the lowest. What would work for both?
dark: You find the bright disks only. A dark disk has a response above 0, so its strongest one is
  the highest. What would work for both?
uint8: You're right for floats, but not for `uint8`, which has no numbers below 0 and no fractions.
  Convert first.
doubled: You doubled the sigma, and that's the rule for the raw response. What's the rule for the
  scaled one?
diameter: Yours are twice as large. That's the diameter.
squared: You return the radius squared. Sigma² is half of the radius squared, so there's one more
  root to take.
divided: You divided by the root of 2. The strongest response comes at the radius divided by it. How
  do you get back?
halved: You halved the sigma. The sigma is smaller than the radius already, so your radius has to
  come out larger. What did the lesson multiply it by?
index: You return the place of the strongest response, counted from 0. Which sigma is at that place?
response: You return how strong a response is. You want to know which sigma it belongs to.
middle: You measure in the middle of the image. The disk is at the `row` and `column` that your
  function is given.
anywhere: You take the strongest response in the whole image, and there may be something else in it.
  Look only at `row` and `column`.
smoothed: You look for the largest value of the smoothed image. Smoothing makes a bright disk
  fainter, so the smallest sigma wins. Which filter subtracts what's around the middle?
first: You say {yours} for every disk, and that's what the smallest sigma gives. Is the response
  filtered with `sigma`, and do you compare it with those before?
constant: You say {yours} for every disk. Check that your function uses its own arguments.
short: The larger disks all get {yours}, so your largest sigma is too small for them.
coarse: Yours are close, but not all within 10%. Are your sigmas far apart? The lesson's are 0.2
  apart.
tiny: You try sigmas far below 1. Such a Gaussian is narrower than a pixel, and then
  `gaussian_laplace` responds even where everything is the same. Begin with a sigma of 1.
IndexError: Your function raised IndexError{error}. An image's row comes first, and mine aren't
  square. Did you swap the two, or take the place of a pixel for one among the sigmas?
ValueError: Your function raised ValueError{error}. If that's about an array's truth, you compare
  whole images. You want the response at one pixel.
other: The first one that you missed has a radius of {radius}, and you said {yours}.
"""
_SIGMAS = np.arange(10, 120, 2) / 10
# Rows, columns, the disk's row, column and radius, its value and that around it, the sigma that
# blurs it, the standard deviation of its noise, and whether it's in bytes.
_DISKS = (
    (45, 80, 20, 55, 8, 1.0, 0.0, 0, 0, False),
    (64, 60, 30, 26, 10, 0.2, 0.7, 2.5, 0, False),
    (50, 47, 27, 20, 5, 90, 200, 1.5, 0, True),
    (72, 66, 38, 29, 12, 140, 60, 3, 3, True),
    (45, 54, 20, 31, 4, 5.0, 3.0, 1, 0.08, False),
)
# Something smaller that stands out more.
_SPOT = 6, 6
_RADII = np.array([disk[4] for disk in _DISKS])
_IN_BYTES = np.array([disk[-1] for disk in _DISKS])
_IS_BRIGHT = np.array([disk[5] > disk[6] for disk in _DISKS])
_TOLERANCE, _ROUGH = 0.1, 0.25
# So many of a wrong way's answers are the same, so closely, if it's the learner's way.
_ALIKE, _CLOSE = 0.8, 0.05


def _cases():
    for k, (*shape, row, column, radius, inside, outside, blur, sd, is_bytes) in enumerate(_DISKS):
        rows, columns = np.indices(shape)
        covered = np.hypot(rows - row, columns - column) <= radius
        covered = np.where(np.hypot(rows - _SPOT[0], columns - _SPOT[1]) <= 2, 1.5, covered)
        image = outside + (inside - outside) * ndimage.gaussian_filter(covered, blur)
        image += np.random.default_rng(k).normal(0, sd, shape)
        yield (image.round().astype(np.uint8) if is_bytes else image), row, column


@cache
def _responses():
    """Return the raw responses by sigma in each case, at several places."""
    found = {name: [] for name in ("there", "middle", "anywhere", "smoothed")}
    for image, row, column in _cases():
        responses = BlobResponses(image.astype(float), _SIGMAS)
        found["there"].append(responses.at(row, column))
        found["middle"].append(responses.at(*np.floor_divide(image.shape, 2)))
        found["anywhere"].append([np.abs(responses.everywhere(s)).max() for s in _SIGMAS])
        found["smoothed"].append([_smoothed(image, sigma, row, column) for sigma in _SIGMAS])
    return {name: np.array(curves, dtype=float) for name, curves in found.items()}


def _smoothed(image, sigma, *place):
    """Return one pixel of a smoothed image."""
    down, across = (
        ndimage.gaussian_filter1d(np.eye(1, side, at)[0], sigma)
        for side, at in zip(image.shape, place, strict=True)
    )
    return (down @ image @ across).round(9)


def _peaks(name="there", power=2):
    """Return the index of the strongest response in each case."""
    return np.abs(_responses()[name] * _SIGMAS**power).argmax(axis=1)


@cache
def _ways():
    """Return the radii that each wrong way gives, by the name of what's said."""
    sigmas, root = _SIGMAS[_peaks()], np.sqrt(2)
    raw = _SIGMAS[_peaks(power=0)]
    there = _responses()["there"]
    scaled = there * _SIGMAS**2
    signed = scaled[np.arange(len(_DISKS)), _peaks()]

    def of(name, **options):
        return root * _SIGMAS[_peaks(name, **options)]

    return {
        "sigma": [sigmas],
        "raw": [raw, root * raw, 2 * raw],
        "power": [of("there", power=1), _SIGMAS[_peaks(power=1)]],
        "doubled": [2 * sigmas],
        "diameter": [2 * root * sigmas],
        "squared": [2 * sigmas**2, sigmas**2],
        "divided": [sigmas / root],
        "halved": [sigmas / 2, raw / 2],
        "index": [_peaks(), root * _peaks(), _peaks(power=0), root * _peaks(power=0)],
        "response": [
            by * values / white
            for by in (1, root)
            for values in (np.abs(there).max(axis=1), np.abs(scaled).max(axis=1), signed)
            for white in (1, np.where(_IN_BYTES, 255, 1))
        ],
        "middle": [of("middle")],
        "anywhere": [of("anywhere"), of("anywhere", power=0)],
        "smoothed": [of("smoothed", power=0)],
    }


def _judge(outputs, say):
    for output in outputs:
        if output.size != 1:
            return say("several", size=output.size)
    found = np.array([output.item() for output in outputs])
    off = np.abs(found / _RADII - 1)
    score = {"count": np.count_nonzero(off <= _TOLERANCE), "total": len(found)}
    if score["count"] == score["total"]:
        return say("right", **score)
    at = int((off > _TOLERANCE).argmax())
    fields = {"radius": _RADII[at], "yours": number(round(found[at], 2))}
    return say("measured", why=say(_name_failure(found, off, fields), **fields).message, **score)


def _name_failure(found, off, fields):
    """Return the name of the reason why so many radii are wrong; may correct a field."""
    if found.max() < 1:
        likeness, name = max(_compared(found), key=itemgetter(0))
        return name if likeness >= _ALIKE else "tiny"
    if not np.ptp(found):
        return "first" if found[0] <= 2 else "constant"
    if off.max() <= _ROUGH and np.median(off) <= _TOLERANCE:
        return "coarse"
    for name, missed in (("uint8", _IN_BYTES), ("bright", _IS_BRIGHT), ("dark", ~_IS_BRIGHT)):
        if off[~missed].max() <= _TOLERANCE < off[missed].min():
            return name
    likeness, name = max(_compared(found), key=itemgetter(0))
    if likeness >= _ALIKE:
        return name
    largest = found.max()
    if np.all((off <= _TOLERANCE) | (found == largest)) and largest < _RADII.max():
        fields["yours"] = number(round(largest, 2))
        return "short"
    return "other"


def _compared(found):
    """Yield how alike the radii are to those of each wrong way, less by how far they're off."""
    for name, each in _ways().items():
        for radii in each:
            gaps = np.abs(found - radii) / np.maximum(np.abs(radii), 1e-9)
            yield np.mean(gaps <= _CLOSE) - np.median(gaps), name


EXERCISE = Exercise(
    name="blob-radius",
    lesson="13_sharpening",
    says=_SAYS,
    arguments=("the image", "the row", "the column"),
    cases=_cases,
    judge=_judge,
)

"""A function that takes the noise away from pictures that its author hasn't seen."""

from functools import cache
from itertools import product

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise, describe_shape, not_yet
from helpers.figures.wording import number

_SAYS = """
right: Your score is {score:.1f} dB on six pictures that you haven't seen, and you need {bar}.
  The noisy ones have {before:.1f}, and the best Gaussian has {gaussian}. With the right `h`, larger
  patches, and `sigma=0.2`, non-local means can get more. You win with {better}.
right-clipped: Your score is {score:.1f} dB on six pictures that you haven't seen, and you need
  {bar}. But {why}
right-better: Your score is {score:.1f} dB on six pictures that you haven't seen. The noisy ones
  have {before:.1f}, and the best Gaussian has {gaussian}. You win, because yours beats every
  Gaussian.
noisy: This is the noisy image, clipped at most. Nothing has been taken away yet.
function: You return a function, not an image. `gaussian(1.6)` only makes a filter, so give it the
  image, as in `gaussian(1.6)(image)`.
number: You return one number. The check computes the score itself, so return the image.
smaller: For an image of {shape} pixels you return {yours}. You left out the pixels at the border,
  and they're part of the picture.
global: You return a 128×128 picture whatever you're given. Does `denoise` filter `noisy`, or
  another picture from the notebook? Inside the function, use its argument.
clipped: your dark places are {by:.2f} too bright. When noise is clipped at 0 before it's averaged,
  only the rest of it is left, and that's all above 0. Clip afterward, if at all.
contest: This is a filter from the contest, and its number is tuned for noise of 0.1. These pictures
  have twice as much, so tune it again.
wrapped: Your dark places have turned bright. Noise takes some pixels below 0, and
  `.astype(np.uint8)` makes 255 of −1. Stay with the floats.
flat: All the pixels of an image that you return are the same. Where's the picture?
range: Your values run from {low} to {high}, and the clean pictures run from 0 to 1.
bytes: Your values are about 255 times too large. The images run from 0 to 1, so 1 is white. Filter
  them as they are, or divide by 255 at the end.
dark: Your values are about 255 times too small. The images run from 0 to 1 already, so don't divide
  by 255.
stretched: Each of your images runs from exactly 0 to exactly 1, so you've stretched its contrast.
  It may look better, but the clean picture wasn't stretched. Leave the brightness alone.
gain: Your images are {factor:.2f} times as bright as they should be. Do your weights add up to 1?
shift: Your images are {by:.2f} too {bright} on average. Taking noise away doesn't change the mean,
  so something was added, subtracted, or always taken from one end of the order.
median: Each of your pixels is chosen from its window, as with a median. That removes what's far
  off. With normal noise every pixel is a little off, so average instead of choosing one.
border: Without the outer eight rows and columns, your score would be {inside:.1f} dB. So something
  is wrong along the border. What does your filter put beyond the edge?
negative: Your pictures are negatives: what was black is white, and what was white is black.
turned: Your pictures are flipped or turned around.
moved: Your pictures have moved by about a pixel, and every edge with them. A window of even size
  does that, and so does `denoise_bilateral`.
worse: Your images are farther from the clean ones than the noisy ones are, so you've made the noise
  stronger, or broken something else.
practice-sky: These pictures have details, and you've blurred those away. On a part of the sky you
  get {there:.1f} dB, and hardly any Gaussian has more. Did you tune on the sky alone? A score only
  counts on pictures that you didn't tune on.
practice-tripod: These pictures have smooth parts, and you've left noise in those. On a part of the
  tripod you get {there:.1f} dB, and hardly any Gaussian has more. Did you tune on the tripod alone?
  A score only counts on pictures that you didn't tune on.
over: You've smoothed too much. The noise is gone, and so are details. Tune on a picture that has
  some.
under: You've smoothed too little. Most of what separates you from the clean pictures is noise
  that's still there.
measured: {why} (Your score is {score:.1f} dB on six pictures that you haven't seen, and you
  need {bar}.)
TimeoutError: Your function took more than two seconds for one picture. A loop over all pixels is
  slow in Python. Let `ndimage`, `ski.filters` or `ski.restoration` go over them for you.
ValueError-broadcast: Your function raised ValueError{error}. Does it use a picture from the
  notebook? When you really need to take noise away, nobody has a clean picture, so `denoise` has
  nothing but its own argument.
ValueError-dimensions: Your function raised ValueError{error}. Does it compute its score with a
  picture from the notebook? When you really need to take noise away, nobody has a clean picture.
  Tune first, and write the number that you've found into `denoise`.
ValueError-between: Your function raised ValueError{error}. Noise takes some pixels below 0 or above
  1, so these images can't be converted to whole numbers. Filter the floats.
"""
# The Gaussians with a sigma from 1.4 to 2.8 get there. Those tuned on the sky or the tripod alone
# don't, and neither do medians, nor the lesson's filters as it has tuned them for less noise. The
# best Gaussian has 25.66, total variation 26.4, and non-local means 25.9.
_BAR, _BETTER, _GAUSSIAN = 25.1, 25.8, 25.7
_SD = 0.2
# By so much the mean is off, an image is better if it's moved back, and it's rougher than the clean
# one (a logarithm) if there's more noise left than detail lost.
_SHIFTED, _MOVED, _ROUGH = 0.03, 1.6, -0.75
_TUNED = {"sky": 28.0, "tripod": 22.45}  # what a sigma that's best there reaches, or nearly
# Where nothing from beyond the border counts, how much higher the score is there if only the border
# is wrong, and how much higher if pictures are turned back.
_INSIDE, _RIM, _DARK_RIM, _TURNED = np.s_[8:-8, 8:-8], 1.25, 3, 3
_UP, _BACK = np.s_[::-1,], np.s_[:, ::-1]
_MOST_CUT, _OF_LESSON = 32, (128, 128)
# The name in skimage.data, and the part that's taken.
_PICTURES = (
    ("astronaut", np.s_[64:112, 190:246]),
    ("coins", np.s_[66:122, 24:72]),
    ("coffee", np.s_[106:150, 196:256]),
    ("brick", np.s_[40:92, 110:162]),
    ("hubble_deep_field", np.s_[326:374, 316:376]),
    ("chelsea", np.s_[96:156, 332:376]),
)
# Of those, the one with dark places, how dark they are, and how bright is too bright for them.
_DARK, _SHADE, _TOO_BRIGHT = 4, 0.05, 0.04
# Of what the lesson tunes on: a part that's smooth, and one with many edges.
_PRACTICE = {"sky": np.s_[100:148, 372:428], "tripod": np.s_[270:318, 270:326]}


@cache
def _clean():
    """Return the clean pictures, those to practice on last."""
    from skimage import color, data, util

    def load(name, part):
        image = getattr(data, name)()[part]
        return color.rgb2gray(image) if image.ndim == 3 else util.img_as_float(image)

    practice = [("camera", part) for part in _PRACTICE.values()]
    return [load(name, part) for name, part in (*_PICTURES, *practice)]


@cache
def _noisy():
    return [
        image + np.random.default_rng(seed).normal(0, _SD, image.shape)
        for seed, image in enumerate(_clean())
    ]


@cache
def _contest():
    """Return the first picture after each of the lesson's filters, with the lesson's numbers."""
    from skimage import filters, restoration

    image = _noisy()[0]
    patches = {"patch_size": 5, "patch_distance": 6}
    return [
        filters.gaussian(image, sigma=1.2),
        restoration.denoise_nl_means(image, **patches, h=0.09),
    ]


def _cases():
    return [(image,) for image in _noisy()]


def _read(output, case, say):
    return say("function") if callable(output) else output


def _scores(outputs, clean):
    """Return the PSNR of each image, at most 99."""
    errors = [np.mean((output - image) ** 2) for output, image in zip(outputs, clean, strict=False)]
    return [float(10 * np.log10(1 / max(error, 1e-10))) for error in errors]


def _judge(outputs, say):
    for output, noisy in zip(outputs, _noisy(), strict=True):
        if output.shape != noisy.shape:
            return _describe_shape(output, noisy, say)
    count = len(_PICTURES)
    seen, noisy, clean = outputs[:count], _noisy()[:count], _clean()[:count]
    if not all(map(np.ptp, seen)):
        return say("flat")
    if said := _name_scale(seen, noisy):
        name, *fields = said
        return say(name, **dict(*fields))
    measured = {
        **{"score": np.mean(_scores(seen, clean)), "before": np.mean(_scores(noisy, clean))},
        **{"bar": _BAR, "gaussian": _GAUSSIAN, "better": _BETTER},
    }
    by = float((seen[_DARK] - clean[_DARK])[clean[_DARK] < _SHADE].mean())
    if round(measured["score"], 1) >= _BAR:
        if by > _TOO_BRIGHT:
            return say("right-clipped", why=say("clipped", by=by).message, **measured)
        return say(
            "right-better" if round(measured["score"], 1) >= _BETTER else "right", **measured
        )
    practice = _scores(outputs[count:], _clean()[count:])
    name, *fields = (
        _name_negative(seen, clean, measured["score"])
        or _name_brightness(seen, noisy, by, measured["score"] > measured["before"])
        or _name_failure(seen, noisy, clean, practice)
    )
    why = say(name, **dict(*fields)).message
    return say("measured", why=why[0].upper() + why[1:], **measured)


def _describe_shape(output, noisy, say):
    if output.size == 1:
        return say("number")
    if output.shape == _OF_LESSON:
        return say("global")
    cut = np.subtract(noisy.shape, output.shape) if output.ndim == 2 else np.array([-1])
    if (cut >= 0).all() and (cut <= _MOST_CUT).all():
        shape, yours = ("×".join(map(str, each.shape)) for each in (noisy, output))
        return say("smaller", shape=shape, yours=yours)
    return not_yet(describe_shape(output, [noisy.shape]))


def _name_scale(seen, noisy):
    """Return what's said where nothing was done, or where the values are far from 0 to 1."""
    pairs = [*zip(seen, noisy, strict=True)]
    if all(np.allclose(output, image) for output, image in pairs):
        return ["noisy"]
    if all(np.allclose(output, image.clip(0, 1)) for output, image in pairs):
        return ["noisy"]
    low, high = min(map(np.min, seen)), max(map(np.max, seen))
    if high <= 0.01 and low >= -0.01:
        return ["dark"]
    if 50 < high < 500 and low > -100:
        return ["bytes"]
    return ["range", {"low": number(low), "high": number(high)}] if max(-low, high) > 10 else None


def _name_negative(seen, clean, score):
    swapped = np.mean(_scores([1 - image for image in seen], clean))
    return ["negative"] if swapped > score + _TURNED else None


def _name_brightness(seen, noisy, in_the_dark, is_better):
    """Return what's said if the images are brighter or darker than what went in, or None.

    Dark places are brighter by so much. What's farther from the clean pictures than the noisy ones
    isn't only clipped.
    """
    if all(np.ptp(image) == image.max() == 1 for image in seen):
        return ["stretched"]
    factors = [output.mean() / image.mean() for output, image in zip(seen, noisy, strict=True)]
    shifts = [output.mean() - image.mean() for output, image in zip(seen, noisy, strict=True)]
    inside = [(output - image)[_INSIDE].mean() for output, image in zip(seen, noisy, strict=True)]
    factor, by = np.median(factors), np.median(shifts)
    if in_the_dark > max(0.2, 2 * by):
        return ["wrapped"]
    if np.ptp(factors) < _SHIFTED < abs(factor - 1):
        return ["gain", {"factor": factor}]
    if abs(np.median(inside)) < _SHIFTED:  # then it's the border's fault
        shifts = inside
    if min(shifts) > _SHIFTED or max(shifts) < -_SHIFTED:
        return ["shift", {"by": abs(by), "bright": "bright" if by > 0 else "dark"}]
    return ["clipped", {"by": in_the_dark}] if in_the_dark > _TOO_BRIGHT and is_better else None


def _name_failure(seen, noisy, clean, practice):
    """Return the name of the reason why images aren't close enough, and what fills the text."""
    if any(np.allclose(seen[0], output) for output in _contest()):
        return ["contest"]
    if _is_median(seen, noisy):
        return ["median"]
    turns = [[image[way] for image in seen] for way in (_UP, _BACK, (*_UP, *_BACK[1:]))]
    score = np.mean(_scores(seen, clean))
    if max(np.mean(_scores(one, clean)) for one in turns) > score + _TURNED:
        return ["turned"]
    if _move(seen, clean) > _MOVED:
        return ["moved"]
    inside = np.mean(_scores(*([one[_INSIDE] for one in images] for images in (seen, clean))))
    if inside > score + (_RIM if round(inside, 1) >= _BAR else _DARK_RIM):
        return ["border", {"inside": inside}]
    if score < np.mean(_scores(noisy, clean)) - 0.5:
        return ["worse"]
    rough = np.mean(
        [np.log(_roughness(a) / _roughness(b)) for a, b in zip(seen, clean, strict=True)]
    )
    name = "under" if rough > _ROUGH else "over"
    there = dict(zip(("over", "under"), practice, strict=True))[name]
    picture = {"over": "sky", "under": "tripod"}[name]
    if there > _TUNED[picture]:
        return [f"practice-{picture}", {"there": there}]
    return [name]


def _is_median(seen, noisy):
    """Return whether pixels are chosen from those of the noisy images, or nearly."""
    pairs = [*zip(seen, noisy, strict=True)]
    if np.mean([np.isin(output, image).mean() for output, image in pairs]) > 0.9:
        return True
    # After rounding, or clipping, they aren't the same values anymore.
    footprints = ndimage.generate_binary_structure(2, 1), np.ones((3, 3)), np.ones((5, 5))
    return any(
        np.mean([np.abs(output - _median(image, each)).mean() for output, image in pairs]) < 0.01
        for each in footprints
    )


def _median(image, footprint):
    return ndimage.median_filter(image, footprint=footprint).clip(0, 1)


def _move(seen, clean):
    """Return how much better the scores would be if the images were moved back by half a pixel."""
    # Both are smoothed, or the noise that's left would hide what moved.
    seen, clean = (
        [ndimage.gaussian_filter(each, 2) for each in images] for images in (seen, clean)
    )
    scores, inside = {}, np.s_[2:-2, 2:-2]
    for way in product((-0.5, 0, 0.5), repeat=2):
        moved = [ndimage.shift(image, way, order=1, mode="nearest")[inside] for image in clean]
        scores[way] = np.mean(_scores([output[inside] for output in seen], moved))
    # Against the other way: half a pixel smooths, and what's smooth is nearer to what's smoothed.
    return max(score - scores[-down, -across] for (down, across), score in scores.items())


def _roughness(image):
    return sum((np.diff(image, axis=axis) ** 2).sum() for axis in (0, 1))


EXERCISE = Exercise(
    name="tuned-denoiser",
    lesson="16_denoising",
    says=_SAYS,
    arguments=("the image",),
    cases=_cases,
    read=_read,
    judge=_judge,
)

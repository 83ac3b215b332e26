"""Mean, Gaussian and median on the same noise: which of them keeps an edge."""

import functools

import numpy as np
from scipy import fft, ndimage

from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import Notes, image_panels, set_images, thinned
from helpers.figures import style
from helpers.figures.wording import number
from livefigure import align_labels, dropdown, whole_slider

_MOST = 10
_NORMAL_SD = 0.1
_SALTED = 0.1
# Pixels from which on the median takes longer than a hand notices.
_LARGE = 200_000
_WIDEST = "error\N{NO-BREAK SPACE}0.0000"  # a digit more, because the best one is bold
_KINDS = {
    "none": "no noise",
    "normal": f"normal noise, standard deviation {_NORMAL_SD}",
    "salt and pepper": f"salt and pepper, {_SALTED:.0%} of the pixels",
}


@style.isolated
def denoise_demo(image):
    """Compare mean, Gaussian and median, by radius and by kind of noise.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype; it's scaled to the range 0 to 1.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    Mean and median have a disk as footprint. The Gaussian has the disk's variance, so its sigma
    is about half of the radius. The image is reflected at its borders. The median is taken of
    256 gray levels, which makes it quick. Results are kept, so coming back to a radius takes no
    time.

    Examples
    --------
    >>> demo = denoise_demo([[0, 0, 0, 1, 1, 1]] * 6)
    >>> demo.controls["noise"].value = "none"
    >>> print(demo.readout)
    no noise; disk of radius 1, Gaussian with sigma 0.632
    root mean square error: noisy 0.000, mean 0.115, Gaussian 0.107, median 0.000
    """
    image, dtype = as_image(image)
    low, high = style.gray_range(image, dtype)
    image = (image - low) / (high - low)
    titles = [f"{name}, {_WIDEST}" for name in ("noisy image", "mean", "Gaussian", "median")]
    figure, artists, arrange = image_panels(image.shape, titles, 0, 1, size=(7.2, 5.6), rows=2)
    titled = Notes(artists, [(_WIDEST,)] * len(titles))
    note = ""
    if image.size > _LARGE:
        note = "\nA large image: a new radius takes a moment, an earlier one none."

    noisy = functools.cache(lambda kind: _add(kind, image))

    # The last of them, for a figure that's drawn finer as soon as a page shows it.
    @functools.lru_cache(1)
    def whole(radius, kind):
        return [noisy(kind), *_filters(noisy(kind), radius)]

    @functools.cache
    def filtered(radius, kind, _size):
        results = whole(radius, kind)
        errors = [round(float(np.sqrt(np.mean((result - image) ** 2))), 3) for result in results]
        said = [f"{error:.3f}" for error in errors]
        before, mean, gaussian, median = said
        readout = (
            f"{_KINDS[kind]}; disk of radius {radius}, Gaussian with sigma "
            f"{number(_sigma(radius))}\nroot mean square error: "
            f"noisy {before}, mean {mean}, Gaussian {gaussian}, median {median}{note}"
        )
        notes = [(f"error {error}",) for error in said]
        best = [k for k, error in enumerate(errors) if k and error == min(errors[1:])]
        return thinned(artists, results), readout, notes, best

    def show(radius, noise):
        results, readout, notes, best = filtered(radius, noise, figure.canvas.get_width_height())
        set_images(artists, results)
        titled.show(notes, bold=best)
        return readout

    controls = {
        "radius": whole_slider("radius", 1, 1, _MOST),
        "noise": dropdown("noise", list(_KINDS), "salt and pepper", 260),
    }
    align_labels(controls.values())
    title = f"denoise_demo: {'×'.join(map(str, image.shape))} image"
    return Demo(figure, [*artists, *titled.moving], show, controls, title=title, arrange=arrange)


def _add(kind, image):
    rng = np.random.default_rng(44)
    if kind == "normal":
        return (image + rng.normal(0, _NORMAL_SD, image.shape)).clip(0, 1)
    if kind == "salt and pepper":
        chance = rng.random(image.shape)
        salted = np.where(chance < _SALTED / 2, 0.0, image)
        return np.where(chance > 1 - _SALTED / 2, 1.0, salted)
    return image


def _disk(radius):
    # As skimage.morphology's, whose import would take longer than the demo's first picture.
    at = np.arange(-radius, radius + 1)
    return (at**2 + at[:, np.newaxis] ** 2 <= radius**2).astype(np.uint8)


def _sigma(radius):
    """Return the standard deviation of a disk's pixels along an axis."""
    return float(np.nonzero(_disk(radius))[0].std())


def _median(image, footprint):
    if footprint.sum() <= 5:
        # It's quicker with few pixels, and a demo opens before there's a need for what's below.
        return ndimage.median_filter(image, footprint=footprint)
    from skimage.filters import rank

    return rank.median(image, footprint)


def _filters(image, radius):
    footprint = _disk(radius)
    padded = np.pad(image, radius, mode="symmetric")
    # Quick at every radius, and without scipy.signal, whose import costs 40 MB.
    shape = [fft.next_fast_len(side, real=True) for side in padded.shape]
    spectrum = fft.rfft2(padded, shape) * fft.rfft2(footprint / footprint.sum(), shape)
    whole = tuple(slice(2 * radius, side) for side in padded.shape)
    mean = fft.irfft2(spectrum, shape)[whole]
    inside = (slice(radius, -radius),) * 2
    median = _median(np.round(255 * padded).astype(np.uint8), footprint)[inside] / 255
    return mean, ndimage.gaussian_filter(image, _sigma(radius)), median


EXAMPLES = {
    "photograph": Example(
        lambda: denoise_demo(photograph()), {"radius": 4}, {"noise": "normal"}, {"noise": "none"}
    ),
}

"""Noise, then smoothing, then Sobel: what has to come before a gradient."""

import numpy as np
from scipy import ndimage

from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import Notes, image_panels, set_images
from helpers.figures import style
from helpers.figures.wording import number
from helpers.filters.validation import as_whole
from livefigure import float_slider, whole_slider

# The share of the image that counts as its edges: the largest magnitudes without noise.
_SHARE = 0.05
_MOST = 30  # percent of noise
# The parts of titles that change, each in one line and at its widest.
_GAP = "\N{NO-BREAK SPACE}"
_WIDEST = (f"noise{_GAP}30%", f"not{_GAP}smoothed")


@style.isolated
def edges_demo(image, noise=0):
    """Add noise to an image, smooth it, and see what happens to Sobel's magnitude.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype. The noise's standard deviation is
        given in percent of the image's range.
    noise : int, optional
        Where the noise's slider starts, in percent, from 0 to 30.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    The noise is normal, and the same in every run. The image is reflected at its borders. The 5%
    of the pixels with the largest gradient magnitude without noise count as edges. The magnitude
    is drawn relative to its largest value.

    Examples
    --------
    >>> print(edges_demo([[0] * 50 + [1] * 50] * 3).readout)
    noise 0%, sigma 0: largest magnitude 0.707
    mean on the edges 0.707, elsewhere 0
    """
    image, dtype = as_image(image)
    noise = as_whole(noise, "noise", least=0, most=_MOST)
    low, high = style.gray_range(image, dtype)
    one_percent = (high - low) / 100 * np.random.default_rng(44).normal(size=image.shape)
    clean = _gradient(image)
    edges = clean > np.quantile(clean, 1 - _SHARE)
    titles = [", ".join(_WIDEST), "gradient magnitude"]
    figure, artists, arrange = image_panels(image.shape, titles, 0, 1, size=(7.2, 4.6))
    titled = Notes(artists[:1], [_WIDEST])
    artists[0].set_clim(low, high)

    def show(noise, sigma):
        smoothed = ndimage.gaussian_filter(image + noise * one_percent, sigma)
        gradient = _gradient(smoothed)
        largest = gradient.max()
        set_images(artists, [smoothed, gradient / largest if largest else gradient])
        on, off = (_mean(gradient[those]) for those in (edges, ~edges))
        done = f"sigma {number(sigma)}" if sigma else "not smoothed"
        titled.show([(f"noise {noise}%", done)])
        return _describe(noise, sigma, largest, on, off)

    controls = {
        # In percent: a screen reader is told one decimal of a slider's position.
        "noise": whole_slider("noise in %", noise, 0, _MOST),
        "sigma": float_slider("sigma", 0.0, 0, 5, 0.25, digits=2),
    }
    title = f"edges_demo: {'×'.join(map(str, image.shape))} image"
    return Demo(figure, [*artists, *titled.moving], show, controls, title=title, arrange=arrange)


def _gradient(image):
    """Return Sobel's gradient magnitude, as scikit-image scales it."""
    return np.hypot(ndimage.sobel(image, 0), ndimage.sobel(image, 1)) / (4 * np.sqrt(2))


def _mean(values):
    return float(values.mean()) if values.size else None


def _describe(noise, sigma, largest, on, off):
    said = f"noise {noise}%, sigma {number(sigma)}: largest magnitude {number(largest)}"
    if on is None or off is None:
        return f"{said}; the image has no edges"
    ratio = f", {number(round(on / off, 1))} times as strong" if off else ""
    return f"{said}\nmean on the edges {number(on)}, elsewhere {number(off)}{ratio}"


EXAMPLES = {
    "photograph": Example(lambda: edges_demo(photograph()), {"noise": 30}, {"sigma": 5}),
}

"""Mean beside Gaussian, equally wide: what the shape of a kernel leaves in an image."""

import functools

import numpy as np
from scipy import ndimage

from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import Notes, image_panels, set_images, thinned
from helpers.figures import style
from helpers.figures.wording import number
from helpers.filters.kernels import mean_size
from helpers.filters.validation import as_number
from livefigure import float_slider

_LEAST, _MOST = 1, 20
_WIDEST = ["00×00", "sigma\N{NO-BREAK SPACE}00.0"]  # the parts of titles that change


@style.isolated
def smoothing_demo(image, sigma=2.0):
    """Smooth an image with a mean and with a Gaussian of equal variance, side by side.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype; the results are float32.
    sigma : float, optional
        Where the slider starts, in pixels, from 1 to 20.

    Returns
    -------
    Demo

    Raises
    ------
    TypeError, ValueError
        If an argument isn't as described above.

    Notes
    -----
    The mean's footprint has an odd size, and its variance is as near to sigma² as that allows.
    The image is reflected at its borders. Both results are drawn from the lowest of their values
    to the highest. They're kept, so coming back to a sigma takes no time.

    Examples
    --------
    >>> print(smoothing_demo([[0, 0, 0, 9, 9, 9]], sigma=1).readout)
    variance: Gaussian 1, mean 0.67
    3×3 mean: 0 to 9, sharpest bend 3
    Gaussian, sigma 1: 0.0423 to 8.958, sharpest bend 1.693
    in both, black is 0 and white is 9
    """
    image, dtype = as_image(image)
    sigma = as_number(sigma, "sigma", least=_LEAST, most=_MOST)
    titles = ["input", f"{_WIDEST[0]} mean", f"Gaussian, {_WIDEST[1]}"]
    figure, artists, arrange = image_panels(
        image.shape, titles, *style.gray_range(image, dtype), size=(7.6, 4.6)
    )
    still, *smooth = artists
    titled = Notes(smooth, [(part,) for part in _WIDEST])
    drawn = None

    image = image.astype(np.float32)  # more than a screen shows, in half of the time

    @functools.cache
    def smoothed(sigma, _size):
        size = mean_size(sigma)
        results = {
            f"{size}×{size} mean": ndimage.uniform_filter(image, size),
            f"Gaussian, sigma {number(sigma)}": ndimage.gaussian_filter(image, sigma),
        }
        variance = number(np.round((size**2 - 1) / 12, 2))
        lines = [f"variance: Gaussian {number(round(sigma**2, 2))}, mean {variance}"]
        lines += [f"{name}: {_describe(result)}" for name, result in results.items()]
        limits = style.gray_range(np.array(list(results.values())), dtype)
        lines.append("in both, black is {} and white is {}".format(*map(number, limits)))
        return thinned(smooth, results.values()), limits, "\n".join(lines)

    def show(sigma):
        nonlocal drawn
        if drawn != (size := figure.canvas.get_width_height()):
            drawn = size
            set_images([still], [image])
        results, limits, readout = smoothed(sigma, size)
        set_images(smooth, results)
        for artist in smooth:
            artist.set_clim(*limits)
        size = mean_size(sigma)
        titled.show([(f"{size}×{size}",), (f"sigma {number(sigma)}",)])
        return readout

    slider = float_slider("sigma", sigma, _LEAST, _MOST, 0.5)
    title = f"smoothing_demo: {'×'.join(map(str, image.shape))} image"
    return Demo(
        figure, [*smooth, *titled.moving], show, {"sigma": slider}, title=title, arrange=arrange
    )


def _describe(result):
    # A bend between neighbors is where the eye sees a line: the box has them, the bell not.
    bend = max(np.abs(np.diff(result, 2, axis)).max(initial=0) for axis in (0, 1))
    return f"{number(result.min())} to {number(result.max())}, sharpest bend {number(bend)}"


EXAMPLES = {
    "photograph": Example(lambda: smoothing_demo(photograph()), {"sigma": 1}, {"sigma": 20}),
}

"""Which pixels are brighter than one number."""

from helpers.demos.declaration import Example, photograph
from helpers.demos.demo import Demo
from helpers.demos.inputs import as_image
from helpers.demos.panels import image_panels, set_images
from helpers.figures import style
from helpers.figures.wording import number
from livefigure import whole_slider


@style.isolated
def bright_demo(image):
    """Mark the pixels of an image that are brighter than a number on a slider.

    Parameters
    ----------
    image : array_like
        Of shape (row, column) and finite, of any real dtype.

    Returns
    -------
    Demo
        A widget, with the handles that a test needs: ``controls``, ``figure``, ``readout``.

    Raises
    ------
    TypeError, ValueError
        If the image doesn't hold finite real numbers, or has the wrong number of dimensions.

    Examples
    --------
    >>> print(bright_demo([[0.0, 0.25], [0.75, 1.0]]).readout)
    2 of 4 pixels are brighter than 0.5
    """
    image, dtype = as_image(image)
    low, high = style.gray_range(image, dtype)
    titles = ["image", "brighter"]
    figure, artists, arrange = image_panels(image.shape, titles, 0, 1, size=(7.2, 4.0))
    artists[0].set_clim(low, high)

    def show(percent):
        least = low + percent / 100 * (high - low)
        bright = image > least
        set_images(artists, [image, bright])
        return f"{bright.sum()} of {image.size} pixels are brighter than {number(least)}"

    controls = {"percent": whole_slider("brightness in %", 50, 0, 100)}
    title = f"bright_demo: {'×'.join(map(str, image.shape))} image"
    return Demo(figure, artists, show, controls, title=title, arrange=arrange)


EXAMPLES = {
    "photograph": Example(lambda: bright_demo(photograph()), {"percent": 10}, {"percent": 90}),
}

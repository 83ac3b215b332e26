"""The first slider of the course: one pixel, from black to white."""

import numpy as np

from helpers.demos import layout
from helpers.demos.declaration import Example
from helpers.demos.demo import Demo
from helpers.demos.panels import extent
from helpers.figures import style
from helpers.figures.images import draw_image
from helpers.figures.wording import number
from livefigure import float_slider

_ROW, _COLUMN = 2, 3
_WIDTH = 4.2


@style.isolated
def first_demo():
    """Show a 5×7 image with one pixel that follows a slider.

    Returns
    -------
    Demo

    Examples
    --------
    >>> demo = first_demo()
    >>> demo.controls["brightness"].value = 0.9
    >>> print(demo.readout)
    image[2, 3] = 0.9: light gray
    """
    image = np.full((5, 7), 0.2)
    figure, axes = style.new_figure(_WIDTH, 3.0)
    ax = axes[0, 0]
    draw_image(ax, image, 0, 1)
    # The pixel is a second image, so that the others don't have to be drawn again.
    pixel = ax.imshow([[0]], vmin=0, vmax=1, cmap="gray", extent=extent((1, 1), _ROW, _COLUMN))
    ax.set(xlim=extent(image.shape)[:2], ylim=extent(image.shape)[2:])

    def arrange(width):
        # As much lower as it's narrower: the image keeps its shape.
        rows, columns = image.shape
        layout.set_size(figure, width, 3.0 - (_WIDTH - width) * rows / columns)
        layout.set_margins(figure, left=0.546, right=0.126, top=0.09, bottom=0.51)

    arrange(_WIDTH)

    def show(brightness):
        pixel.set_data([[brightness]])
        return f"image[{_ROW}, {_COLUMN}] = {number(brightness)}: {_shade(brightness)}"

    slider = float_slider("brightness", 0.5, 0, 1, 0.1)
    title = f"first_demo: an image of {image.shape[0]} rows and {image.shape[1]} columns"
    controls = {"brightness": slider}
    return Demo(figure, [pixel], show, controls, title=title, arrange=arrange)


def _shade(brightness):
    names = ((0.05, "black"), (0.35, "dark gray"), (0.65, "gray"), (0.95, "light gray"))
    return next((name for most, name in names if brightness < most), "white")


EXAMPLES = {"only": Example(first_demo, {"brightness": 0}, {"brightness": 1})}

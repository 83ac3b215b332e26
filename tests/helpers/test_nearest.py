"""Images and texts that are drawn quickly look as matplotlib draws them."""

import numpy as np
import pytest

from helpers.figures import style
from helpers.figures.images import draw_image
from helpers.figures.stamps import Stamped

RNG = np.random.default_rng(4)


@style.isolated
def axes(dpi=100):
    figure = style.empty_figure(4, 3)
    figure.set_dpi(dpi)
    return figure.add_axes((0.1, 0.2, 0.5, 0.6))


@style.isolated
def drawn(ax):
    canvas = ax.figure.canvas
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)


@pytest.mark.parametrize("dpi", [100, 140, 200])
@pytest.mark.parametrize("shape", [(3, 5), (29, 31), (89, 151), (499, 401)])
@pytest.mark.parametrize(
    ("look", "seen"),
    [
        ({}, None),
        ({"cmap": style.SIGNED}, ((0.5, 2.3), (1.7, 0.2))),
        ({"extent": (4, 9, 7, 2)}, ((3, 11), (8, 1))),
        ({"extent": (4, 9, 7, 2)}, ((10, 11), (8, 1))),
    ],
)
def test_an_image_is_as_matplotlib_draws_it(dpi, shape, look, seen):
    values = RNG.normal(size=shape)
    values[0, 0] = np.nan
    ours, theirs = axes(dpi), axes(dpi)
    draw_image(ours, values, -1, 2, **look)
    theirs.imshow(values, vmin=-1, vmax=2, interpolation="nearest", **{"cmap": "gray", **look})
    style.as_image_axes(theirs)
    if seen:
        for ax in (ours, theirs):
            ax.set(xlim=seen[0], ylim=seen[1])
    differs = (drawn(ours) != drawn(theirs)).any(axis=-1)
    # A pixel in the middle of which two values meet may have either.
    assert differs.mean() < 0.005


def test_an_image_is_colored_again_only_if_something_has_changed():
    ax, values = axes(), RNG.random((6, 8))
    artist = draw_image(ax, values, 0, 1)
    drawn(ax)

    def picture():
        return artist.make_image(ax.figure.canvas.get_renderer())[0]

    first = picture()
    artist.set_data(values.copy())
    artist.set_clim(0, 1)
    values[2, 3] = 5  # where it was given, it has no effect before it's given again
    assert picture() is first
    for change in (
        lambda: artist.set_clim(0, 2),
        lambda: artist.set_cmap(style.SIGNED),
        lambda: artist.set_data(values),
        lambda: ax.set_xlim(0, 3),
    ):
        before = picture()
        change()
        assert picture().shape != before.shape or (picture() != before).any()


@pytest.mark.parametrize("dpi", [100, 200])
@pytest.mark.parametrize("va", ["baseline", "top"])
@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("words", ["error 0.26", "non-local\n0.123"])
def test_a_stamped_text_is_where_matplotlib_would_write_it(dpi, va, ha, weight, words):
    inks = []
    for is_stamped in (False, True):
        ax = axes(dpi)
        ax.set_axis_off()
        with style.isolated:
            text = ax.text(0.4, 0.6, words, va=va, ha=ha, weight=weight, fontsize=12)
            if is_stamped:
                stamped = Stamped(text)
                assert (drawn(ax)[..., :3] == 255).all()
                stamped.draw(ax.figure.canvas.get_renderer())
                picture = np.asarray(ax.figure.canvas.buffer_rgba()).astype(int)
            else:
                picture = drawn(ax)
        rows, columns = np.nonzero(picture[..., 0] < 128)
        inks.append((rows.min(), rows.max(), columns.min(), columns.max()))
    assert np.abs(np.subtract(*inks)).max() <= 4 * dpi / 100

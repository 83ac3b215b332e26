"""Where the parts of a figure are in it, in inches, so that a narrow one has room for its words."""

from operator import itemgetter

from helpers.figures import style
from helpers.figures.titles import text_width, wrapped

# In inches: how high a narrow figure of images may be, a title's line, what's between panels, and
# beside and below one whose rows and columns are numbered.
_HIGHEST, _LINE, _GAP, _NUMBERS = 6.4, 0.2, 0.1, (0.54, 0.46)
# In inches, what's around a legend's words: half of its letters' 10 points.
_LEGEND_PADDING = 0.5 * 10 / 72


def set_size(figure, width, height):
    """Give a figure a size, in inches; its height in whole pixels of a page."""
    figure.set_size_inches(width, round(height, 2), forward=False)


def set_margins(figure, left, right, top, bottom, **spaces):
    """Give the subplots of a figure margins in inches, and spaces between them in parts."""
    width, height = figure.get_size_inches()
    figure.subplots_adjust(
        left=left / width, right=1 - right / width,
        top=1 - top / height, bottom=bottom / height, **spaces,
    )  # fmt: skip


def place(ax, left, bottom, width, height):
    """Put axes where they should be in their figure, in inches."""
    across, up = ax.figure.get_size_inches()
    ax.set_position((left / across, bottom / up, width / across, height / up))


def set_legend(figure, handles, room, *, right=None, y=1, **options):
    """Give a figure a legend in as few rows as are at most so wide; return their number.

    With `right`, its words end that many inches before the figure's right side, at a height `y` in
    parts of the figure's.
    """
    if right is not None:
        corner = 1 - (right - _LEGEND_PADDING) / figure.get_figwidth()
        options |= {"bbox_to_anchor": (corner, y), "borderaxespad": 0.1}
    for legend in figure.legends:
        legend.remove()
    for rows in (1, 2, len(handles)):
        columns = -(-len(handles) // rows)
        legend = figure.legend(handles=handles, ncols=columns, frameon=False, **options)
        for handle in legend.legend_handles:
            handle.set_visible(True)  # what it stands for may not be shown yet
        if rows == len(handles) or legend.get_window_extent().width < room * figure.dpi:
            return rows
        legend.remove()


def stack_panels(figure, axes, titles, width, aspect, columns, highest=_HIGHEST):
    """Arrange images of one shape side by side, as large as a figure has room for.

    An odd one out is the first, above the others.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    axes : sequence of matplotlib.axes.Axes
        Those of the images.
    titles : sequence of str
        Wrapped where they need it.
    width : float
        The figure's, in inches.
    aspect : float
        The images' height in parts of their width.
    columns : sequence of int
        How many panels a row may have.
    highest : float, optional
        How high the figure may be, in inches.
    """
    for ax in axes:
        style.as_image_axes(ax)  # whichever panels are at the rim
    left, below = _NUMBERS if axes[0].get_xlabel() else (_GAP, _GAP)

    def choice(across):
        rows = -(-len(axes) // across)
        room = (width - _GAP) / across - left
        # A title may reach into what's between panels, if another line would make them smaller.
        fills = [wrapped(title, room + _GAP / 2) for title in titles]
        above = _LINE * max(fill.count("\n") + 1 for fill in fills) + 0.12
        high = min(highest / rows - above - below, room * aspect)
        fits = max(map(text_width, fills)) < room + _GAP / 2
        return fits * min(room, high / aspect), across, rows, room, high, above

    panels = [choice(across) for across in columns]
    # Side by side they're easier to compare, if that doesn't make them much smaller.
    enough = 0.75 * max(panels)[0]
    large = [panel for panel in panels if panel[0] >= enough]
    _, across, rows, room, high, above = max(large, key=itemgetter(1))
    alone = rows * across - len(axes)
    set_size(figure, width, rows * (above + high + below))
    # Where height is what's short, they're still beside each other, with what's free around them.
    widest = max(text_width(wrapped(title, room + _GAP / 2)) for title in titles) + 0.1
    wide = min(room, max(high / aspect, widest))
    margin = (width - _GAP - across * (left + wide)) / 2
    for k, (ax, title) in enumerate(zip(axes, titles, strict=True)):
        row, column = divmod(k + alone, across) if k else (0, alone / 2)
        bottom = (rows - row - 1) * (above + high + below) + below
        place(ax, margin + left + column * (left + wide), bottom, wide, high)
        ax.apply_aspect()
        ax.set_title(wrapped(title, room + _GAP / 2))
        style.as_image_axes(ax, most=int(4 * min(room, high)) + 1)

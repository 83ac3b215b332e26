"""Zoom and pan that the images of a figure share, and the values that are pointed at."""


def share(panels):
    """Let panels of one shape show the same rows and columns, and say the values of all of them.

    Parameters
    ----------
    panels : list of (matplotlib.axes.Axes, helpers.figures.pixels.PixelNumbers)
        Each holds an image, and gets its numbers.
    """
    hold(panels)
    for ax, numbers in panels:
        ax.add_artist(numbers)
        ax.images[0].mouseover = False  # or its own value would be said once more
    for shape in {numbers.shape for _, numbers in panels}:
        _link([panel for panel in panels if panel[1].shape == shape])


def hold(panels):
    """Keep panels at their places on the page, whatever part of an image is in view."""
    for ax, _ in panels:
        ax.set_position(ax.get_position())
        ax.set_aspect("auto")


def release(panels):
    """Let the figure's layout place the panels again."""
    for ax, _ in panels:
        ax.set_in_layout(True)
        ax.set_aspect("equal")


def fit(panels):
    """Let panels show pixels as squares, as many as that takes, and nothing beyond the image."""
    for ax, numbers in panels:
        rows, columns = numbers.shape
        (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
        part = min(max(abs(right - left) / columns, abs(bottom - top) / rows), 1)
        ax.set_xlim(_within(left + right, part, columns))
        ax.set_ylim(_within(bottom + top, part, rows)[::-1])


def _within(twice_middle, part, count):
    """Return the limits of a part of so many pixels, near a middle."""
    size = part * count
    low = min(max((twice_middle - size) / 2, -0.5), count - 0.5 - size)
    return low, low + size


def _link(panels):
    def follow(moved):
        for ax, _ in panels:
            if ax is not moved:
                ax.set_xlim(moved.get_xlim(), emit=False)
                ax.set_ylim(moved.get_ylim(), emit=False)

    def describe(x, y):
        row, column = round(y), round(x)
        rows, columns = panels[0][1].shape
        if not (0 <= row < rows and 0 <= column < columns):
            return ""
        values = " | ".join(numbers.at(row, column) for _, numbers in panels)
        return f"row {row}, column {column}: {values}"

    for ax, _ in panels:
        ax.format_coord = describe
        for changed in ("xlim_changed", "ylim_changed"):
            ax.callbacks.connect(changed, follow)

"""Curves over the samples of a signal."""

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture, describe_curve
from helpers.filters.validation import as_number, as_numbers, as_whole

_MOST_MARKED = 40


def plot_signals(*panels, titles=None, guides=(), first=0):
    """Plot signals over their samples, in one panel or in several under each other.

    Panels of one length share their samples. Within a panel a shorter curve is taken for a
    filter's result without its margins, and is centered under the longest: each of its
    values stands at the middle of its window.

    Parameters
    ----------
    *panels : dict of str to array_like
        A label and a one-dimensional signal for each curve; at most five a panel.
    titles : sequence of str, optional
        One for each panel.
    guides : sequence of float, or dict of int to sequence of float, optional
        Values at which every panel has a dotted line, or by a panel's number, from 0, that
        panel alone.
    first : int or sequence of int, optional
        The number of the first sample, the same for all panels or one for each.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If a panel is no dict of signals, the titles are not one a panel, or the guides are
        no finite numbers, or `first` no whole numbers.

    Examples
    --------
    >>> from helpers import step_signal
    >>> plot_signals({"step": step_signal()})
    step: 100 values, lowest 0 at 0, highest 1 at 50, mean 0.5
    """
    if not panels:
        raise ValueError("panels: expected at least one dict of label and signal, got none.")
    panels = [_as_panel(panel) for panel in panels]
    titles = as_titles(titles, len(panels), "panels")
    guides = _as_guides(guides, len(panels))
    firsts = _as_firsts(first, len(panels))
    height = 0.6 + 2.2 * len(panels)
    sizes = {max(curve.size for curve in panel.values()) for panel in panels}
    shares = len(sizes) == len(set(firsts)) == 1
    figure, axes = style.new_figure(7.2, height, nrows=len(panels), sharex=shares)
    readout = []
    for number, (panel, title, start) in enumerate(zip(panels, titles, firsts, strict=True)):
        ax = axes[number, 0]
        draw_signals(ax, panel, start, legend=title is None or len(panel) > 1)
        for guide in guides.get(number, ()):
            ax.axhline(guide, color=style.GUIDE, linewidth=1, linestyle=":")
        ax.set_title(title or "")
        prefix = f"{title}, " if title else ""
        for label, curve in panel.items():
            readout.append(
                f"{prefix}{label}: {describe_curve(curve, start + _offset(curve, panel))}"
            )
    axes[-1, 0].set_xlabel("sample")
    figure.tight_layout()
    return Picture(figure, "\n".join(readout))


def draw_signals(ax, panel, first=0, legend=True):
    """Draw labeled curves into axes, the shorter ones centered, and return their lines."""
    lines = []
    for (label, curve), look in zip(panel.items(), style.CURVES, strict=False):
        x = np.arange(curve.size) + first + _offset(curve, panel)
        # Where later curves lie on the first, it shows on both sides of them.
        width = 2.4 if not lines and len(panel) > 1 else 1.4
        if lines and x.size > _MOST_MARKED:
            look = look | {"marker": ""}
        lines += ax.plot(x, curve, label=label, linewidth=width, markersize=4, **look)
    ax.set(ylabel="value", xmargin=0.01)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(color="#E4E4E4", linewidth=0.8)
    if legend:  # beside the curves, where it can never lie on one of them
        ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.02), frameon=False)
    return lines


def _offset(curve, panel):
    """Return where a curve starts when it is centered under the longest of its panel."""
    return (max(other.size for other in panel.values()) - curve.size) / 2


def _as_guides(guides, count):
    """Return the values of guide lines by the number of their panel."""
    if not isinstance(guides, dict):
        guides = dict.fromkeys(range(count), guides)
    for panel, values in guides.items():
        as_whole(panel, "guides", least=0, most=count - 1)
        if not np.iterable(values) or isinstance(values, str):
            raise TypeError(f"guides: expected a list of numbers, got {values!r}.")
    return {panel: [as_number(v, "guides") for v in values] for panel, values in guides.items()}


def _as_firsts(first, count):
    given = list(first) if np.iterable(first) and not isinstance(first, str) else [first] * count
    if len(given) != count:
        raise ValueError(
            f"first: expected a whole number, or a list of {count}, one for each of the panels, "
            f"got {len(given)}."
        )
    return [as_whole(value, "first") for value in given]


def _as_panel(panel):
    if not isinstance(panel, dict) or not panel:
        raise TypeError(
            "panels: expected a dict such as {'noisy': noisy} for each panel, "
            f"got {type(panel).__name__}{' without an entry' if isinstance(panel, dict) else ''}."
        )
    if len(panel) > len(style.CURVES):
        raise ValueError(
            f"panels: expected at most {len(style.CURVES)} curves a panel, got {len(panel)}."
        )
    return {str(label): as_numbers(curve, str(label), ndim=1) for label, curve in panel.items()}


def as_titles(titles, count, of_what):
    """Return one title for each of `count` things, None for each where there are none."""
    if titles is None:
        return [None] * count
    is_list = np.iterable(titles) and not isinstance(titles, str)
    given = list(titles) if is_list else []
    if len(given) != count:
        got = len(given) if is_list else repr(titles)
        raise ValueError(
            f"titles: expected a list of {count}, one for each of the {of_what}, got {got}."
        )
    return [str(title) for title in given]

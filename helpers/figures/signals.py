"""Curves over the samples of a signal."""

from itertools import islice

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture, describe_curve
from helpers.figures.titles import as_text, as_titles, fitted, one_for_each
from helpers.filters.validation import (
    as_number,
    as_numbers,
    as_switch,
    as_whole,
    describe_value,
    refusal,
)

# A first curve has a dot at each sample, and the others have markers, where there's room for them.
_MOST_DOTS, _MOST_MARKERS = 5000, 40
_FARTHEST, _MOST_GUIDES = 10**9, 100
_WIDTH, _LEGEND = 7.2, 1.7  # inches
_COLORS = {
    **{"blue": style.INPUT, "orange": style.WINDOW, "green": style.OUTPUT},
    **{"black": "#000000", "gray": style.GUIDE},
}


@style.isolated
def plot_signals(
    *panels,
    titles=None,
    guides=(),
    first=0,
    same_scale=False,
    xlabel="sample",
    ylabel="value",
    colors=None,
    stems=False,
):
    """Plot signals over their samples, in one panel or in several under each other.

    Panels of one length share their samples. Within a panel, a shorter curve is taken for a
    filter's output without its margins, and is centered under the longest.

    Parameters
    ----------
    *panels : dict of str to array_like
        A label and a one-dimensional signal for each curve; at most five a panel.
    titles : sequence of str, optional
        One for each panel. A panel with one curve takes that curve's label instead of None.
    guides : sequence of float, or dict of int to sequence of float, optional
        Values at which every panel has a dotted line, or by a panel's number, from 0, that
        panel alone.
    first : int or sequence of int, optional
        The number of the first sample, the same for all panels or one for each.
    same_scale : bool, optional
        Whether all panels show the same range of values, so that heights can be compared.
    xlabel : str, optional
        What the samples are, such as years.
    ylabel : str or sequence of str, optional
        What the values are, the same for all panels or one for each.
    colors : dict of str to str, optional
        The color of a curve, by its label: ``'blue'`` for an input, ``'orange'`` for weights,
        ``'green'`` for an output, or ``'black'`` or ``'gray'``. Without one, a panel's first
        curve is blue and its second one is green.
    stems : bool, optional
        Whether each value is a stem from 0, and there's no line from one to the next.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If a panel isn't a dict of signals, there isn't a title for each, the guides aren't
        finite numbers, `first` isn't whole, or a color isn't one of these.

    Examples
    --------
    >>> plot_signals({"step": [0, 0, 1, 1]})
    step: 4 values, lowest 0 at 0, highest 1 at 2, mean 0.5
    """
    if not panels:
        raise refusal("panels", "at least one dict of label and signal", "none")
    panels = [_as_panel(panel) for panel in panels]
    titles = as_titles(titles, len(panels), "panels")
    guides = _as_guides(guides, len(panels))
    firsts = _as_firsts(first, len(panels))
    if not isinstance(xlabel, str):
        raise refusal("xlabel", "text", describe_value(xlabel), TypeError)
    ylabels = _as_ylabels(ylabel, len(panels))
    same_scale, stems = as_switch(same_scale, "same_scale"), as_switch(stems, "stems")
    colors = _as_colors({} if colors is None else colors)
    height = 0.6 + 2.2 * len(panels)
    sizes = {_longest(panel) for panel in panels}
    shares = len(sizes) == len(set(firsts)) == 1
    figure, axes = style.new_figure(
        _WIDTH, height, nrows=len(panels), sharex=shares, sharey=same_scale
    )
    readout = []
    for k, (ax, panel, title, start, values) in enumerate(
        zip(axes[:, 0], panels, titles, firsts, ylabels, strict=True)
    ):
        lines = _draw(ax, panel, start, colors, stems)
        ax.set_ylabel(as_text(values))
        labels = [label for label, _ in panel]
        if len(panel) > 1:
            _add_legend(ax, lines, labels)
        for guide in guides.get(k, ()):
            ax.axhline(guide, color=style.GUIDE, linewidth=1, linestyle=":")
        ax.set_title(fitted(labels[0] if title is None and len(panel) == 1 else title, _WIDTH))
        prefix = f"{title}, " if title else ""
        readout += [
            f"{prefix}{label}: {describe_curve(line.get_xdata(), curve)}"
            for (label, curve), line in zip(panel, lines, strict=True)
        ]
    axes[-1, 0].set_xlabel(as_text(xlabel))
    style.tighten(figure)
    return Picture(figure, "\n".join(readout))


def _draw(ax, panel, first, colors, stems):
    """Draw curves into axes, the shorter ones centered, and return their lines."""
    lines = []
    for (label, curve), look in zip(panel, style.CURVES, strict=False):
        x = np.arange(curve.size) + first + (_longest(panel) - curve.size) / 2
        # Mostly an input and its output, and the eye should land on the output. Where they
        # cover each other, the thin one is on top, so that both can be seen.
        width, layer = (2.2, 2) if lines else (1.2, 3)
        if x.size > (_MOST_MARKERS if lines else _MOST_DOTS):
            look = look | {"marker": ""}
        if label in colors:
            look = look | {"color": colors[label]}
        if stems:
            look = look | {"linestyle": "", "marker": "o"}
            ax.vlines(x, 0, curve, color=look["color"], linewidth=3)
            ax.axhline(color=style.GUIDE, linewidth=0.6)
        lines += ax.plot(x, curve, linewidth=width, zorder=layer, markersize=4, **look)
    ax.set_xmargin(0.06 if stems else 0.01)  # a stem on the frame would hardly be seen
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(color="#E4E4E4", linewidth=0.8)
    return lines


def _longest(panel):
    return max(curve.size for _, curve in panel)


def _add_legend(ax, lines, labels):
    """Name the lines beside them, where the names can't cover one."""
    legend = ax.legend(lines, [""] * len(lines), loc="upper left", bbox_to_anchor=(1.0, 1.02),
                       frameon=False)  # fmt: skip
    for text, label in zip(legend.get_texts(), labels, strict=True):
        text.set_text(fitted(label, _LEGEND, 10))  # a legend leaves out what begins with _


def _as_guides(guides, count):
    """Return the values of guide lines by the number of their panel."""
    if not isinstance(guides, dict):
        return dict.fromkeys(range(count), _as_values(guides))
    return {
        as_whole(panel, "guides", least=0, most=count - 1): _as_values(values)
        for panel, values in guides.items()
    }


def _as_values(guides):
    if not np.iterable(guides) or isinstance(guides, str):
        raise refusal("guides", "a list of numbers", describe_value(guides), TypeError)
    values = [as_number(value, "guides") for value in islice(guides, _MOST_GUIDES + 1)]
    if len(values) > _MOST_GUIDES:
        raise refusal("guides", f"at most {_MOST_GUIDES} values", "more")
    return values


def _as_firsts(first, count):
    given = [first] * count
    if np.iterable(first) and not isinstance(first, str):
        given = one_for_each(first, "first", count, "panels, or a whole number")
    return [as_whole(value, "first", least=-_FARTHEST, most=_FARTHEST) for value in given]


def _as_ylabels(ylabel, count):
    if isinstance(ylabel, str):
        return [ylabel] * count
    return one_for_each(ylabel, "ylabel", count, "panels, or text")


def _as_colors(colors):
    expected = f"a dict of label and color, one of {', '.join(_COLORS)}"
    if not isinstance(colors, dict):
        raise refusal("colors", expected, describe_value(colors), TypeError)
    for color in colors.values():
        if not isinstance(color, str) or color not in _COLORS:
            raise refusal("colors", expected, describe_value(color))
    return {as_text(label): _COLORS[color] for label, color in colors.items()}


def _as_panel(panel):
    if not isinstance(panel, dict) or not panel:
        got = type(panel).__name__ + " without an entry" * isinstance(panel, dict)
        raise refusal("panels", "a dict such as {'noisy': noisy} for each panel", got, TypeError)
    if len(panel) > len(style.CURVES):
        raise refusal("panels", f"at most {len(style.CURVES)} curves a panel", len(panel))
    labels = map(as_text, panel)
    return [
        (label, as_numbers(curve, label, ndim=1))
        for label, curve in zip(labels, panel.values(), strict=True)
    ]

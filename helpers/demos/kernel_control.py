"""The control that a kernel is edited in."""

import ipywidgets as widgets

from helpers.demos.kernel_text import kernel_as_text
from livefigure import look


def kernel_control(kernel):
    """Return the control that a kernel is edited in; without anywidget, its text alone.

    Parameters
    ----------
    kernel : ndarray
        Of one or two dimensions.

    Returns
    -------
    ipywidgets.Widget
        Its ``value`` is a text that `helpers.demos.kernel_text.kernel_from_text` reads.
    """
    text = kernel_as_text(kernel)
    try:
        from helpers.demos.kernel_cells import KernelCells
    except ModuleNotFoundError:
        return widgets.Textarea(value=text, description="weights", rows=3, **look(215))
    return KernelCells(text, kernel.ndim)

"""Figures as large as a projector wants them, for as long as somebody presents."""

from helpers.filters.validation import as_shape, refusal

# A slide's columns and rows, in pixels, that the picture can't have: margins, and the line above
# it that stands for the code.
_MARGINS = (170, 90)
# What a readout takes where figures aren't enlarged: a line, and its width below a picture and
# beside it.
_LINE, _WIDTH_BELOW, _WIDTH_BESIDE = 18, 630, 380
_LEAST = (640, 360)

_size = None


def present(size=(1280, 720)):
    """Make all further figures and demos as large as fits on a slide.

    Lines and letters grow with them. To enlarge an earlier one, run its cell again.

    Parameters
    ----------
    size : tuple of int or None, optional
        The projector's columns and rows, in pixels; None goes back to the usual size.

    Raises
    ------
    TypeError, ValueError
        If `size` isn't two whole numbers of at least 640 and 360.

    Examples
    --------
    >>> present((1920, 1080))
    >>> is_presenting()
    True
    >>> present(None)
    """
    global _size
    if size is not None:
        columns, rows = size = as_shape(size, "size", ndims=(2,))
        if columns < _LEAST[0] or rows < _LEAST[1]:
            expected = f"(columns, rows) of at least {_LEAST[0]} and {_LEAST[1]} pixels"
            raise refusal("size", expected, size)
    _size = size


def is_presenting():
    """Return whether figures are made for a projector."""
    return _size is not None


def enlargement(width, height, *, lines=0, taken=120):
    """Return how much larger than usual a figure has to be: 1.0 without a projector.

    Its `width` and `height` are the usual ones, in pixels. A readout below it has so many `lines`,
    which grow with it; what's `taken` above and below it doesn't grow.
    """
    if _size is None:
        return 1.0
    columns, rows = _free(taken)
    return min(columns / max(width, _WIDTH_BELOW), rows / (height + lines * _LINE))


def enlargement_beside(width, height, *, taken):
    """Return how much larger a figure can be with its readout beside it."""
    columns, rows = _free(taken)
    return min((columns - _WIDTH_BESIDE) / width, rows / height)


def _free(taken):
    columns, rows = (side - margin for side, margin in zip(_size, _MARGINS, strict=True))
    return columns, rows - taken

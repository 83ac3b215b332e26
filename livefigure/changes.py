"""What differs between two frames, in as few bytes as that takes without packing them."""

import numpy as np


def changed_runs(before, after):
    """Return the pixels of a frame that differ from the one before, in runs along its rows.

    Parameters
    ----------
    before, after : ndarray of uint8, shape (rows, columns, 4)
        With `before` None, all pixels differ.

    Returns
    -------
    dict or None
        None if nothing differs. ``shape`` is (rows, columns); ``starts`` and ``lengths`` are each
        run's first pixel, counted row by row, and its number of pixels, as bytes of uint32; and
        ``colors`` are RGBA bytes: one color a run, or one a pixel where that's shorter. They may
        be those of `after` itself.

    Examples
    --------
    >>> before, after = np.zeros((2, 2, 4), np.uint8), np.zeros((2, 2, 4), np.uint8)
    >>> after[1] = 255
    >>> runs = changed_runs(before, after)
    >>> np.frombuffer(runs["starts"], np.uint32), np.frombuffer(runs["lengths"], np.uint32)
    (array([2], dtype=uint32), array([2], dtype=uint32))
    """
    pixels = after.view(np.uint32).reshape(-1)
    if before is None:
        changed = np.arange(pixels.size)
    else:
        changed = np.flatnonzero(pixels != before.view(np.uint32).reshape(-1))
    if changed.size == 0:
        return None
    colors = pixels if changed.size == pixels.size else pixels[changed]
    begins = np.diff(changed, prepend=-2) > 1
    first = np.flatnonzero(begins)
    begins[1:] |= colors[1:] != colors[:-1]
    of_one_color = np.flatnonzero(begins)
    if 3 * of_one_color.size < 2 * first.size + colors.size:
        first, colors = of_one_color, colors[of_one_color]
    return {
        "shape": after.shape[:2],
        "starts": _as_bytes(changed[first]),
        "lengths": _as_bytes(np.diff(first, append=changed.size)),
        "colors": _as_bytes(colors),
    }


def _as_bytes(numbers):
    return memoryview(numbers.astype(np.uint32, copy=False)).cast("B")


def flips(before, after):
    """Return what leads from one frame to another, and back again.

    Parameters
    ----------
    before, after : ndarray of uint8, shape (rows, columns, 4)

    Returns
    -------
    ndarray of uint32
        Pixels are combined by an exclusive or. The first number counts what follows, the second
        says how it's written: with 0 there are as many first pixels, widths, heights and colors
        of rectangles; with another number as many first pixels and lengths of runs, and then that
        many colors, one a pixel.

    Examples
    --------
    >>> before, after = np.zeros((2, 3, 4), np.uint8), np.zeros((2, 3, 4), np.uint8)
    >>> after[:, 1:, 0] = 7
    >>> flips(before, after)
    array([1, 0, 1, 2, 2, 7], dtype=uint32)
    """
    flipped = after.view(np.uint32) ^ before.view(np.uint32)
    columns, flipped = flipped.shape[1], flipped.reshape(-1)
    changed = np.flatnonzero(flipped)
    colors = flipped[changed]
    is_new_run = (np.diff(changed, prepend=-2) > 1) | (changed % columns == 0)
    is_new = is_new_run.copy()
    is_new[1:] |= colors[1:] != colors[:-1]
    first = np.flatnonzero(is_new)
    start, color = changed[first], colors[first]
    length = np.diff(first, append=changed.size)
    # The same run in the row below, and in the next, are one rectangle.
    column = start % columns
    order = np.lexsort((start, color, length, column))
    start, length, color, column = start[order], length[order], color[order], column[order]
    is_corner = np.ones(start.size, bool)
    is_corner[1:] = (np.diff(start) != columns) | (np.diff(length) != 0) | (color[1:] != color[:-1])
    corner = np.flatnonzero(is_corner)
    runs = np.flatnonzero(is_new_run)
    if 4 * corner.size <= 2 * runs.size + colors.size:
        height = np.diff(corner, append=start.size)
        parts = [corner.size, 0], start[corner], length[corner], height, color[corner]
    else:
        lengths = np.diff(runs, append=changed.size)
        parts = [runs.size, colors.size], changed[runs], lengths, colors
    return np.concatenate(parts).astype(np.uint32)

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
        ``colors`` are RGBA bytes: one color a run, or one a pixel where that's shorter.

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
    colors = pixels[changed]
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

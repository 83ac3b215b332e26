"""Arrays in files, of which only the part that's used is in memory."""

import os

import numpy as np

from helpers.filters.validation import as_whole, describe_value, refusal


class MemoryMapped:
    """An array in a ``.npy`` file, of which only the part that's used is in memory.

    NumPy's own memory map takes all of its values along to another process. This one takes its
    path, so the file has to be where that process finds it.

    Parameters
    ----------
    path : str or path-like
    shape : tuple of int, optional
        Makes a new file of zeros. Without it, the file is there already.
    dtype : data-type, optional
        Of a new file.

    Attributes
    ----------
    path : str
    shape : tuple of int
    dtype : numpy.dtype
    ndim : int

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     image = MemoryMapped(f"{folder}/image.npy", shape=(4, 4))
    ...     image[1:3, 1:3] = 1
    ...     image[1]
    array([0., 1., 1., 0.], dtype=float32)

    Raises
    ------
    TypeError, ValueError
        If there's no such file and no shape for one, or a file can't be made there.
    """

    def __init__(self, path, shape=None, dtype=np.float32):
        if not isinstance(path, (str, os.PathLike)):
            raise refusal("path", "a path", describe_value(path), TypeError)
        self.path = os.path.abspath(path)
        try:
            if shape is None:
                array = self._open("r")
            else:
                array = self._open("w+", _as_dtype(dtype), _as_sides(shape))
        except (OSError, ValueError) as error:
            if isinstance(error, ValueError) and shape is not None:
                raise
            expected = (
                "the path of a .npy file" if shape is None else "a path in a folder that exists"
            )
            raise refusal("path", expected, f"{str(path)!r} ({error})") from error
        self.shape, self.dtype, self.ndim = array.shape, array.dtype, array.ndim

    def _open(self, mode, *new):
        # Opened anew each time: a kept one would hold the file, and what has been read of it.
        return np.lib.format.open_memmap(self.path, mode, *new)

    def __getitem__(self, where):
        """Read a part of the file."""
        return np.array(self._open("r")[where])

    def __setitem__(self, where, values):
        """Write a part of the file."""
        self._open("r+")[where] = values


def _as_sides(shape):
    if not isinstance(shape, (tuple, list)) or not shape:
        raise refusal("shape", "a tuple of whole numbers", describe_value(shape), TypeError)
    return tuple(as_whole(side, "shape", least=1) for side in shape)


def _as_dtype(dtype):
    try:
        return np.dtype(dtype)
    except TypeError:
        raise refusal("dtype", "a data type", describe_value(dtype), TypeError) from None

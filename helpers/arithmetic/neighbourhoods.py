"""What a linear filter does at one position: window, weights, products, sum.

Everything here works alike in one and in two dimensions, and agrees with
``scipy.ndimage.correlate`` and ``scipy.ndimage.convolve`` at every position.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from helpers.arithmetic.validation import as_number, as_numbers, as_whole, one_of

BOUNDARY_MODES = ("reflect", "constant", "nearest", "mirror", "wrap")
MODES = ("valid", *BOUNDARY_MODES)


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """One step of a linear filter.

    Attributes
    ----------
    index : tuple of int
        Where the sum is written in the output.
    start : tuple of int
        Position of the window's first sample in the input; negative where it lies outside.
    window : ndarray of float64
        The samples under the kernel, padding included.
    weights : ndarray of float64
        What each sample is multiplied by; for a convolution, the kernel back to front.
    is_padding : ndarray of bool
        Which samples of the window lie outside the input.
    """

    index: tuple
    start: tuple
    window: np.ndarray
    weights: np.ndarray
    is_padding: np.ndarray

    @property
    def products(self):
        """Window times weights, sample by sample: ndarray of float64."""
        return self.window * self.weights

    @property
    def sum(self):
        """The filter's result at this position: float."""
        return float(self.products.sum())

    @property
    def centre(self):
        """The middle of the window in the input, a half where the kernel is even: tuple."""
        return tuple(
            start + (size - 1) / 2
            for start, size in zip(self.start, self.window.shape, strict=True)
        )


class Neighbourhoods:
    """Every step of one linear filter over one signal or image.

    The array is padded once, so that looking at a position costs a slice.

    Parameters
    ----------
    array : array_like
        Signal, or image of (row, column); any real dtype, calculated with as float64.
    kernel : array_like
        As many dimensions as `array`; odd or even.
    mode : {'valid', 'reflect', 'constant', 'nearest', 'mirror', 'wrap'}, optional
        ``'valid'`` keeps to the positions where the whole kernel lies inside; the five
        boundary modes are scipy.ndimage's, with an output of the input's shape.
    cval : float, optional
        The value of the padding when `mode` is ``'constant'``.
    flip : bool, optional
        True convolves (the kernel back to front), False correlates.

    Attributes
    ----------
    array, kernel : ndarray of float64
    mode : str
    margin : tuple of (int, int)
        For each axis, the number of padded samples before and after the input.
    padded : ndarray of float64
        The input with its padding.
    output : ndarray of float64
        The whole result, from scipy.ndimage.

    Raises
    ------
    TypeError, ValueError
        If an argument holds no finite real numbers, has another number of dimensions, or
        if the kernel does not fit into the array with ``mode='valid'``.
    """

    def __init__(self, array, kernel, *, mode="valid", cval=0.0, flip=False):
        self.array = as_numbers(array, "array")
        self.kernel = as_numbers(kernel, "kernel", ndim=self.array.ndim)
        self.mode = one_of(mode, "mode", MODES)
        self.cval = as_number(cval, "cval")
        self.flip = bool(flip)
        if mode == "valid" and any(np.greater(self.kernel.shape, self.array.shape)):
            raise ValueError(
                f"kernel: expected at most the input's shape {self.array.shape} with "
                f"mode='valid', got the shape {self.kernel.shape}; a boundary mode "
                f"({', '.join(BOUNDARY_MODES)}) has room for it."
            )
        self.weights = np.flip(self.kernel) if self.flip else self.kernel
        self.margin = tuple(self._margin(size) for size in self.kernel.shape)
        self.padded, self._outside = _pad(self.array, self.margin, mode, self.cval)
        self.output = self._filter()

    def _margin(self, size):
        if self.mode == "valid":
            return (0, 0)
        # scipy puts an even kernel's centre right of its middle, and turns it round with
        # the kernel when it convolves.
        before = (size - 1) // 2 if self.flip else size // 2
        return (before, size - 1 - before)

    def _filter(self):
        run = ndimage.convolve if self.flip else ndimage.correlate
        if self.mode != "valid":
            return run(self.array, self.kernel, mode=self.mode, cval=self.cval)
        inner = []
        for size, kernel_size in zip(self.array.shape, self.kernel.shape, strict=True):
            first = (kernel_size - 1) // 2 if self.flip else kernel_size // 2
            inner.append(slice(first, first + size - kernel_size + 1))
        return run(self.array, self.kernel)[tuple(inner)]

    def __len__(self):
        """Return the number of positions, which is the output's number of values."""
        return self.output.size

    def at(self, position):
        """Return the neighbourhood of one output value.

        Parameters
        ----------
        position : int
            From 0 to ``len(self) - 1``; an image's output is counted row by row.

        Returns
        -------
        Neighbourhood
        """
        position = as_whole(position, "position", least=0, most=len(self) - 1)
        index = tuple(int(i) for i in np.unravel_index(position, self.output.shape))
        where = tuple(slice(i, i + size) for i, size in zip(index, self.kernel.shape, strict=True))
        start = tuple(i - before for i, (before, _) in zip(index, self.margin, strict=True))
        return Neighbourhood(index, start, self.padded[where], self.weights, self._outside[where])


def _pad(array, margin, mode, cval):
    """Return the padded array, and a mask of what is padding."""
    padded, outside = array, np.zeros(array.shape, dtype=bool)
    for axis, (before, after) in enumerate(margin):
        size = array.shape[axis]
        wanted = np.arange(-before, size + after)
        padded = np.take(padded, _source(wanted, size, mode), axis=axis)
        is_outside = (wanted < 0) | (wanted >= size)
        shape = [1] * array.ndim
        shape[axis] = wanted.size
        outside = np.take(outside, np.clip(wanted, 0, size - 1), axis=axis)
        outside = outside | is_outside.reshape(shape)
    if mode == "constant":
        padded = np.where(outside, cval, padded)
    return padded, outside


def _source(wanted, size, mode):
    """Return the index inside the input that each wanted index is copied from."""
    if mode == "wrap":
        return wanted % size
    if mode == "reflect":
        around = wanted % (2 * size)
        return np.minimum(around, 2 * size - 1 - around)
    if mode == "mirror" and size > 1:
        around = wanted % (2 * size - 2)
        return np.minimum(around, 2 * size - 2 - around)
    return np.clip(wanted, 0, size - 1)

"""What a filter does at one position: window, weights, products, sum; or values in order.

Everything here works alike in one and in two dimensions, and agrees with
``scipy.ndimage.correlate``, ``convolve`` and ``rank_filter`` at every position.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from scipy import ndimage

from helpers.filters.validation import as_number, as_numbers, as_shape, as_whole, one_of

BOUNDARY_MODES = ("reflect", "constant", "nearest", "mirror", "wrap")
MODES = ("valid", *BOUNDARY_MODES)
RANKS = ("minimum", "median", "maximum")


@dataclass(frozen=True, eq=False)
class Window:
    """What a filter looks at, at one position.

    Attributes
    ----------
    index : tuple of int
        Where the result is written in the output.
    start : tuple of int
        Position of the window's first sample in the input; negative where it lies outside.
    window : ndarray of float64
        The samples under the footprint, padding included.
    is_padding : ndarray of bool
        Which samples of the window lie outside the input.
    """

    index: tuple
    start: tuple
    window: np.ndarray
    is_padding: np.ndarray

    @property
    def center(self):
        """The middle of the window in the input, a half where its size is even: tuple."""
        return tuple(
            start + (size - 1) / 2
            for start, size in zip(self.start, self.window.shape, strict=True)
        )


@dataclass(frozen=True, eq=False)
class LinearWindow(Window):
    """One step of a linear filter.

    Attributes
    ----------
    index, start, window, is_padding
        As of a `Window`.
    weights : ndarray of float64
        What each sample is multiplied by; for a convolution, the flipped kernel.
    """

    weights: np.ndarray

    @property
    def products(self):
        """Window times weights, sample by sample: ndarray of float64."""
        return self.window * self.weights

    @property
    def sum(self):
        """The filter's result at this position: float."""
        return float(self.products.sum())


@dataclass(frozen=True, eq=False)
class RankWindow(Window):
    """One step of a rank filter.

    Attributes
    ----------
    index, start, window, is_padding
        As of a `Window`.
    rank : int
        The place of the result among the window's values in order, from 0.
    """

    rank: int

    @property
    def order(self):
        """The window's values from the smallest to the largest: ndarray of float64."""
        return np.sort(self.window, axis=None)

    @property
    def chosen(self):
        """The filter's result at this position: float."""
        return float(self.order[self.rank])


class WindowFilter:
    """Every position of a footprint over one signal or image.

    The array is padded once, so that looking at a position costs a slice.

    Parameters
    ----------
    array : array_like
        Signal, or image of (row, column); any real dtype, calculated with as float64.
    shape : tuple of int
        The size of the footprint, as many dimensions as `array`; odd or even.
    mode : {'valid', 'reflect', 'constant', 'nearest', 'mirror', 'wrap'}
        ``'valid'`` keeps to the positions where the whole footprint lies inside; the five
        boundary modes are scipy.ndimage's, with an output of the input's shape.
    cval : float
        The value of the padding when `mode` is ``'constant'``.
    flip : bool
        Whether the footprint is flipped, as a convolution does.

    Attributes
    ----------
    array : ndarray of float64
    mode : str
    shape : tuple of int
    margin : tuple of (int, int)
        For each axis, the number of padded samples before and after the input.
    padded : ndarray of float64
        The input with its padding.
    output : ndarray of float64
        The whole result, from scipy.ndimage.
    """

    _footprint = "kernel"

    def __init__(self, array, shape, *, mode, cval, flip=False):
        self.array = array
        self.shape = shape
        self.mode = one_of(mode, "mode", MODES)
        self.cval = as_number(cval, "cval")
        self.flip = bool(flip)
        if mode == "valid" and any(np.greater(shape, array.shape)):
            raise ValueError(
                f"{self._footprint}: expected at most the input's shape {array.shape} with "
                f"mode='valid', got the shape {shape}; a boundary mode "
                f"({', '.join(BOUNDARY_MODES)}) has room for it."
            )
        self.margin = tuple(self._margin(size) for size in shape)
        self.padded, self._outside = _pad(array, self.margin, mode, self.cval)
        self.output = self._inner(self._filter())

    def _margin(self, size):
        if self.mode == "valid":
            return (0, 0)
        # scipy puts an even kernel's center right of its middle, and turns it round with
        # the kernel when it convolves.
        before = (size - 1) // 2 if self.flip else size // 2
        return (before, size - 1 - before)

    def _filter(self):
        """Return scipy.ndimage's result, of the input's shape."""
        raise NotImplementedError

    def _options(self):
        # What 'valid' pads with is cut off again.
        return {"mode": "reflect" if self.mode == "valid" else self.mode, "cval": self.cval}

    def _inner(self, filtered):
        if self.mode != "valid":
            return filtered
        inner = []
        for size, width in zip(self.array.shape, self.shape, strict=True):
            first = (width - 1) // 2 if self.flip else width // 2
            inner.append(slice(first, first + size - width + 1))
        return filtered[tuple(inner)]

    def __len__(self):
        """Return the number of positions, which is the output's number of values."""
        return self.output.size

    def source(self, index):
        """Return where in the input a padded sample is copied from: a tuple, or None.

        Parameters
        ----------
        index : tuple of int
            Its position, as if the input went on.
        """
        sides = zip(index, self.array.shape, strict=True)
        if self.mode == "constant" and not all(0 <= i < size for i, size in sides):
            return None
        return tuple(
            int(_source(np.asarray(i), size, self.mode))
            for i, size in zip(index, self.array.shape, strict=True)
        )

    def _look(self, position):
        position = as_whole(position, "position", least=0, most=len(self) - 1)
        index = tuple(int(i) for i in np.unravel_index(position, self.output.shape))
        where = tuple(slice(i, i + size) for i, size in zip(index, self.shape, strict=True))
        start = tuple(i - before for i, (before, _) in zip(index, self.margin, strict=True))
        return index, start, self.padded[where], self._outside[where]


class LinearFilter(WindowFilter):
    """Every step of one linear filter over one signal or image.

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
        True convolves (the kernel is flipped), False correlates.

    Attributes
    ----------
    kernel, weights : ndarray of float64
        As given, and as they are laid on.
    array, mode, margin, padded, output
        As of `WindowFilter`.

    Raises
    ------
    TypeError, ValueError
        If an argument holds no finite real numbers, has another number of dimensions, or
        if the kernel does not fit into the array with ``mode='valid'``.
    """

    def __init__(self, array, kernel, *, mode="valid", cval=0.0, flip=False):
        array = as_numbers(array, "array")
        self.kernel = as_numbers(kernel, "kernel", ndim=array.ndim)
        self.weights = np.flip(self.kernel) if flip else self.kernel
        super().__init__(array, self.kernel.shape, mode=mode, cval=cval, flip=flip)

    def _filter(self):
        run = ndimage.convolve if self.flip else ndimage.correlate
        return run(self.array, self.kernel, **self._options())

    def at(self, position):
        """Return the neighborhood of one output value.

        Parameters
        ----------
        position : int
            From 0 to ``len(self) - 1``; an image's output is counted row by row.

        Returns
        -------
        LinearWindow
        """
        return LinearWindow(*self._look(position), self.weights)


class RankFilter(WindowFilter):
    """Every step of a rank filter over one signal or image.

    Parameters
    ----------
    array : array_like
        Signal, or image of (row, column); any real dtype, calculated with as float64.
    shape : tuple of int
        The size of the footprint, as many dimensions as `array`, each at least 1.
    rank : {'minimum', 'median', 'maximum'}, optional
        Of an even number of values the median is the upper one of the middle two, as
        ``scipy.ndimage.median_filter`` has it.
    mode, cval
        As of `LinearFilter`.

    Attributes
    ----------
    rank : int
        The place of the result in order, from 0.
    array, mode, margin, padded, output
        As of `WindowFilter`.

    Raises
    ------
    TypeError, ValueError
        If the array holds no finite real numbers, the shape does not fit it, or an option
        is none of those.
    """

    _footprint = "shape"

    def __init__(self, array, shape, rank="median", *, mode="valid", cval=0.0):
        array = as_numbers(array, "array")
        shape = as_shape(shape, "shape")
        if len(shape) != array.ndim:
            raise ValueError(f"shape: expected {array.ndim} whole numbers, got {shape}.")
        count = int(np.prod(shape))
        places = {"minimum": 0, "median": count // 2, "maximum": count - 1}
        self.rank = places[one_of(rank, "rank", RANKS)]
        super().__init__(array, shape, mode=mode, cval=cval)

    def _filter(self):
        # With its own padding scipy 1.17 goes wrong on signals shorter than the footprint.
        filtered = ndimage.rank_filter(self.padded, self.rank, size=self.shape, mode="nearest")
        sides = zip(self.margin, self.array.shape, strict=True)
        return filtered[tuple(slice(before, before + size) for (before, _), size in sides)]

    def at(self, position):
        """Return the window at one output value, in order: RankWindow."""
        return RankWindow(*self._look(position), self.rank)


def _pad(array, margin, mode, cval):
    """Return the padded array, and a mask of what is padding."""
    padded, masks = array, []
    for axis, (before, after) in enumerate(margin):
        size = array.shape[axis]
        wanted = np.arange(-before, size + after)
        padded = np.take(padded, _source(wanted, size, mode), axis=axis)
        shape = [1] * array.ndim
        shape[axis] = wanted.size
        masks.append(((wanted < 0) | (wanted >= size)).reshape(shape))
    outside = reduce(np.logical_or, masks)
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

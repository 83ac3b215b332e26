"""What a filter does at each position: its window, weights and products, or values in order.

Everything works alike in one and two dimensions, and agrees with ``scipy.ndimage.correlate``,
``convolve`` and ``rank_filter`` at every position.
"""

import functools
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from helpers.filters.validation import as_number, as_numbers, as_shape, as_whole, one_of, refusal

BOUNDARY_MODES = ("reflect", "constant", "nearest", "mirror", "wrap")
MODES = ("valid", *BOUNDARY_MODES)
RANKS = ("minimum", "median", "maximum")
# Where numpy.pad has another name for a mode; 'valid' pads by nothing.
_IN_NUMPY = {"reflect": "symmetric", "nearest": "edge", "mirror": "reflect", "valid": "edge"}


@dataclass(frozen=True, eq=False)
class Window:
    """What a filter looks at, at one position.

    A window of even size has its center where scipy.ndimage has it: right of its true middle, or
    left of that for a flipped kernel. ``sources`` says for each axis which sample of the input
    each of the window's is a copy of, -1 if of none.
    """

    index: tuple  # of the result, in the output
    start: tuple  # of the window's first sample, in the input
    center: tuple  # of the window, in the input
    values: np.ndarray  # float64, padding included
    sources: tuple
    is_padding: np.ndarray  # of bool


@dataclass(frozen=True, eq=False)
class LinearWindow(Window):
    """One step of a linear filter: a `Window` with its ``weights``, flipped for a convolution."""

    weights: np.ndarray

    @property
    def products(self):
        """Values times weights, sample by sample: ndarray of float64."""
        return self.values * self.weights

    @property
    def result(self):
        """The filter's output at this position: float."""
        return float(self.products.sum())


@dataclass(frozen=True, eq=False)
class RankWindow(Window):
    """One step of a rank filter: a `Window` with the ``rank`` of its result in order, from 0."""

    rank: int

    @property
    def order(self):
        """The window's values from the smallest to the largest: ndarray of float64."""
        return np.sort(self.values, axis=None)

    @property
    def result(self):
        """The filter's output at this position: float."""
        return float(self.order[self.rank])


class WindowFilter:
    """A window that visits every position of one signal or image.

    The input is padded once, so that looking at a position costs a slice.

    Attributes
    ----------
    array, padded, output : ndarray of float64
        The input, with its padding, and the filter's whole output.
    shape : tuple of int
        The window's.
    margin : tuple of (int, int)
        For each axis, the number of padded samples before and after the input.
    offset : tuple of int
        Where the output's first value belongs in the input.
    sources : tuple of ndarray of int
        For each axis of `padded`, as in a `Window`.
    """

    _window = "kernel"  # what the window's size is called in the arguments

    def __init__(self, array, shape, *, mode, cval, flip=False):
        self.array, self.shape = array, shape
        self.mode = one_of(mode, "mode", MODES)
        self.cval = as_number(cval, "cval")
        if mode == "valid" and any(np.greater(shape, array.shape)):
            allowed = f"at most the input's shape {array.shape} with mode='valid'"
            way_out = f"a boundary mode ({', '.join(BOUNDARY_MODES)}) has room for it"
            raise refusal(self._window, allowed, f"the shape {shape}; {way_out}")
        # scipy puts an even kernel's center right of its middle, and flips it with the kernel.
        before = tuple((size - 1) // 2 if flip else size // 2 for size in shape)
        self.offset = before if mode == "valid" else (0,) * len(shape)
        self.margin = tuple(
            (0, 0) if mode == "valid" else (first, size - 1 - first)
            for first, size in zip(before, shape, strict=True)
        )
        self.padded = self._pad(array, self.margin, self.cval)
        self._outside = np.pad(np.zeros(array.shape, bool), self.margin, constant_values=True)
        self.sources = tuple(
            self._pad(np.arange(side), width, -1)
            for side, width in zip(array.shape, self.margin, strict=True)
        )
        # Where the whole window, centered as scipy centers it, fits into what's padded.
        fits = tuple(
            slice(size // 2, size // 2 + side - size + 1)
            for side, size in zip(self.padded.shape, shape, strict=True)
        )
        self.output = self._filter()[fits]

    def _pad(self, array, width, cval):
        options = {"constant_values": cval} if self.mode == "constant" else {}
        return np.pad(array, width, mode=_IN_NUMPY.get(self.mode, self.mode), **options)

    def _filter(self):
        """Return the output at every place of `padded`, which is right where the window fits."""
        raise NotImplementedError

    def __len__(self):
        """Return the number of positions, which is the output's number of values."""
        return self.output.size

    def at(self, position):
        """Return the window of one output value; an image's are counted row by row."""
        position = as_whole(position, "position", least=0, most=len(self) - 1)
        index = tuple(int(i) for i in np.unravel_index(position, self.output.shape))
        where = tuple(slice(i, i + size) for i, size in zip(index, self.shape, strict=True))
        return self._step(
            index=index,
            start=tuple(i - first for i, (first, _) in zip(index, self.margin, strict=True)),
            center=tuple(i + first for i, first in zip(index, self.offset, strict=True)),
            values=self.padded[where],
            sources=tuple(of[part] for of, part in zip(self.sources, where, strict=True)),
            is_padding=self._outside[where],
        )


class LinearFilter(WindowFilter):
    """Every step of one linear filter over one signal or image.

    Parameters
    ----------
    array : array_like
        Signal, or image of (row, column). Any real dtype, calculated with as float64.
    kernel : array_like
        As many dimensions as `array`; odd or even.
    mode : {'valid', 'reflect', 'constant', 'nearest', 'mirror', 'wrap'}, optional
        ``'valid'`` keeps to the positions where the whole kernel is inside. The boundary modes
        are scipy.ndimage's, with an output of the input's shape.
    cval : float, optional
        The value of the padding if `mode` is ``'constant'``.
    flip : bool, optional
        True convolves (the kernel is flipped), False correlates.

    Raises
    ------
    TypeError, ValueError
        If an argument doesn't hold finite real numbers, or the kernel doesn't fit.

    Examples
    --------
    >>> mean = LinearFilter([0, 0, 3, 3], [1 / 3, 1 / 3, 1 / 3], mode="reflect")
    >>> mean.output
    array([0., 1., 2., 3.])
    >>> mean.at(0).values, mean.at(0).is_padding
    (array([0., 0., 0.]), array([ True, False, False]))
    """

    def __init__(self, array, kernel, *, mode="valid", cval=0.0, flip=False):
        array = as_numbers(array, "array")
        self.kernel = as_numbers(kernel, "kernel", ndim=array.ndim)
        self.flip = bool(flip)
        self.weights = np.flip(self.kernel) if flip else self.kernel
        self._step = functools.partial(LinearWindow, weights=self.weights)
        super().__init__(array, self.kernel.shape, mode=mode, cval=cval, flip=flip)

    def _filter(self):
        factors = _factors(self.weights)
        if factors is None:
            return ndimage.correlate(self.padded, self.weights)
        result = self.padded
        for axis, factor in enumerate(factors):
            result = ndimage.correlate1d(result, factor, axis)
        return result


class RankFilter(WindowFilter):
    """Every step of a rank filter over one signal or image.

    Parameters
    ----------
    array, mode, cval
        As for a `LinearFilter`.
    shape : tuple of int
        The size of the window, in as many dimensions as `array`, each at least 1.
    rank : {'minimum', 'median', 'maximum'}, optional
        The median of an even number of values is the upper one of the middle two, as in
        ``scipy.ndimage.median_filter``.

    Raises
    ------
    TypeError, ValueError
        If the array doesn't hold finite real numbers, the shape doesn't fit it, or an option
        isn't one of those.

    Examples
    --------
    >>> RankFilter([0, 9, 0, 1, 1], (3,)).output
    array([0., 1., 1.])
    """

    _window = "shape"

    def __init__(self, array, shape, rank="median", *, mode="valid", cval=0.0):
        array = as_numbers(array, "array")
        shape = as_shape(shape, "shape", ndims=(array.ndim,))
        last = int(np.prod(shape)) - 1
        places = {"minimum": 0, "median": (last + 1) // 2, "maximum": last}
        self.rank = places[one_of(rank, "rank", RANKS)]
        self._step = functools.partial(RankWindow, rank=self.rank)
        super().__init__(array, shape, mode=mode, cval=cval)

    def _filter(self):
        # With its own padding, scipy 1.17 goes wrong on signals shorter than the window.
        return ndimage.rank_filter(self.padded, self.rank, size=self.shape, mode="nearest")


def _factors(weights):
    """Return a kernel's weights along each axis if it's their outer product, or None.

    Axis by axis, a large kernel takes a moment. All at once it takes minutes, and gigabytes.
    """
    if weights.ndim == 1:
        return (weights,)
    row, column = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    factors = weights[:, column], weights[row] / (weights[row, column] or 1)
    return factors if np.allclose(np.outer(*factors), weights, rtol=1e-12, atol=0) else None

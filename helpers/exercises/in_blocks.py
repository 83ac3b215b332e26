"""A function that filters an image block by block, each with a halo, and joins the results."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.filters.blocks import in_blocks

_SAYS = """
right: Every image, size, halo, and filter I tried came out right, and `smooth` never got more rows
  than a block and its halo. That's how you filter an image that doesn't fit into memory.
no-halo: You filtered each block alone, so there's a seam at each border. Give `smooth` some rows
  from the blocks above and below.
untrimmed: You kept the halos, so their rows are there twice. After filtering, keep the block's own
  rows only.
trimmed: You cut a halo off both ends of every block. The first block has none above, and the last
  has none below, so your image has lost rows there.
shifted: Your first block is `halo` rows off. There's nothing above it, so its own rows come first.
above-only: Your blocks have a halo above and none below. A window reaches both ways.
below-only: Your blocks have a halo below and none above. A window reaches both ways.
short: You have lost the rows of the last block. It's smaller than the others when `size` doesn't
  divide the number of rows.
zeros: You padded with zeros, so the first and the last rows come out too dark. Beyond the image
  there's nothing to read, and `smooth` does the padding there by itself.
constant: All your values are 0. Does each block get written into the output?
twice: You filtered the rows of the halo twice. Read from the image, and write into a new array.
MemoryError: You gave `smooth` more rows than a block and a halo on each side of it. In real life
  there may not be enough memory for them. If a block starts at row `start`, the last row it needs
  is `start + size + halo - 1`.
ValueError: Your function raised ValueError{error}. Do all parts have as many rows as the place
  they're for? The first block has no halo above, the last has none below, and with a halo of 0, the
  slice `[halo:-halo]` is empty.
RuntimeError: You gave `smooth` a block without rows. The first block has nothing above it, so
  `start - halo` is below 0 there, and a slice counts that from the end. Take
  `max(start - halo, 0)`.
"""


def _limited(smooth, most):
    """Return a filter that takes so many rows, and no more."""

    def filter_block(block):
        if len(block) > most:
            raise MemoryError(f"{len(block)} rows, and there's room for {most}")
        if not np.size(block):
            raise RuntimeError("an empty block")
        return smooth(block)

    return filter_block


def _gaussian(block):
    return ndimage.gaussian_filter(block, 0.5)  # reaches two rows


def _difference(block):
    return ndimage.correlate1d(block, [-1.0, 0, 1], axis=0)


def _median(block):
    return ndimage.median_filter(block, 7)


def _cases():
    rng = np.random.default_rng(17)
    for shape, size, halo, smooth in (
        ((12, 5), 4, 2, _gaussian),
        ((10, 3), 4, 1, _difference),  # the last block has two rows
        ((9, 4), 3, 0, np.square),
        ((11, 6), 2, 3, _median),  # a halo that's wider than a block
        ((7, 4), 1, 1, _difference),
        ((5, 3), 8, 2, _gaussian),  # one block, and smaller than it may be
    ):
        image = rng.uniform(1, 9, shape).round(2)
        yield image, size, halo, _limited(smooth, size + 2 * halo)


def _right(image, size, halo, smooth):
    return in_blocks(image, (size, image.shape[1]), halo, smooth)


def _parts(above, below, keep):
    """Return a function whose blocks have some of the halo, and keep some of what comes out."""

    def join(image, size, halo, smooth):
        rows, parts = len(image), []
        for start in range(0, rows, size):
            first = max(start - above * halo, 0)
            block = smooth(image[first : start + size + below * halo])
            parts.append(keep(block, start - first, size, halo))
        return np.concatenate(parts)

    return join


def _own(block, before, size, halo):
    return block[before : before + size]


def _short(image, size, halo, smooth):
    output = _right(image, size, halo, smooth)
    return output[: len(output) // size * size]


def _unwritten(image, size, halo, smooth):
    output, rows = _right(image, size, halo, smooth), len(image) // size * size
    output[rows:] = 0
    return output


def _zero_padded(image, size, halo, smooth):
    padded = np.pad(image, ((halo, halo), (0, 0)))
    starts = range(0, len(image), size)
    parts = [smooth(padded[at : at + size + 2 * halo])[halo : halo + size] for at in starts]
    return np.concatenate(parts)[: len(image)]


def _in_place(image, size, halo, smooth):
    image = image.copy()
    for start in range(0, len(image), size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        image[start : start + size] = block[start - first :][:size]
    return image


def _wrong():
    yield from {
        "no-halo": [_parts(0, 0, _own)],
        "untrimmed": [_parts(1, 1, lambda block, before, size, halo: block)],
        "trimmed": [
            _parts(1, 1, lambda block, before, size, halo: block[halo : len(block) - halo]),
            _parts(1, 1, lambda block, before, size, halo: block[halo:-halo]),
        ],
        "shifted": [_parts(1, 1, lambda block, before, size, halo: block[halo : halo + size])],
        "above-only": [_parts(1, 0, _own)],
        "below-only": [_parts(0, 1, _own)],
        "short": [_short, _unwritten],
        "zeros": [_zero_padded],
        "constant": [lambda image, size, halo, smooth: np.zeros(image.shape)],
        "twice": [_in_place],
    }.items()


EXERCISE = Exercise(
    name="in-blocks",
    lesson="17_big",
    says=_SAYS,
    arguments=("the image", "the size", "the halo", "`smooth`"),
    cases=_cases,
    right=lambda: [("right", [_right])],
    wrong=_wrong,
)

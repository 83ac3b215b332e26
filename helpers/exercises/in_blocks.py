"""A function that filters an image block by block, each with a halo, and joins the results."""

import numpy as np
from scipy import ndimage

from helpers.exercises.exercise import Exercise
from helpers.filters.blocks import in_blocks

_SAYS = """
right: Every image, block size, halo, and filter I tried came out right, and `smooth` never got more
  rows than a block and its halo. That's how you filter an image that doesn't fit into memory.
no-halo: You filtered each block alone, so there's a seam at each border. Give `smooth` some rows
  from the blocks above and below.
untrimmed: You kept the halos, so their rows are there twice. After filtering, keep the block's own
  rows only.
trimmed: You cut a halo off both ends of every block, so your image has lost its first and its last
  rows. How much halo is there above the first block, and below the last?
shifted: Your first block is `halo` rows off. How much halo is there above it?
spilled: You wrote the halo into the output as well, over rows that were right. Cut it off first.
above-only: Your blocks have a halo above and none below. A window reaches both ways.
below-only: Your blocks have a halo below and none above. A window reaches both ways.
short: You have lost the rows of the last block. It's smaller than the others when `block_rows`
  doesn't divide the number of rows.
last: You left out the last block. `range` never reaches its stop, so where does yours end?
zeros: You padded with zeros, so the first and the last rows come out too dark. Beyond the image
  there's nothing to read, and `smooth` does the padding there by itself.
padded: Only rows near the image's ends are wrong. `smooth` does its own padding there, so give it
  no halo.
first-only: Only your first block is filled in. Is `return` inside the loop?
constant: All your values are 0. Does each block get written into the output?
twice: You filtered the rows of the halo twice. Read from the image, and write into a new array.
MemoryError: You gave `smooth` more rows than a block and a halo on each side of it. In real life
  there may not be enough memory for them. If a block starts at row `start`, what are the first and
  the last row that it needs?
ValueError: Your function raised ValueError{error}. If that's about two shapes, a block has more or
  fewer rows than its place in the output. How much halo does it really have, above and below?
RuntimeError: You gave `smooth` a block without rows. The first block has nothing above it, so
  `start - halo` is below 0 there, and a slice counts that from the end. What's the first row it may
  begin at?
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


def _parts(above, below, keep, left_out=0):
    """Return a function whose blocks have some of the halo, and keep some of what comes out."""

    def join(image, size, halo, smooth):
        rows, parts = len(image), []
        for start in range(0, rows - left_out * size, size):
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


def _without_last(begin):
    """Return a function whose loop ends before the last block."""

    def fill(image, size, halo, smooth):
        filled, rows = begin(image), len(range(0, len(image) - size, size)) * size
        filled[:rows] = _right(image, size, halo, smooth)[:rows]
        return filled

    return fill


def _padded(mode):
    """Return a function that pads the image itself, which is right if `smooth` pads that way."""

    def join(image, size, halo, smooth):
        padded = np.pad(image, ((halo, halo), (0, 0)), mode=mode)
        starts = range(0, len(image), size)
        parts = [smooth(padded[at : at + size + 2 * halo])[halo : halo + size] for at in starts]
        return np.concatenate(parts)[: len(image)]

    return join


def _spilled(image, size, halo, smooth):
    output = np.zeros(image.shape)
    for start in range(0, len(image), size):
        around = slice(max(start - halo, 0), start + size + halo)
        output[around] = smooth(image[around])
    return output


def _first_only(begin):
    """Return a function that fills only the first block, of zeros or of a copy."""

    def fill(image, size, halo, smooth):
        filled = begin(image)
        filled[:size] = smooth(image[: size + halo])[:size]
        return filled

    return fill


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
        "last": [
            *(_without_last(begin) for begin in (np.zeros_like, np.copy)),
            _parts(1, 1, _own, left_out=1),
        ],
        "spilled": [_spilled],
        "zeros": [_padded("constant")],
        "padded": [_padded(mode) for mode in ("edge", "reflect", "wrap")],
        "first-only": [_first_only(np.zeros_like), _first_only(np.copy)],
        "constant": [lambda image, size, halo, smooth: np.zeros(image.shape)],
        "twice": [_in_place],
    }.items()


EXERCISE = Exercise(
    name="in-blocks",
    lesson="17_big",
    says=_SAYS,
    arguments=("the image", "`block_rows`", "the halo", "`smooth`"),
    cases=_cases,
    right=lambda: [("right", [_right])],
    wrong=_wrong,
)

"""Answers to in-blocks, by a piece of what the check says to each."""

import numpy as np


def into_an_output(image, size, halo, smooth):
    output = np.zeros(image.shape)
    for start in range(0, len(image), size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        output[start : start + size] = block[start - first : start - first + size]
    return output


def joined(image, size, halo, smooth):
    parts, start = [], 0
    while start < len(image):
        stop = min(start + size, len(image))
        above, below = min(halo, start), min(halo, len(image) - stop)
        block = smooth(image[start - above : stop + below])
        parts.append(block[above : len(block) - below])
        start = stop
    return np.vstack(parts)


def by_if(image, size, halo, smooth):
    output = image.astype(float)
    for start in range(0, image.shape[0], size):
        if start < halo:
            output[start : start + size] = smooth(image[: start + size + halo])[start:][:size]
        else:
            block = smooth(image[start - halo : start + size + halo])
            output[start : start + size] = block[halo : halo + size]
    return output


def padded(image, size, halo, smooth, mode="symmetric"):
    """Pad the way the filter would do it by itself."""
    wide = np.pad(image, ((halo, halo), (0, 0)), mode=mode)
    parts = []
    for start in range(0, len(image), size):
        stop = min(start + size, len(image))
        block = smooth(wide[start : stop + 2 * halo])
        parts.append(block[halo : halo + stop - start])
    return np.concatenate(parts)


def joined_with(above, below, keep=lambda block, before, size, halo: block[before:][:size]):
    def join(image, size, halo, smooth):
        parts = []
        for start in range(0, len(image), size):
            first = max(start - halo * above, 0)
            block = smooth(image[first : start + size + halo * below])
            parts.append(keep(block, start - first, size, halo))
        return np.concatenate(parts)

    return join


def without_max(image, size, halo, smooth):
    output = np.zeros(image.shape)
    for start in range(0, len(image), size):
        block = smooth(image[start - halo : start + size + halo])
        output[start : start + size] = block[halo : halo + size]
    return output


def cut_and_written(image, size, halo, smooth):
    output = np.zeros(image.shape)
    for start in range(0, len(image), size):
        block = smooth(image[max(start - halo, 0) : start + size + halo])
        output[start : start + size] = block[halo:-halo]
    return output


def whole_blocks_only(image, size, halo, smooth, output=None):
    output = np.zeros(image.shape) if output is None else output
    for k in range(len(image) // size):
        first = max(k * size - halo, 0)
        block = smooth(image[first : (k + 1) * size + halo])
        output[k * size : (k + 1) * size] = block[k * size - first :][:size]
    return output


def without_the_last(image, size, halo, smooth, make=np.zeros_like):
    output = make(image)
    for start in range(0, len(image) - size, size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        output[start : start + size] = block[start - first :][:size]
    return output


def joined_without_the_last(image, size, halo, smooth):
    parts = []
    for start in range(0, len(image) - size, size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        parts.append(block[start - first :][:size])
    return np.vstack(parts)


def returned_in_the_loop(image, size, halo, smooth, make=np.zeros_like):
    output = make(image)
    for start in range(0, len(image), size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        output[start : start + size] = block[start - first :][:size]
        return output


def written_with_halos(image, size, halo, smooth):
    output = np.zeros(image.shape)
    for start in range(0, len(image), size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        output[first : first + len(block)] = block
    return output


def written_with_the_halo_above(image, size, halo, smooth):
    output = np.zeros(image.shape)
    for start in range(0, len(image), size):
        first = max(start - halo, 0)
        stop = min(start + size, len(image))
        output[first:stop] = smooth(image[first : stop + halo])[: stop - first]
    return output


def in_columns(image, size, halo, smooth):
    return into_an_output(image.T, size, halo, lambda block: smooth(block.T).T).T


def over_itself(image, size, halo, smooth):
    image = image.copy()
    for start in range(0, len(image), size):
        first = max(start - halo, 0)
        block = smooth(image[first : start + size + halo])
        image[start : start + size] = block[start - first :][:size]
    return image


def over_the_input(image, size, halo, smooth):
    image[:] = into_an_output(image, size, halo, smooth)
    return image


RIGHT_WAYS = {
    "Every image, block size, halo, and filter I tried came out right": [
        *(into_an_output, joined, by_if, padded),
    ]
}
MISCONCEPTIONS = {
    "You filtered each block alone": [
        joined_with(0, 0),
        lambda image, size, halo, smooth: into_an_output(image, size, 0, smooth),
    ],
    "You kept the halos": [joined_with(1, 1, lambda block, before, size, halo: block)],
    "You cut a halo off both ends of every block": [
        joined_with(1, 1, lambda block, before, size, halo: block[halo:-halo]),
        joined_with(1, 1, lambda block, before, size, halo: block[halo : len(block) - halo]),
    ],
    "Your first block is `halo` rows off": [
        joined_with(1, 1, lambda block, before, size, halo: block[halo : halo + size]),
    ],
    "Your blocks have a halo above and none below": [joined_with(1, 0)],
    "Your blocks have a halo below and none above": [joined_with(0, 1)],
    "You have lost the rows of the last block": [
        whole_blocks_only,
        lambda image, size, halo, smooth: into_an_output(image, size, halo, smooth)[
            : len(image) // size * size
        ],
    ],
    "You left out the last block": [
        without_the_last,
        lambda *given: without_the_last(*given, make=np.copy),
        joined_without_the_last,
    ],
    "You wrote the halo into the output as well": [
        written_with_halos,
        written_with_the_halo_above,
    ],
    "Only rows near the image's ends are wrong": [
        lambda *given: padded(*given, mode="edge"),
        lambda *given: padded(*given, mode="reflect"),
        lambda *given: padded(*given, mode="wrap"),
    ],
    "Only your first block is filled in": [
        returned_in_the_loop,
        lambda *given: returned_in_the_loop(*given, make=np.copy),
    ],
    "You padded with zeros": [lambda *given: padded(*given, mode="constant")],
    "All your values are 0": [lambda image, size, halo, smooth: np.zeros(image.shape)],
    "You filtered the rows of the halo twice": [over_itself],
    "You gave `smooth` more rows than": [
        lambda image, size, halo, smooth: smooth(image),
        in_columns,
        lambda image, size, halo, smooth: into_an_output(image, size, halo + 1, smooth),
    ],
    "a block has more or fewer rows than its place": [cut_and_written],
    "You gave `smooth` a block without rows": [without_max],
    "Your function changed the array": [over_the_input],
    "four arguments, the image, `block_rows`, the halo, and `smooth`": [lambda image, size: image],
}

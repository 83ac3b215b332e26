"""A live figure recorded along its first slider, for a page that plays it without Python.

The picture where the slider is comes whole. Each other one has only the blocks that differ from
it, and lies on top of it in the page: the same pixels in a third of the bytes. A page needn't load
those in between, and photographs take a tenth of what lossless steps like those of `ahead` would.
"""

import io
import json
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from PIL import Image

from livefigure.controls import main_slider, slider_count, slider_index, slider_value

# What differs is cut out in blocks of so many dots, with a block to spare on each side: a browser
# that makes a picture smaller mixes dots, and at the rim of a cut those have to be the same.
BLOCK = 6
# Drawings are smaller without loss, photographs with a loss that isn't seen.
_WAYS = ({"lossless": True, "quality": 75}, {"quality": 92, "use_sharp_yuv": True})


@dataclass
class Recording:
    """What a live figure shows at some of its first slider's positions.

    Attributes
    ----------
    size : list of int
        The picture's width and height, in a page's pixels.
    stops : list of int
        The slider's positions, counted from 0, in order.
    every : int
        How many positions lie between two of them.
    start : int
        The place in `stops` of the one whose picture is whole.
    pictures : list of bytes
        WebP, one for each stop.
    readouts : list of str
    """

    size: list
    stops: list
    every: int
    start: int
    pictures: list
    readouts: list


def record(live, *, dpi, limit, most, inches=None, among=None, step=1):
    """Record a live figure along its first slider, which stays where it is.

    Parameters
    ----------
    live : livefigure.LiveFigure
    dpi : float
        Dots an inch.
    limit : int
        Bytes that the pictures and the readouts may have together.
    most : int
        Positions, at most.
    inches : float, optional
        The width that the figure is arranged for, if not its own one.
    among : sequence of int, optional
        The slider's positions to choose from, in order; all of them by default.
    step : int, optional
        Positions that a walk which leaves some out goes on by, or a multiple of it.

    Returns
    -------
    Recording
        Without a slider, it has one picture.

    Raises
    ------
    ValueError
        If even the first position, the last and the one between are too large.
    """
    slider = main_slider(live.controls.values())
    among = among or range(slider_count(slider) if slider else 1)
    here = slider_index(slider) if slider else 0
    start = min(range(len(among)), key=lambda place: abs(among[place] - here))

    def draw(place):
        pixels, text = live.draw_at(slider and slider_value(slider, among[place]))
        return pixels.copy(), text

    def look(place):
        pixels, text = draw(place)
        return whole if place == start else _encode(_changes(first, pixels), way), text

    with live.drawn(dpi, inches):
        first, _ = draw(start)
        whole, way = min(
            ((_encode(first, way), way) for way in _WAYS), key=lambda made: len(made[0])
        )
        size = [round(side) for side in live.size]
        try:
            every, seen = walk(len(among), start, step, look, limit, most)
        finally:
            live.draw_at(None)
    pictures, readouts = map(list, zip(*seen.values(), strict=True))
    stops = [among[place] for place in seen]
    return Recording(size, stops, every, list(seen).index(start), pictures, readouts)


def walk(count, start, step, look, limit, most):
    """Find the finest walk through `count` places that isn't too large.

    Among its places are the first, the last and the `start`. Return how many it goes on by, and
    for each, in order, what `look` returned: a picture and a readout.
    """
    known = {}
    for every in [1, *range(max(step, 2), count, step)]:
        places = sorted({*range(0, count, every), start, count - 1})
        if len(places) > most:
            continue
        known |= {place: look(place) for place in places if place not in known}
        seen = {place: known[place] for place in places}
        size = sum(len(picture) for picture, _ in seen.values())
        if size + len(json.dumps([text for _, text in seen.values()])) <= limit:
            return every, seen
    raise ValueError(f"no walk through {count} positions is within {limit / 1e6:.2f} MB")


def _changes(before, after):
    """Return the blocks that differ and those around them, and nothing in the others' place."""
    height, width = before.shape[:2]
    changed = (before != after).any(axis=-1)
    changed = np.pad(changed, [(0, -height % BLOCK), (0, -width % BLOCK)])
    rows, columns = changed.shape
    blocks = changed.reshape(rows // BLOCK, BLOCK, columns // BLOCK, BLOCK).any((1, 3))
    blocks = sliding_window_view(np.pad(blocks, 1), (3, 3)).any((2, 3))
    mask = np.kron(blocks, np.ones((BLOCK, BLOCK), bool))[:height, :width]
    return after * mask[..., None]


def _encode(picture, way):
    with io.BytesIO() as buffer:
        Image.fromarray(picture).save(buffer, format="WEBP", method=4, **way)
        return buffer.getvalue()

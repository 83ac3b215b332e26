"""Answers to bright-pixels, by a piece of what the check says to each."""

import numpy as np
import skimage as ski

PIXELATED = ski.data.camera()[::10, ::10]
RIGHT = PIXELATED > 100
RIGHT_WAYS = {
    "1827 of 2704 pixels are brighter than 100": [
        *(RIGHT, RIGHT.tolist(), np.where(PIXELATED > 100, 1, 0), ~(PIXELATED <= 100)),
    ]
}
MISCONCEPTIONS = {
    "Inverted": [PIXELATED < 100, ~RIGHT],
    "A pixel of exactly 100": [PIXELATED >= 100],
    "kept their values": [PIXELATED * RIGHT],
    "Yours marks nothing": [PIXELATED / 255 > 100],
    "says how many are bright": [RIGHT.sum(), np.count_nonzero(RIGHT)],
    "I expected the shape (52, 52), and the shape of yours is (51, 52).": [RIGHT[1:]],
}

"""Turn samples of any kind and range into gray floats from 0 to 1."""

import numpy as np

from helpers.figures.refusals import UnreadableError

MOST_SIDE = 512
# Rows that are turned into floats at once; those of a whole photo would fill the memory.
_BAND = 256


def to_gray(samples, *, full_scale=None, inverted=False):
    """Return an image's samples as gray floats from 0 to 1, and in words what the image was.

    The samples are gray, gray and alpha, RGB, or RGBA, of any real dtype. White is at `full_scale`;
    without that, floats from 0 to 1 are kept, and anything else is scaled to its own range. If
    `inverted`, the highest value means black. There's white behind what's transparent. The result
    is float64, or float32 for an image that has to be scaled down. Samples that aren't finite
    raise `UnreadableError`.
    """
    from skimage.color import rgb2gray

    samples = np.atleast_3d(samples)
    opaque = 1 if samples.dtype.kind == "f" else np.iinfo(samples.dtype).max
    rows, columns, count = samples.shape
    has_alpha = count in (2, 4)
    low, high, kind, note = _range_of(samples[..., : count - has_alpha], full_scale)
    black, white = (high, low) if inverted else (low, high)
    gray = np.empty((rows, columns), np.float64 if max(rows, columns) <= MOST_SIDE else np.float32)
    is_gray = is_opaque = True
    for top in range(0, rows, _BAND):
        band = samples[top : top + _BAND].astype(np.float64)
        colors, alpha = np.split(band, [count - has_alpha], axis=-1)
        # Halved, so that no difference is too large for a float.
        colors = (colors / 2 - black / 2) / ((white / 2 - black / 2) or 1)
        is_gray = is_gray and bool((colors == colors[..., :1]).all())
        if has_alpha:
            alpha = np.clip(alpha / opaque, 0, 1)
            is_opaque = is_opaque and bool((alpha == 1).all())
            colors = colors * alpha + 1 - alpha
        colors = rgb2gray(colors) if colors.shape[-1] == 3 else colors[..., 0]
        gray[top : top + _BAND] = np.clip(colors, 0, 1)
    if not (is_gray and is_opaque):
        kind = f"{'in color' if is_opaque else 'transparent'}, turned into gray"
    return gray, kind + note


def scaled_down(image):
    """Return an image of at most 512 rows and columns, with anti-aliasing."""
    from PIL import Image

    # Each sample is a mean of those it replaces, weighted by a triangle. skimage's Gaussian
    # takes minutes for a very long image.
    small = Image.fromarray(image.astype(np.float32, copy=False))
    small.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.BILINEAR, reducing_gap=None)
    return np.clip(np.asarray(small).astype(np.float64), 0, 1)


def _range_of(colors, full_scale):
    """Return the values that mean black and white, what they are, and what's done to them."""
    if full_scale is not None:
        return 0, full_scale, f"gray, {full_scale.bit_length()} bit", ""
    low, high = float(colors.min()), float(colors.max())
    if not np.isfinite([low, high]).all():
        raise UnreadableError("has pixels that are NaN or infinite.")
    if colors.dtype.kind == "f" and low >= 0 and high <= 1:
        return 0, 1, "gray floats", ""
    return low, high, "gray", f", with {low:.3g} to {high:.3g} scaled to 0 to 1"

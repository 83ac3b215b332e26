"""Read a learner's own image: any common file, as gray floats of a size that a demo can move."""

import io
import logging
import warnings
from contextlib import suppress
from pathlib import Path

import numpy as np

from helpers.figures.gray import MOST_SIDE, scaled_down, to_gray
from helpers.figures.paths import find_file
from helpers.figures.refusals import UnreadableError, refuse_by_name, refuse_large
from helpers.figures.tiff import read_deep_tiff
from helpers.filters.pillow import from_pillow
from helpers.filters.validation import refusal

# Pillow knows more formats, and starts Ghostscript for one of them.
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "PPM")
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

# What they log of a broken file would be printed below a demo, beside the refusal.
for _reader in ("PIL", "tifffile"):
    logging.getLogger(_reader).addHandler(logging.NullHandler())


def load_gray(source, name=None):
    """Read an image file as gray values from 0 to 1.

    Parameters
    ----------
    source : str, pathlib.Path or bytes-like
        A path, as people paste it; or a file's content.
    name : str, optional
        What messages call the file; by default the path.

    Returns
    -------
    image : ndarray of float64, shape (row, column)
        At most 512 rows and columns; a larger image is scaled down with anti-aliasing.
    description : str
        What the file was, and what was done to it.

    Raises
    ------
    TypeError
        If `source` is neither a path nor bytes.
    ValueError
        If the file can't be found, isn't an image, or is damaged or too large.

    Examples
    --------
    >>> image, description = load_gray(b"P2 3 1 255 0 51 255", "tiny.pgm")
    >>> image
    array([[0. , 0.2, 1. ]])
    >>> description
    'tiny.pgm: 1×3, gray, 8 bit'
    """
    if not isinstance(source, (str, Path, bytes, bytearray, memoryview)):
        raise refusal("source", "a path or bytes", type(source).__name__, TypeError)
    is_path = isinstance(source, (str, Path))
    name = name or (str(source) if is_path else "the file")
    try:
        where, content = _read(source) if is_path else (Path(name).name, bytes(source))
        refuse_large(length=len(content))
        samples, options, frames = _decode(content)
        gray, kind = to_gray(samples, **options)
    except UnreadableError as error:
        shown = "".join(sign if sign.isprintable() else "?" for sign in name)
        shown = shown if len(shown) <= 60 else f"...{shown[-57:]}"
        raise ValueError(f"image: {shown} {error}") from error
    description = [f"{where}: {gray.shape[0]}×{gray.shape[1]}, {kind}"]
    if frames > 1:
        description.append(f"the first of {frames} frames")
    if max(gray.shape) > MOST_SIDE:
        gray = scaled_down(gray)
        description.append(f"scaled down to {gray.shape[0]}×{gray.shape[1]} with anti-aliasing")
    return gray, ", ".join(description)


def _read(path):
    """Return where a file was found, and what's in it."""
    try:
        found = find_file(path)
        if found is None:
            raise UnreadableError("isn't in the folder of this notebook, or in any above it.")
        if found.is_dir():
            raise UnreadableError("is a folder. Add the name of a file in it.")
        if not found.is_file():  # a pipe may never end
            raise UnreadableError("isn't an ordinary file.")
        refuse_large(length=found.stat().st_size)
        is_elsewhere = not found.is_relative_to(Path.cwd()) and str(found.parent) not in str(path)
        return found.name + is_elsewhere * f" from {found.parent}", found.read_bytes()
    except OSError as error:
        raise UnreadableError(f"can't be read: {error.strerror}.") from error


def _decode(content):
    """Return an image's samples, how `to_gray` has to take them, and the number of frames."""
    from PIL import Image

    refuse_by_name(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what's too large is refused here, in words
            deep = read_deep_tiff(content) if content[:4] in _TIFF else None
            return deep or _decode_by_pillow(content)
    except UnreadableError:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableError("has far too many pixels. Crop it, or save it smaller.") from error
    except Exception as error:  # readers raise anything from OSError to struct.error
        raise UnreadableError(
            "isn't an image, or it's damaged. PNG, JPEG and TIFF files work."
        ) from error


def _decode_by_pillow(content):
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        refuse_large(rows=image.height, columns=image.width)
        frames = getattr(image, "n_frames", 1)
        image.load()
        with suppress(Exception):  # the pixels are fine, whatever is wrong with the camera's notes
            image = ImageOps.exif_transpose(image)
        if image.mode in ("1", "L"):
            image = image.convert("RGBA" if "transparency" in image.info else "L")
        full_scale = {"F": None, "I": 65535}.get(image.mode[0], 255)
        return np.asarray(from_pillow(image)), {"full_scale": full_scale}, frames

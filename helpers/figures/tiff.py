"""Read the TIFFs that Pillow can't read, or reads wrongly: those of more than eight bits."""

import io
import math
import zlib

import numpy as np

from helpers.figures.refusals import UnreadableError, refuse_large

# As the format numbers them; the last of these are what extra samples may be.
_WHITE_IS_ZERO, _RGB = 0, 2
_UNCOMPRESSED, _DEFLATED = 1, (8, 32946)
_PREMULTIPLIED, _ALPHA = (1,), (2,)
# For each way to hold a camera, the directions in which rows and columns run.
_DIRECTIONS = [(1, 1), (1, -1), (-1, -1), (-1, 1)]
_MOST_BYTES = 500_000_000


def read_deep_tiff(content):
    """Read the first page of a TIFF, unless it's one that Pillow reads right: None then.

    Returns its samples, how `helpers.figures.gray.to_gray` has to take them (a dict), and the
    number of pages. Raises `UnreadableError` if the page is too large, or of an unusual kind;
    and whatever tifffile, zlib or Pillow raise if the file is damaged.
    """
    from tifffile import TiffFile

    with TiffFile(io.BytesIO(content)) as file:
        page = file.pages[0]
        extra = page.extrasamples[:1]
        is_common = page.dtype is None or page.dtype in (bool, np.uint8)
        if is_common or page.photometric > _RGB or extra == _PREMULTIPLIED:
            return None
        refuse_large(rows=page.imagelength, columns=page.imagewidth)
        if page.dtype.kind not in "iuf" or page.axes not in ("YX", "YXS", "SYX"):
            raise UnreadableError(f"holds {page.dtype} along {page.axes}. Save it as an image.")
        samples = _samples(page, content)
        if samples is None:
            return None
        if page.axes == "SYX":
            samples = np.moveaxis(samples, 0, -1)
        if samples.ndim == 3:
            samples = samples[..., : (3 if page.photometric == _RGB else 1) + (extra == _ALPHA)]
        samples = _upright(samples, page.tags.valueof("Orientation", 1))
        scale = 2**page.bitspersample - 1 if page.dtype == np.uint16 else None
        options = {"full_scale": scale, "inverted": page.photometric == _WHITE_IS_ZERO}
        return samples, options, len(file.pages)


def _samples(page, content):
    """Return a page's samples, or None if Pillow makes 8-bit colors of them."""
    if page.nbytes > _MOST_BYTES:
        raise ValueError("more than the memory is good for")
    if (
        page.compression in (_UNCOMPRESSED, *_DEFLATED)
        and page.predictor in (1, 2)  # for others, tifffile needs a package that few people have
        and page.fillorder == 1
        and page.bitspersample % 8 == 0
    ):
        if not page.is_contiguous:
            _check_segments(page, content)
        return page.asarray(maxworkers=1)

    from PIL import Image

    with Image.open(io.BytesIO(content), formats=["TIFF"]) as image:
        image.load()
        if image.mode[0] not in "IF":
            return None
        samples = np.asarray(image)
    return samples.view(np.uint32) if page.dtype == np.uint32 else samples


def _check_segments(page, content):
    """Raise if a page has fewer bytes than it needs, or unpacks to far more than that."""
    most = math.prod(page.chunks) * page.dtype.itemsize
    spans = list(zip(page.dataoffsets, page.databytecounts, strict=True))
    if most > _MOST_BYTES or len(spans) != math.prod(page.chunked):
        raise ValueError("segments that don't fit the page")
    length = 0
    for start, count in spans:
        segment = content[start : start + count]
        if page.compression in _DEFLATED:
            unpacker = zlib.decompressobj()
            segment = unpacker.decompress(segment, most + 1)
        if not 0 < len(segment) <= most:
            raise ValueError("a segment of the wrong length")
        length += len(segment)
    if length < page.nbytes:
        raise ValueError("too few samples")


def _upright(samples, orientation):
    if orientation not in range(1, 9):
        return samples
    down, right = _DIRECTIONS[(orientation - 1) % 4]
    return (samples if orientation < 5 else samples.swapaxes(0, 1))[::down, ::right]

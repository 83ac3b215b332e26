"""Files that can't be read as images: what each of them is, and a way out."""

import math
import re

MOST_BYTES = 50_000_000
_MOST_PIXELS = 60_000_000
# How a file begins, by what it is. Photos that are stored like movies say which kind they are
# after four bytes of length and "ftyp".
_STARTS = {
    "a JPEG 2000 file": rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51",
    "a JPEG XL file": rb"\0\0\0\x0cJXL |\xff\x0a",
    "a JPEG XR file": rb"II\xbc",
    "an AVIF file": rb".{4}ftyp.{,52}avi[fs]",
    "a HEIC file": rb".{4}ftyp(hei|hev|mif)",
    "a camera's raw file": rb".{4}ftypcrx|II\*\0\x10\0\0\0CR|FUJIFILM",
    "a Photoshop file": rb"8BPS",
    "a PDF": rb"%PDF",
    "a PostScript file": rb"%!PS|\xc5\xd0\xd3\xc6",
    "an SVG drawing": rb"[\xef\xbb\xbf\s]{,98}(?=<).*<svg",
    "a NumPy file": rb"\x93NUMPY",
}
_WAYS_OUT = {
    "a PDF": "Export its page as PNG.",
    "a PostScript file": "Export it as PNG.",
    "an SVG drawing": "Export it as PNG.",
    "a NumPy file": "Read it with numpy.load, and filter the array.",
}


class UnreadableError(ValueError):
    """Why an image can't be read, as the rest of a sentence that begins with its name."""


def refuse_by_name(content):
    """Raise `UnreadableError` for a file of a kind that's known, but can't be read."""
    for kind, start in _STARTS.items():
        if re.match(start, content[:4096], re.DOTALL):
            way_out = _WAYS_OUT.get(kind, "Export it as JPEG or PNG.")
            raise UnreadableError(f"is {kind}, which can't be read here. {way_out}")


def refuse_large(*, length=0, rows=0, columns=0):
    """Raise `UnreadableError` for a file of too many bytes, or an image of too many pixels."""
    if length > MOST_BYTES:
        size, most = f"{math.ceil(length / 1e6)} MB", f"{MOST_BYTES // 10**6} MB"
    elif rows * columns > _MOST_PIXELS:
        size, most = f"{rows}×{columns} pixels", f"{_MOST_PIXELS // 10**6} million"
    else:
        return
    raise UnreadableError(f"has {size}, and {most} is the limit. Crop it, or save it smaller.")

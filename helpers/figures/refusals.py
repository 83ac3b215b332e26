"""Files that can't be read as images: what each of them is, and a way out."""

import math

MOST_BYTES = 50_000_000
_MOST_PIXELS = 60_000_000
_EXPORT = "Export it as JPEG or PNG."
_RAW = ("a camera's raw file", _EXPORT)
_STARTS = {
    b"\0\0\0\x0cjP  ": ("a JPEG 2000 file", _EXPORT),
    b"\xff\x4f\xff\x51": ("a JPEG 2000 file", _EXPORT),
    b"\0\0\0\x0cJXL ": ("a JPEG XL file", _EXPORT),
    b"\xff\x0a": ("a JPEG XL file", _EXPORT),
    b"II\xbc": ("a JPEG XR file", _EXPORT),
    b"II*\0\x10\0\0\0CR": _RAW,
    b"FUJIFILM": _RAW,
    b"8BPS": ("a Photoshop file", _EXPORT),
    b"%PDF": ("a PDF", "Export its page as PNG."),
    b"%!PS": ("a PostScript file", "Export it as PNG."),
    b"\xc5\xd0\xd3\xc6": ("a PostScript file", "Export it as PNG."),
    b"\x93NUMPY": ("a NumPy file", "Read it with numpy.load, and filter the array."),
}
# Photos that are stored like movies say which kind they are after four bytes of length and "ftyp".
_BRANDS = {
    b"hei": ("a HEIC file", _EXPORT),
    b"hev": ("a HEIC file", _EXPORT),
    b"mif": ("a HEIC file", _EXPORT),
    b"crx": _RAW,
}


class UnreadableError(ValueError):
    """Why an image can't be read, as the rest of a sentence that begins with its name."""


def refuse_by_name(content):
    """Raise `UnreadableError` for a file of a kind that's known, but can't be read."""
    known = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    if content[4:8] == b"ftyp":
        known = _BRANDS.get(content[8:11])
        if b"avif" in content[8:64] or b"avis" in content[8:64]:
            known = ("an AVIF file", _EXPORT)
    if content[:99].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in content[:4096]:
        known = ("an SVG drawing", "Export it as PNG.")
    if known:
        raise UnreadableError("is {}, which can't be read here. {}".format(*known))


def refuse_large(*, length=0, rows=0, columns=0):
    """Raise `UnreadableError` for a file of too many bytes, or an image of too many pixels."""
    if length > MOST_BYTES:
        size, most = f"{math.ceil(length / 1e6)} MB", f"{MOST_BYTES // 10**6} MB"
    elif rows * columns > _MOST_PIXELS:
        size, most = f"{rows}×{columns} pixels", f"{_MOST_PIXELS // 10**6} million"
    else:
        return
    raise UnreadableError(f"has {size}, and {most} is the limit. Crop it, or save it smaller.")

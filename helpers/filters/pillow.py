"""Images that someone opened with Pillow."""


def from_pillow(value):
    """Return an image opened with Pillow in gray, RGB or RGBA, and anything else unchanged.

    As an array, an image with a palette would be its palette's indices, and one in CMYK would
    look like RGBA.

    Examples
    --------
    >>> from_pillow([1, 2])
    [1, 2]
    """
    if not type(value).__module__.startswith("PIL."):
        return value
    if value.mode in ("1", "L", "F") or value.mode.startswith("I"):
        return value
    is_clear = value.mode[-1] in "Aa" or "transparency" in value.info
    return value.convert("RGBA" if is_clear else "RGB")

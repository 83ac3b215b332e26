"""Read a learner's own image: any common file, as gray floats of a size that a demo can move."""

import io
import logging
import stat
import warnings
from pathlib import Path

import numpy as np

MOST_SIDE = 512
_MOST_BYTES = 50_000_000
_MOST_PIXELS = 60_000_000
_BAND = 256
# What cameras, phones and microscopes save. Pillow knows more, and starts Ghostscript for one.
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "PPM")

# What Pillow logs of a broken file would be printed below a demo, beside the refusal.
logging.getLogger("PIL").addHandler(logging.NullHandler())


def load_gray(source, name=None):
    """Read an image file as gray values from 0 to 1.

    Parameters
    ----------
    source : str, pathlib.Path or bytes-like
        A path, or a file's content.
    name : str, optional
        What the content is called in messages; the path by default.

    Returns
    -------
    image : ndarray of float64, shape (row, column)
        At most 512 rows and columns, scaled down with anti-aliasing where the file has more.
    said : str
        What was done to it, in a sentence.

    Raises
    ------
    TypeError
        If `source` is neither a path nor bytes.
    ValueError
        If there is no such file, it is no image, broken, or too big; in a sentence that
        names it.
    """
    from PIL import Image

    if not isinstance(source, (str, Path, bytes, bytearray, memoryview)):
        raise TypeError(f"source: expected a path or bytes, got {type(source).__name__}.")
    is_path = isinstance(source, (str, Path))
    name = name or (str(source) if is_path else "the file")
    content = _read(source, name) if is_path else bytes(source)
    if len(content) > _MOST_BYTES:
        raise _refused(name, f"it has {len(content) / 1e6:.0f} MB, and at most 50 MB are read")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is too big is refused here, in words
            with Image.open(io.BytesIO(content), formats=_FORMATS) as file:
                if file.width * file.height > _MOST_PIXELS:
                    raise _refused(
                        name, f"it has {file.height}×{file.width} pixels, more than 60 million"
                    )
                frames = getattr(file, "n_frames", 1)
                gray, kind = _as_gray(_turned(file), name)
    except Image.DecompressionBombError as error:
        raise _refused(name, "it has more than 60 million pixels") from error
    except ValueError as error:
        if str(error).startswith("image:"):
            raise
        raise _refused(name, "it is broken, or of a kind that can't be read") from error
    except Exception as error:  # Pillow's readers raise anything from OSError to struct.error
        raise _refused(name, "it is no image, or broken") from error
    said = [f"{Path(name).name}: {gray.shape[0]}×{gray.shape[1]}, {kind}"]
    if frames > 1:
        said.append(f"the first of {frames} frames")
    if max(gray.shape) > MOST_SIDE:
        gray = _scaled_down(gray)
        said.append(f"scaled down to {gray.shape[0]}×{gray.shape[1]} with anti-aliasing")
    return gray, ", ".join(said)


def _read(path, name):
    try:
        path = Path(path).expanduser()
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise _refused(name, "it is a folder")
        if not stat.S_ISREG(about.st_mode):
            raise _refused(name, "it is no ordinary file")  # a pipe may never end
        if about.st_size > _MOST_BYTES:
            raise _refused(name, "it has more than 50 MB")
        return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        if str(error).startswith("image:"):
            raise
        raise _refused(name, "there is no such file that can be read") from error


def _refused(name, why):
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)
    shown = shown if len(shown) <= 60 else f"...{shown[-57:]}"
    return ValueError(f"image: expected an image file such as PNG, JPEG or TIFF; {shown}: {why}.")


def _turned(image):
    """Return an image as its camera was held."""
    from PIL import ImageOps

    image.load()  # what is wrong with the pixels is wrong with the file
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # what is wrong with the camera's notes is not
        return image


def _as_gray(image, name):
    """Return an opened image as gray floats, and what it was."""
    clear = image.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in image.info
    if image.mode in ("I;16", "I;16L", "I;16B", "I"):
        # What has more than 8 bits is handed over with 16 of them, or with 32.
        return _as_unit(np.asarray(image).astype(np.float64), 65535, "gray, 16 bit")
    if image.mode == "F":
        values = np.asarray(image).astype(np.float64)
        if not np.isfinite(values).all():
            raise _refused(name, "it holds NaN or infinity")
        return _as_unit(values, 1, "gray floats")
    if image.mode in ("1", "L") and not clear:
        return np.asarray(image.convert("L")) / 255, "gray, 8 bit"
    rgba = np.asarray(image.convert("RGBA"))
    gray = np.empty(rgba.shape[:2])
    # In bands, as a photo of many pixels would fill the memory with its floats.
    for top in range(0, len(rgba), _BAND):
        gray[top : top + _BAND] = _on_white(rgba[top : top + _BAND] / 255)
    return gray, f"{'transparent' if clear else 'in color'}, turned into gray"


def _on_white(rgba):
    """Return colors as gray; what is see-through on white, as a page would show it."""
    from skimage.color import rgb2gray

    return rgb2gray(rgba[..., :3] * rgba[..., 3:] + 1 - rgba[..., 3:])


def _as_unit(values, most, kind):
    low, high = values.min(), values.max()
    if low >= 0 and high <= most:
        return values / most, kind
    return (values - low) / ((high - low) or 1), f"gray from {low:.3g} to {high:.3g}, scaled"


def _scaled_down(image):
    from PIL import Image

    ratio = MOST_SIDE / max(image.shape)
    rows, columns = (max(round(side * ratio), 1) for side in image.shape)
    # Each sample is the mean of those that it stands for, weighted by a triangle; skimage's
    # Gaussian takes minutes over a picture that is very long.
    small = Image.fromarray(image.astype(np.float32))
    small = small.resize((columns, rows), Image.Resampling.BILINEAR)
    return np.clip(np.asarray(small).astype(np.float64), 0, 1)

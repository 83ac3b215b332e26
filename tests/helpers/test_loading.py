"""An image of the learner's: right grays from every sound file, one clear sentence for others."""

import io
import os
import pickle
import struct
import subprocess
import sys
import tracemalloc
import unicodedata
import zlib
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

import helpers
from helpers.figures.loading import MOST_SIDE, load_gray

COURSE = Path(__file__).resolve().parents[2]
RNG = np.random.default_rng(1)
GRAY = RNG.integers(0, 256, (5, 7), dtype=np.uint8)
DEEP = RNG.integers(0, 65536, (5, 7), dtype=np.uint16)
COLOR = RNG.integers(0, 256, (5, 7, 3), dtype=np.uint8)
RGBA = RNG.integers(0, 256, (5, 7, 4), dtype=np.uint8)
LUMINANCE = RED, _, BLUE = np.array([0.2125, 0.7154, 0.0721])  # as scikit-image weighs them
ROW = np.array([[0, 0.25, 1]])


def written(image, kind, **options):
    """Return what a file of this image holds."""
    image = image if isinstance(image, Image.Image) else Image.fromarray(image)
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def tiff(samples, **options):
    """Return what a TIFF of these samples holds, whatever their dtype."""
    file = io.BytesIO()
    tifffile.imwrite(file, np.asarray(samples), **options)
    return file.getvalue()


def palette_image(palette, places):
    image = Image.fromarray(np.array(places, dtype=np.uint8))
    image.putpalette(np.array(palette, dtype=np.uint8).tobytes())
    return image


def scaled(low, high, kind="gray"):
    return f"{kind}, with {low} to {high} scaled to 0 to 1"


def on_white(gray, alpha):
    return 1 - alpha / 255 * (1 - gray)


EIGHT, SIXTEEN, FLOATS = "gray, 8 bit", "gray, 16 bit", "gray floats"
IN_COLOR, CLEAR = "in color, turned into gray", "transparent, turned into gray"
COLOR_GRAY = COLOR / 255 @ LUMINANCE
RGBA_GRAY = on_white(RGBA[..., :3] / 255 @ LUMINANCE, RGBA[..., 3])
# No ink, all cyan, which swallows red, all black, and some of it.
INKS = np.array([[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255], [0, 0, 0, 51]], np.uint8)
INKS = Image.frombytes("CMYK", (64, 16), INKS.repeat(16, axis=0).tobytes() * 16)
PALETTE, PLACES = RNG.integers(0, 256, (8, 3), dtype=np.uint8), np.arange(8).reshape(2, 4)
THREE = palette_image([[0, 0, 0], [0, 0, 255], [255, 0, 0]], [[0, 1, 2]])
SLOPE = np.tile(np.arange(0, 256, 4, dtype=np.uint8), (16, 1))
LA = np.stack(np.meshgrid(*[np.arange(256, dtype=np.uint8)] * 2), axis=-1)
FRAMES = {"save_all": True, "append_images": [Image.fromarray(GRAY // n) for n in (2, 3)]}
NOTES = b"Exif\x00\x00" + b"MM\x00*\x00\x00\x00\xff" + b"garbage" * 9
# What a file is: its content, its grays, what's said, and how far off the grays may be.
SOUND = {
    **{f"{what} {kind}": (written(samples, kind), grays, said)
       for kind in ("PNG", "TIFF", "BMP", "PPM") for what, samples, grays, said in (
           ("gray", GRAY, GRAY / 255, EIGHT), ("bits", GRAY > 99, GRAY > 99, EIGHT),
           ("color", COLOR, COLOR_GRAY, IN_COLOR))},
    **{f"16-bit {kind}": (written(DEEP, kind), DEEP / 65535, SIXTEEN)
       for kind in ("PNG", "TIFF", "PPM")},
    **{f"palette {kind}": (written(palette_image(PALETTE, PLACES), kind),
                           PALETTE[PLACES] / 255 @ LUMINANCE, IN_COLOR)
       for kind in ("PNG", "TIFF", "GIF", "BMP")},
    **{f"RGBA {kind}": (written(RGBA, kind), RGBA_GRAY, CLEAR) for kind in ("PNG", "TIFF")},
    **{f"inks {kind}": (written(INKS, kind), np.tile(np.repeat([1, 1 - RED, 0, 0.8], 16), (16, 1)),
                        IN_COLOR, 0.02) for kind in ("JPEG", "TIFF")},
    "gray JPEG": (written(SLOPE, "JPEG", quality=95), SLOPE / 255, EIGHT, 0.02),
    "garbage among a camera's notes": (written(GRAY, "PNG", exif=NOTES), GRAY / 255, EIGHT),
    # Gray is called gray however it's stored.
    "gray RGB": (written(np.dstack([GRAY] * 3), "PNG"), GRAY / 255, EIGHT),
    "opaque gray": (written(np.dstack([GRAY, 0 * GRAY + 255]), "PNG"), GRAY / 255, EIGHT),
    **{f"{kind} of frames": (written(GRAY, kind, **FRAMES), GRAY / 255,
                             f"{EIGHT}, the first of 3 frames") for kind in ("GIF", "TIFF")},
    # White shows through.
    "gray and alpha": (written(LA, "PNG"), on_white(LA[..., 0] / 255, LA[..., 1]), CLEAR),
    **{f"palette {kind} with a clear color": (written(THREE, kind, transparency=0),
                                              [[1, BLUE, RED]], CLEAR) for kind in ("PNG", "GIF")},
    "clear gray": (written(np.array([[0, 9, 255]], np.uint8), "PNG", transparency=9),
                   [[0, 1, 1]], CLEAR),
    # What Pillow can't read, or reads wrongly.
    **{f"{dtype} to 1": (tiff(ROW.astype(dtype)), ROW, FLOATS)
       for dtype in ("float16", "float32", "float64")},
    **{f"{dtype} to 20": (tiff(np.array([[0, 5, 20]], dtype=dtype)), ROW, scaled(0, 20))
       for dtype in ("int8", "int16", "int32", "int64", "uint32", "uint64", "float16")},
    **{f"{dtype} from {low} to {high}": (
        tiff(np.array([[low, high]], dtype=dtype)), [[0, high != low]],
        scaled(f"{float(low):.3g}", f"{float(high):.3g}"))
       for dtype, low, high in (
           ("uint32", 0, 2**32 - 1), ("int64", -(2**63), 2**63 - 1), ("float64", 7, 7),
           ("float64", -1.7e308, 1.7e308), ("float32", -(2.0**-149), 2.0**-149))},
    "color floats": (tiff(COLOR / 255, photometric="rgb"), COLOR_GRAY, IN_COLOR),
    "color floats to 255": (tiff(COLOR.astype(float), photometric="rgb"),
                            (COLOR - COLOR.min()) / np.ptp(COLOR) @ LUMINANCE,
                            scaled(COLOR.min(), COLOR.max(), IN_COLOR)),
    "planes of color": (tiff(COLOR.transpose(2, 0, 1) / 255, photometric="rgb"), COLOR_GRAY,
                        IN_COLOR),
    "16-bit RGBA": (tiff(RGBA * np.uint16(257), photometric="rgb", extrasamples=["unassalpha"]),
                    RGBA_GRAY, CLEAR),
    **{f"{array.dtype}, white is 0": (tiff(array, photometric="miniswhite"), 1 - array / most, said)
       for array, most, said in ((GRAY, 255, EIGHT), (DEEP, 65535, SIXTEEN), (ROW, 1, FLOATS))},
    **{f"16 bits with {list(options)}": (tiff(DEEP, **options), DEEP / 65535, SIXTEEN)
       for options in ({"byteorder": ">"}, {"tile": (16, 16)}, {"rowsperstrip": 2},
                       {"compression": "zlib", "predictor": True, "rowsperstrip": 2})},
    "16-bit pages": (tiff([DEEP] * 2), DEEP / 65535, f"{SIXTEEN}, the first of 2 frames"),
    **{f"{samples.dtype} by LZW": (written(samples, "TIFF", compression="tiff_lzw"),
                                   samples / samples.max(), said)
       for samples, said in ((np.array([[0, 65535]], np.uint16), SIXTEEN),
                             (ROW.astype(np.float32), FLOATS),
                             (np.array([[0, 5, 20]], np.int32), scaled(0, 20)))},
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_has_the_right_grays(name):
    content, expected, said, *atol = SOUND[name]
    for kind in (bytes, bytearray, memoryview):
        image, text = load_gray(kind(content), "folder/my.file")
        assert image.dtype == np.float64
        assert 0 <= image.min() <= image.max() <= 1
        np.testing.assert_allclose(image, expected, rtol=0, atol=atol[0] if atol else 1e-12)
        assert text == f"my.file: {image.shape[0]}×{image.shape[1]}, {said}"
        image[...] = 0.5  # each reading is the learner's own


@pytest.mark.parametrize("orientation", [*range(10), 99])
def test_a_photo_is_turned_the_way_the_camera_was_held(orientation):
    # In squares as large as those that a JPEG is coded in, which keeps them as they are.
    image = np.kron(GRAY[:2, :3], np.ones((8, 8), dtype=np.uint8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    contents = [written(image, kind, exif=exif) for kind in ("PNG", "TIFF", "JPEG")]
    upright = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(contents[0]))))
    contents.append(tiff(image / 255, extratags=[(0x0112, "H", 1, orientation, True)]))
    for content in contents:
        np.testing.assert_allclose(load_gray(content)[0], upright / 255, atol=0.02)


@pytest.mark.parametrize(
    ("shape", "small"),
    [
        *(((512, 512), None), ((1, 512), None), ((513, 2), (512, 2)), ((512, 513), (511, 512))),
        *(((1024, 600), (512, 300)), ((1, 200_000), (1, 512)), ((100_000, 3), (512, 1))),
    ],
)
def test_more_than_512_rows_or_columns_are_scaled_down(shape, small):
    slope = np.linspace(0, 1, max(shape))
    slope = np.broadcast_to(slope if shape[0] < shape[1] else slope[:, None], shape)
    done = f", scaled down to {small[0]}×{small[1]} with anti-aliasing" if small else ""
    for content, kind in ((written((slope * 255).round().astype(np.uint8), "PNG"), EIGHT),
                          (tiff(np.dstack([slope] * 3), photometric="rgb"), FLOATS)):  # fmt: skip
        image, said = load_gray(content, "a.png")
        assert said == f"a.png: {shape[0]}×{shape[1]}, {kind}{done}"
        assert image.shape == (small or shape)
        along = image.mean(axis=0 if shape[0] < shape[1] else 1)
        np.testing.assert_allclose(along, np.linspace(0, 1, len(along)), atol=0.01)


def test_squares_of_one_pixel_become_gray_all_over():
    board = np.indices((700, 1300)).sum(axis=0) % 2 == 1
    # Taking every second or third pixel would leave black, white, or a moiré of both. In a corner
    # a sample replaces fewer pixels, so that a little is left of them.
    assert abs(load_gray(written(board, "PNG"))[0] - 0.5).max() < 0.03


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with images in its folder data; the kernel is in the folder notebooks."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "my photos").mkdir(parents=True)
    cafe, naive = unicodedata.normalize("NFC", "café"), unicodedata.normalize("NFD", "naïve")
    for name in ("data/gray", "data/my photos/a b", "data/it's 50%25", "notebooks/here",
                 f"data/{cafe}", f"data/{naive}"):  # fmt: skip
        (tmp_path / f"{name}.png").write_bytes(written(GRAY, "PNG"))
    (tmp_path / "data" / "link.png").symlink_to("gray.png")
    monkeypatch.chdir(tmp_path / "notebooks")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("path", "is_guessed"),
    [
        *((path, False) for path in (
            "here.png", " here.png\n", "./here.png", "'here.png'", "../data/gray.png",
            "{}/data/gray.png", "{}/data/link.png", "“{}/data/gray.png”", "{}/data/it's 50%25.png",
            "file://{}/data/it's%2050%2525.png", "file://localhost{}/data/gray.png",
            "file:{}/data/gray.png")),
        *((path, True) for path in (
            "data/gray.png", "~/data/gray.png", "'~/data/gray.png'", "data/my photos/a b.png",
            '"data/my photos/a b.png"', r"data/my\ photos/a\ b.png",
            "file://{}/data/my%20photos/a%20b.png",
            *(unicodedata.normalize(form, f"data/{name}.png")
              for form in ("NFC", "NFD") for name in ("café", "naïve")))),
    ],
)  # fmt: skip
def test_a_path_is_found_as_people_paste_it(course, path, is_guessed):
    for source in (str, Path) if "//" not in path else (str,):
        image, said = load_gray(source(path.format(course)))
        np.testing.assert_array_equal(image, GRAY / 255)
        assert said.endswith(".png: 5×7, gray, 8 bit") != is_guessed
        # A file elsewhere than the path says is never taken without a word.
        assert (f".png from {course / 'data'}" in said) == is_guessed


def test_helpers_take_what_pillow_has_opened():
    image = palette_image(PALETTE, PLACES)
    (ax,) = helpers.imshow_all(image).figure.axes
    np.testing.assert_array_equal(ax.images[0].get_array(), PALETTE[PLACES] / 255)
    with pytest.raises(ValueError, match="A color image becomes gray"):
        helpers.filter_lab(image)


def claiming(kind, side, strip=b"", compression=1):
    """Return a file that's said to have as many rows and columns, and has a few bytes only."""
    if kind == "png":
        content = bytearray(written(GRAY, "PNG"))
        content[16:24] = struct.pack(">II", side, side)
        content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
        return bytes(content)
    tags = {256: side, 257: side, 258: 16, 259: compression, 262: 1, 273: 122, 277: 1, 278: side}
    tags[279] = len(strip)
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    return struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + entries + bytes(4) + strip


BROKEN = "isn't an image, or it's damaged. PNG, JPEG and TIFF files work."
EXPORT = "which can't be read here. Export it as JPEG or PNG."
MOVIE = b"\0\0\0\x18ftyp"
SMALLER = "is the limit. Crop it, or save it smaller."
REFUSED = {
    **{name: (content, BROKEN) for name, content in {
        "empty": b"", "zeros": bytes(1000), "page": b"<!DOCTYPE html><title>404 Not Found</title>",
        "pickle": pickle.dumps(GRAY), "head": written(GRAY, "PNG")[:8], "none": claiming("png", 0),
        "less": claiming("png", 50), "less too": claiming("tif", 50, bytes(99)),
        "a\nb": b"nothing", "x" * 61: b"", "movie": MOVIE + b"isom\0\0\0\0isom"}.items()},
    # Pillow lets the first of these pass, warns of the second, and refuses the third itself.
    **{f"{kind} of {side}": (claiming(kind, side),
                             f"has {side}×{side} pixels, and 60 million {SMALLER}")
       for kind, side in (("png", 8000), ("png", 10_000), ("tif", 8000), ("tif", 100_000))},
    "bomb": (claiming("png", 100_000), "has far too many pixels. Crop it, or save it smaller."),
    "60 MB": (bytes(60_000_000), f"has 60 MB, and 50 MB {SMALLER}"),
    **{f"{value}": (tiff([[0.5, value]]), "has pixels that are NaN or infinite.")
       for value in (np.nan, np.inf, -np.inf)},
    "complex": (tiff(ROW * 1j), "holds complex128 along YX. Save it as an image."),
    **{f"HEIC {brand}": (MOVIE + brand + b"\0\0\0\0mif1heic", f"is a HEIC file, {EXPORT}")
       for brand in (b"heic", b"mif1")},
    **{f"AVIF {brand}": (MOVIE + brand + b"\0\0\0\0mif1avif", f"is an AVIF file, {EXPORT}")
       for brand in (b"avif", b"mif1")},
    **{f"{kind} {k}": (start + bytes(9), f"is {kind}, {EXPORT}")
       for kind, starts in {
           "a JPEG 2000 file": (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
           "a JPEG XL file": (b"\0\0\0\x0cJXL \r\n\x87\n", b"\xff\x0a"),
           "a JPEG XR file": (b"II\xbc\1",),
           "a camera's raw file": (b"II*\0\x10\0\0\0CR\2\0", b"FUJIFILM", MOVIE + b"crx "),
           "a Photoshop file": (b"8BPS",),
       }.items() for k, start in enumerate(starts)},
    "pdf": (b"%PDF-1.7", "is a PDF, which can't be read here. Export its page as PNG."),
    "npy": (b"\x93NUMPY\1\0", "is a NumPy file, which can't be read here. "
                              "Read it with numpy.load, and filter the array."),
    "svg": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
            "is an SVG drawing, which can't be read here. Export it as PNG."),
    # Pillow would have Ghostscript run the program that this is.
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n",
            "is a PostScript file, which can't be read here. Export it as PNG."),
}  # fmt: skip


def refusal(source, name=None):
    with pytest.raises(ValueError, match=r"^image: ") as caught:
        load_gray(source, name)
    assert str(caught.value).isprintable()
    return str(caught.value).removeprefix("image: ")


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_read_is_named_with_the_reason(name, tmp_path):
    content, why = REFUSED[name]
    shown = name.replace("\n", "?") if len(name) <= 60 else f"...{name[-57:]}"
    assert refusal(content, name) == f"{shown} {why}"
    (tmp_path / "a.png").write_bytes(content)
    assert refusal(tmp_path / "a.png").endswith(f"a.png {why}")


def test_a_path_without_an_image_is_refused(course):
    around = course / "around.png"
    around.symlink_to("around.png")
    for path in ("nothing", "here.png/beyond", "a\0b", "long" * 100, around, "folder/" * 1000 + "a",
                 "~nobody-of-this-name/a", "file://[/a"):  # fmt: skip
        assert refusal(path).endswith("isn't in the folder of this notebook, or in any above it.")
    assert refusal("data") == "data is a folder. Add the name of a file in it."
    os.mkfifo("pipe.png")  # and nobody waits for it
    assert refusal("pipe.png") == "pipe.png isn't an ordinary file."


def test_a_few_bytes_never_fill_the_memory():
    strip = zlib.compress(bytes(40_000_000))
    tracemalloc.start()
    assert refusal(claiming("tif", 50, strip, compression=8), "a.tif") == f"a.tif {BROKEN}"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


HOSTILE = {
    **{name: SOUND[name][0] for name in (
        "16-bit PNG", "palette PNG", "GIF of frames", "color TIFF", "color BMP")},
    "JPEG": written(COLOR, "JPEG", progressive=True),
    "deep TIFF": tiff(DEEP),
    "strips": tiff(DEEP, compression="zlib", predictor=True, rowsperstrip=2),
    "tiles": tiff(DEEP / 65535, tile=(16, 16), compression="zlib"),
}  # fmt: skip


def fine_or_refused(content):
    """Return a file's image, or None if it's refused in words; anything else is a fault."""
    try:
        image, _ = load_gray(content, "my.file")
    except ValueError as error:
        return None if str(error).startswith("image: my.file ") else pytest.fail(str(error))
    assert (image.dtype, image.ndim) == (np.float64, 2)
    assert 1 <= min(image.shape) <= max(image.shape) <= MOST_SIDE
    assert 0 <= image.min() <= image.max() <= 1
    return image


@pytest.mark.parametrize("kind", HOSTILE)
def test_of_a_file_cut_short_no_pixel_is_made_up(kind):
    content = HOSTILE[kind]
    whole = fine_or_refused(content)
    for length in (*range(0, len(content) - 20, 9), *range(len(content) - 20, len(content))):
        image = fine_or_refused(content[:length])
        assert image is None or (image == whole).all()


@pytest.mark.parametrize("kind", HOSTILE)
@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1),
    st.floats(0.5, 1),
)
def test_a_file_with_any_changes_is_an_image_or_refused_in_words(kind, changes, part):
    content = bytearray(HOSTILE[kind])
    for where, value in changes:
        content[int(where**3 * len(content))] = value  # more of them near its start
    fine_or_refused(content[: int(part * len(content)) + 1])


def test_a_broken_file_prints_nothing_on_any_way(tmp_path):
    # In a Python of its own, where no handler of pytest's takes what Pillow and tifffile log.
    samples = b"\x15\x01\x03\x00\x01\x00\x00\x00"  # how many each pixel of a TIFF has
    assert HOSTILE["color TIFF"].count(samples) == 1
    files = [
        HOSTILE["color TIFF"].replace(samples + b"\3", samples + b"\x63"),
        *(content[: len(content) // 2] for content in HOSTILE.values()),
        *(content for content, _ in REFUSED.values()),
    ]
    for k, content in enumerate(files):
        (tmp_path / f"{k}").write_bytes(content)
    code = """import sys
from helpers.figures.loading import load_gray
for path in sys.argv[1:]:
    try:
        load_gray(path)
    except ValueError:
        pass"""
    command = [sys.executable, "-c", code, *map(str, tmp_path.iterdir())]
    done = subprocess.run(command, cwd=COURSE, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")

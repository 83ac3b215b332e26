import io
import os
import pickle
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from helpers.figures.loading import MOST_SIDE, load_gray

COURSE = Path(__file__).resolve().parents[2]
RNG = np.random.default_rng(1)
GRAY = RNG.integers(0, 256, (5, 7), dtype=np.uint8)
DEEP = RNG.integers(0, 65536, (5, 7), dtype=np.uint16)
COLOR = RNG.integers(0, 256, (5, 7, 3), dtype=np.uint8)
LUMINANCE = np.array([0.2125, 0.7154, 0.0721])  # of red, green and blue, as scikit-image has it
IN_COLOR = "in color, turned into gray"
TRANSPARENT = "transparent, turned into gray"
quick = settings(max_examples=120, deadline=None, derandomize=True, database=None)


def written(image, kind, **options):
    """Return what a file of this image holds."""
    image = image if isinstance(image, Image.Image) else Image.fromarray(image)
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def check(content, expected, said, atol=1e-12):
    image, text = load_gray(content, "my.file")
    assert image.dtype == np.float64
    assert 0 <= image.min() <= image.max() <= 1
    expected = np.asarray(expected)
    np.testing.assert_allclose(image, expected, rtol=0, atol=atol)
    assert text == f"my.file: {expected.shape[0]}×{expected.shape[1]}, {said}"


@pytest.fixture(autouse=True)
def nothing_printed(capsys):
    """Fail a test in which anything was printed; pytest is set to do so for warnings."""
    yield
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def refused(caplog):
    """Return a function that returns the reason why a file is refused."""

    def reason(source, name=None):
        with pytest.raises(ValueError, match=r"^image: expected") as caught:
            load_gray(source, name)
        assert not caplog.records
        named = (str(source) if name is None else name).replace("\0", "?")
        start, _, rest = str(caught.value).partition("; ")
        assert start == "image: expected an image file such as PNG, JPEG or TIFF"
        shown, _, why = rest.rpartition(": ")
        assert shown == (named if len(named) <= 60 else f"...{named[-57:]}")
        return why

    return reason


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "PPM"])
def test_gray_of_8_bits(kind):
    check(written(GRAY, kind), GRAY / 255, "gray, 8 bit")


def test_a_gray_jpeg_is_close_to_what_was_saved():
    slope = np.tile(np.arange(0, 256, 4, dtype=np.uint8), (16, 1))
    check(written(slope, "JPEG", quality=95), slope / 255, "gray, 8 bit", atol=0.02)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "PPM"])
def test_gray_of_16_bits(kind):
    check(written(DEEP, kind), DEEP / 65535, "gray, 16 bit")


def test_a_tiff_of_16_bits_with_the_high_byte_first():
    image = Image.frombytes("I;16B", (7, 5), DEEP.astype(">u2").tobytes())
    check(written(image, "TIFF"), DEEP / 65535, "gray, 16 bit")


@pytest.mark.parametrize(
    ("values", "expected", "said"),
    [
        ([[0, 65535, 6553.5 * 2]], [[0, 1, 0.2]], "gray, 16 bit"),
        ([[0, 131070, 65535]], [[0, 1, 0.5]], "gray from 0 to 1.31e+05, scaled"),
        ([[-10, 10, 5]], [[0, 1, 0.75]], "gray from -10 to 10, scaled"),
        ([[-3, -3]], [[0, 0]], "gray from -3 to -3, scaled"),
        ([[-(2**31), 2**31 - 1]], [[0, 1]], "gray from -2.15e+09 to 2.15e+09, scaled"),
    ],
)
def test_a_tiff_of_32_bits(values, expected, said):
    check(written(np.array(values, dtype=np.int32), "TIFF"), expected, said)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
def test_black_and_white(kind):
    check(written(GRAY > 99, kind), GRAY > 99, "gray, 8 bit")


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "PPM"])
def test_color(kind):
    check(written(COLOR, kind), COLOR / 255 @ LUMINANCE, IN_COLOR)


@pytest.mark.parametrize("rows", [255, 256, 257, 512])
def test_color_of_many_rows_lacks_none(rows):
    image = RNG.integers(0, 256, (rows, 2, 3), dtype=np.uint8)
    check(written(image, "PNG"), image / 255 @ LUMINANCE, IN_COLOR)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "GIF", "BMP"])
def test_a_palette(kind):
    places = np.arange(8, dtype=np.uint8).reshape(2, 4)
    palette = RNG.integers(0, 256, (8, 3), dtype=np.uint8)
    image = Image.fromarray(places)
    image.putpalette(palette.tobytes())
    assert image.mode == "P"
    check(written(image, kind), palette[places] / 255 @ LUMINANCE, IN_COLOR)


def test_a_palette_with_transparency_stands_on_white():
    image = Image.fromarray(np.array([[0, 1, 2]], dtype=np.uint8))
    image.putpalette([0, 0, 0, 0, 0, 255, 255, 0, 0])
    expected = [[1, LUMINANCE[2], LUMINANCE[0]]]
    check(written(image, "PNG", transparency=0), expected, TRANSPARENT)
    check(written(image, "GIF", transparency=0), expected, TRANSPARENT)
    # Each of a palette's colors can be see-through in part.
    half = 128 / 255
    expected = [[1 - half, 1, LUMINANCE[0]]]
    check(written(image, "PNG", transparency=bytes([128, 0, 255])), expected, TRANSPARENT)


@pytest.mark.parametrize(
    ("image", "clear", "expected"),
    [
        (np.array([[0, 9, 255]], dtype=np.uint8), 9, [[0, 1, 1]]),
        (np.array([[True, False]]), 0, [[1, 1]]),
        (np.array([[[255, 0, 0], [0, 0, 0]]], dtype=np.uint8), (0, 0, 0), [[0.2125, 1]]),
    ],
    ids=["gray", "black and white", "color"],
)
def test_a_png_that_says_which_color_is_see_through(image, clear, expected):
    check(written(image, "PNG", transparency=clear), expected, TRANSPARENT)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_gray_with_transparency_stands_on_white(kind):
    image = np.array([[[0, 255], [0, 0], [0, 51], [255, 7], [51, 255]]], dtype=np.uint8)
    check(written(image, kind), [[0, 1, 0.8, 1, 0.2]], TRANSPARENT)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_color_with_transparency_stands_on_white(kind):
    red, green, _ = LUMINANCE
    image = np.array(
        [
            [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 0, 0]],
            [[255, 0, 0, 51], [0, 0, 0, 51], [0, 0, 255, 0]],
        ],
        dtype=np.uint8,
    )
    expected = [[red, green, 1], [0.8 + 0.2 * red, 0.8, 1]]
    check(written(image, kind), expected, TRANSPARENT)


def test_no_rounding_leaves_0_to_1():
    # A sum of three weights, or of what is see-through and what is not, may well come out above 1.
    white = np.full((31, 33, 3), 255, dtype=np.uint8)
    check(written(white, "PNG"), np.ones((31, 33)), IN_COLOR)
    gray, opaque = np.meshgrid(np.arange(256), np.arange(256))
    every_kind = np.stack([gray, opaque], axis=-1).astype(np.uint8)
    expected = 1 - opaque / 255 * (1 - gray / 255)
    check(written(every_kind, "PNG"), expected, TRANSPARENT)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_inks_are_not_taken_for_light(kind):
    inks = np.zeros((16, 64, 4), dtype=np.uint8)
    inks[:, 16:32] = [255, 0, 0, 0]  # all cyan, which swallows red
    inks[:, 32:48] = [0, 0, 0, 255]
    inks[:, 48:] = [0, 0, 0, 51]
    expected = np.repeat([[1, 1 - LUMINANCE[0], 0, 0.8]], 16, axis=1).repeat(16, axis=0)
    image = Image.frombytes("CMYK", (64, 16), inks.tobytes())
    check(written(image, kind), expected, IN_COLOR, atol=0.02)


@pytest.mark.parametrize(
    ("values", "expected", "said"),
    [
        ([[0, 0.25], [0.5, 1]], [[0, 0.25], [0.5, 1]], "gray floats"),
        ([[0.25, 0.5]], [[0.25, 0.5]], "gray floats"),
        ([[-0.0, 1]], [[0, 1]], "gray floats"),
        ([[0, 255, 51]], [[0, 1, 0.2]], "gray from 0 to 255, scaled"),
        ([[-1, 3, 0]], [[0, 1, 0.25]], "gray from -1 to 3, scaled"),
        ([[7, 7]], [[0, 0]], "gray from 7 to 7, scaled"),
        ([[-3e38, 3e38, 0]], [[0, 1, 0.5]], "gray from -3e+38 to 3e+38, scaled"),
        ([[-1e-45, 1e-45, 0]], [[0, 1, 0.5]], "gray from -1.4e-45 to 1.4e-45, scaled"),
    ],
)
def test_a_tiff_of_floats(values, expected, said):
    check(written(np.array(values, dtype=np.float32), "TIFF"), expected, said)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_tiff_of_no_numbers_is_refused(value, refused):
    content = written(np.array([[0.5, value]], dtype=np.float32), "TIFF")
    assert refused(content, "a.tif") == "it holds NaN or infinity."


TURNED = {
    1: lambda image: image,
    2: np.fliplr,
    3: lambda image: np.rot90(image, 2),
    4: np.flipud,
    5: np.transpose,
    6: lambda image: np.rot90(image, -1),
    7: lambda image: np.rot90(image, 2).T,
    8: np.rot90,
}


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_a_photo_is_turned_the_way_the_camera_was_held(kind, orientation):
    # Of squares as large as those that a JPEG is coded in, which keeps them as they are.
    image = np.kron(GRAY[:2, :3], np.ones((8, 8), dtype=np.uint8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    expected = TURNED[orientation](image) / 255
    content = written(image, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))
    check(content, expected, "gray, 8 bit", atol=0.02)


@pytest.mark.parametrize("value", [0, 9, 99])
def test_an_orientation_that_is_none_changes_nothing(value):
    exif = Image.Exif()
    exif[0x0112] = value
    check(written(GRAY, "PNG", exif=exif), GRAY / 255, "gray, 8 bit")


@pytest.mark.parametrize(
    ("kind", "how"), [("GIF", IN_COLOR), ("PNG", "gray, 8 bit"), ("TIFF", "gray, 8 bit")]
)
def test_of_many_frames_the_first_is_taken(kind, how):
    others = [Image.fromarray(GRAY // factor) for factor in (2, 3)]
    content = written(GRAY, kind, save_all=True, append_images=others)
    check(content, GRAY / 255, f"{how}, the first of 3 frames")


@pytest.mark.parametrize(
    ("shape", "scaled"),
    [
        ((512, 512), None),
        ((1, 512), None),
        ((513, 2), (512, 2)),
        ((512, 513), (511, 512)),
        ((1024, 600), (512, 300)),
        ((600, 1000), (307, 512)),
        ((3, 1024), (2, 512)),
    ],
)
def test_more_than_512_rows_or_columns_are_scaled_down(shape, scaled):
    content = written(np.full(shape, 51, dtype=np.uint8), "PNG")
    done = f", scaled down to {scaled[0]}×{scaled[1]} with anti-aliasing" if scaled else ""
    image, said = load_gray(content, "a.png")
    assert said == f"a.png: {shape[0]}×{shape[1]}, gray, 8 bit{done}"
    np.testing.assert_allclose(image, np.full(scaled or shape, 0.2), atol=1e-7)


@pytest.mark.parametrize("shape", [(1024, 1024), (2000, 2000), (700, 1300), (1600, 1025)])
def test_squares_of_one_pixel_become_gray_all_over(shape):
    board = np.indices(shape).sum(axis=0) % 2 == 1
    image, _ = load_gray(written(board, "PNG"))
    assert max(image.shape) == MOST_SIDE
    # Taking every second or third pixel would leave black, white, or a moiré of both. In a corner
    # a sample stands for fewer pixels, so that a little is left of them.
    assert abs(image - 0.5).max() < 0.03


def test_what_is_scaled_down_keeps_its_place():
    steps = np.kron(GRAY[:4, :4], np.ones((256, 256), dtype=np.uint8))
    image, _ = load_gray(written(steps, "PNG"))
    expected = np.kron(GRAY[:4, :4], np.ones((128, 128))) / 255
    inside = np.arange(512) % 128 % 127 != 0  # all but the samples beside an edge
    np.testing.assert_allclose(image[inside][:, inside], expected[inside][:, inside], atol=1e-6)


def test_a_scaled_down_image_stays_within_0_and_1():
    edges = np.kron(np.indices((20, 20)).sum(axis=0) % 2 == 1, np.ones((50, 50), dtype=bool))
    image, _ = load_gray(written(edges, "PNG"))
    assert image.min() == 0
    assert image.max() == 1


@pytest.mark.parametrize(
    ("shape", "scaled"), [((1, 200_000), (1, 512)), ((100_000, 3), (512, 1)), ((2, 5000), (1, 512))]
)
def test_a_very_long_image_is_still_one_of_a_row_or_a_column(shape, scaled):
    slope = np.linspace(0, 1, max(shape))
    slope = np.broadcast_to(slope if shape[0] < shape[1] else slope[:, None], shape)
    image, said = load_gray(written((slope * 255).astype(np.uint8), "PNG"), "long.png")
    assert image.shape == scaled
    assert said == (
        f"long.png: {shape[0]}×{shape[1]}, gray, 8 bit, "
        f"scaled down to {scaled[0]}×{scaled[1]} with anti-aliasing"
    )
    np.testing.assert_allclose(image.ravel(), np.linspace(0, 1, 512), atol=0.01)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
def test_a_single_pixel(kind):
    check(written(np.array([[51]], dtype=np.uint8), kind), [[0.2]], "gray, 8 bit")


@pytest.fixture
def folder(tmp_path):
    """A folder with an image in it."""
    (tmp_path / "gray.png").write_bytes(written(GRAY, "PNG"))
    return tmp_path


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path(kind, folder, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.chdir(folder)
    (folder / "photo of José.png").write_bytes(written(GRAY, "PNG"))
    for path in (folder / "gray.png", "~/gray.png", "gray.png", folder / "photo of José.png"):
        image, said = load_gray(kind(path))
        np.testing.assert_array_equal(image, GRAY / 255)
        assert said == f"{Path(path).name}: 5×7, gray, 8 bit"


def test_a_link_to_a_file(folder):
    link = folder / "link.png"
    link.symlink_to("gray.png")
    assert load_gray(link)[1] == "link.png: 5×7, gray, 8 bit"


def test_a_file_is_what_it_holds_and_not_what_it_is_called(folder):
    path = folder / "photo.jpg"
    path.write_bytes(written(GRAY, "PNG"))
    np.testing.assert_array_equal(load_gray(path)[0], GRAY / 255)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_a_files_content(kind):
    content = kind(written(GRAY, "PNG"))
    for name, shown in ((None, "the file"), ("my.png", "my.png"), ("folder/my.png", "my.png")):
        image, said = load_gray(content, name)
        np.testing.assert_array_equal(image, GRAY / 255)
        assert said == f"{shown}: 5×7, gray, 8 bit"


def test_each_reading_is_the_learners_own():
    content = written(GRAY, "PNG")
    load_gray(content)[0][...] = 0.5
    np.testing.assert_array_equal(load_gray(content)[0], GRAY / 255)


MISSING = "there is no such file that can be read."
BROKEN = "it is no image, or broken."


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_without_a_file_is_refused(kind, folder, refused):
    dangling = folder / "dangling.png"
    dangling.symlink_to("nothing.png")
    around = folder / "around.png"
    around.symlink_to("around.png")
    for path in (
        folder / "nothing.png",
        folder / "gray.png" / "beyond.png",
        folder / "a\0b.png",
        folder / ("long" * 100 + ".png"),
        folder / ("folder/" * 1000 + "a.png"),
        dangling,
        around,
        "~nobody-of-this-name/a.png",
    ):
        assert refused(kind(path)) == MISSING


@pytest.mark.parametrize("kind", [str, Path])
def test_a_folder_is_refused(kind, folder, refused):
    (folder / "folder.png").mkdir()
    for path in (folder, folder / "folder.png"):
        assert refused(kind(path)) == "it is a folder."


if hasattr(os, "mkfifo"):

    def test_a_pipe_is_refused_and_not_waited_for(folder, refused):
        os.mkfifo(folder / "pipe.png")
        assert refused(folder / "pipe.png") == "it is no ordinary file."


def chunk(kind, content):
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def png_claiming(side):
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def bmp_claiming(side):
    content = bytearray(written(GRAY, "BMP"))
    content[18:26] = struct.pack("<ii", side, side)
    return bytes(content)


NO_IMAGES = {
    "empty.png": b"",
    "zeros.png": bytes(1000),
    "text.png": b"This is no image.\n" * 20,
    "page.png": b"<!DOCTYPE html><title>404 Not Found</title>",
    "array.pickle": pickle.dumps(GRAY),
    "figures.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>',
    "head.png": written(GRAY, "PNG")[:8],
    "nothing.png": png_claiming(0),
    "less.png": png_claiming(50),
}


@pytest.mark.parametrize("name", NO_IMAGES)
def test_what_is_no_image_is_refused(name, tmp_path, refused):
    path = tmp_path / name
    path.write_bytes(NO_IMAGES[name])
    assert refused(path) == refused(NO_IMAGES[name], name) == BROKEN


def test_a_pickle_is_not_unpacked(refused):
    class Trap:
        def __reduce__(self):
            return print, ("unpacked",)

    assert refused(pickle.dumps(Trap()), "trap.png") == BROKEN


# Pillow lets the first of these pass, warns of the second, and refuses the third itself.
@pytest.mark.parametrize("side", [8000, 10_000, 100_000])
@pytest.mark.parametrize("claiming", [png_claiming, bmp_claiming])
def test_more_than_60_million_pixels_are_refused_unread(claiming, side, refused):
    why = f"it has {side}×{side} pixels, more than 60 million."
    if side == 100_000:
        why = "it has more than 60 million pixels."
    assert refused(claiming(side), "huge.png") == why


def test_more_than_50_mb_are_refused(tmp_path, refused):
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.write(written(GRAY, "PNG"))
        file.truncate(50_000_001)  # sparse: it takes no room on the disk
    assert refused(path) == "it has more than 50 MB."
    assert refused(bytes(60_000_000), "a.png") == "it has 60 MB, and at most 50 MB are read."


@pytest.mark.parametrize("length", [1, 60, 61, 5000])
def test_a_long_name_is_cut_short_at_its_start(length, refused):
    assert refused(b"", "x" * length) == BROKEN


SOURCES = {
    "gray PNG": written(GRAY, "PNG"),
    "color PNG": written(COLOR, "PNG"),
    "palette PNG": written(Image.fromarray(COLOR).convert("P"), "PNG"),
    "16 bit PNG": written(DEEP, "PNG"),
    "JPEG": written(COLOR, "JPEG"),
    "progressive JPEG": written(COLOR, "JPEG", progressive=True),
    "GIF": written(
        Image.fromarray(COLOR).quantize(16),
        "GIF",
        save_all=True,
        append_images=[Image.fromarray(GRAY)],
    ),
    "TIFF": written(COLOR, "TIFF"),
    "float TIFF": written(GRAY.astype(np.float32), "TIFF"),
    "BMP": written(COLOR, "BMP"),
    "palette BMP": written(Image.fromarray(COLOR).convert("P"), "BMP"),
}


def fine_or_refused(content):
    """Return a file's image, or None where it is refused; anything else is a fault."""
    try:
        image, said = load_gray(content, "my.file")
    except ValueError:
        with pytest.raises(ValueError, match=r"^image: expected .*; my\.file: "):
            load_gray(content, "my.file")
        return None
    assert said.startswith("my.file: ")
    assert image.dtype == np.float64
    assert image.ndim == 2
    assert 1 <= min(image.shape) <= max(image.shape) <= MOST_SIDE
    assert np.isfinite(image).all()
    assert 0 <= image.min() <= image.max() <= 1
    return image


@pytest.mark.parametrize("kind", SOURCES)
def test_of_a_file_cut_short_no_pixel_is_made_up(kind):
    content = SOURCES[kind]
    whole = fine_or_refused(content)
    for length in range(len(content)):
        image = fine_or_refused(content[:length])
        if image is not None:
            np.testing.assert_array_equal(image, whole)
        if "PNG" in kind:
            # A PNG's pixels end 20 bytes before the file: two checksums and the mark of its end.
            assert (image is None) == (length < len(content) - 20)


# What files of many kinds begin with, as other bytes get no further than their first few.
STARTS = [
    *(b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff", b"GIF89a", b"II*\0\x08\0\0\0"),
    *(b"BM", b"MM\0*\0\0\0\x08", b"P5\n", b"P6 9 9 255\n", b"8BPS\0\1", b"DDS |\0\0\0"),
    *(b"RIFF\0\1\0\0WEBPVP8 ", b"\0\0\1\0\1\0", b"\n\5\1\x08", b"\1\xda\1\1"),
]


@settings(quick, max_examples=500)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200))
def test_any_bytes_are_an_image_or_refused_in_words(start, rest):
    fine_or_refused(start + rest)


changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6
)


def with_changes(content, changes):
    content = bytearray(content)
    for where, value in changes:
        content[int(where * len(content))] = value
    return bytes(content)


@pytest.mark.parametrize("kind", SOURCES)
@quick
@given(changes=changes)
def test_a_file_of_which_bytes_were_changed_is_an_image_or_refused_in_words(kind, changes):
    fine_or_refused(with_changes(SOURCES[kind], changes))


@pytest.mark.parametrize("kind", [kind for kind in SOURCES if "PNG" in kind])
@quick
@given(data=st.data())
def test_so_is_a_png_whose_checksums_hide_the_changes(kind, data):
    # Otherwise almost every change is found out by its checksum, and gets no further.
    content, chunks = SOURCES[kind], []
    at = 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += length + 12
    which = data.draw(st.sampled_from([k for k, (_, body) in enumerate(chunks) if body]))
    chunks[which] = (chunks[which][0], with_changes(chunks[which][1], data.draw(changes)))
    fine_or_refused(content[:8] + b"".join(chunk(*each) for each in chunks))


def test_a_broken_file_prints_nothing_on_any_way(tmp_path):
    # In a Python of its own, where no handler of pytest's takes what Pillow logs, and where what
    # is written past sys.stderr can be seen.
    samples = b"\x15\x01\x03\x00\x01\x00\x00\x00"  # how many each pixel of a TIFF has
    assert SOURCES["TIFF"].count(samples) == 1
    files = {
        **NO_IMAGES,
        "logged.tif": SOURCES["TIFF"].replace(samples + b"\3", samples + b"\x63"),
        "warned.png": png_claiming(10_000),
        "cut.png": SOURCES["color PNG"][:-40],
        "cut.jpg": SOURCES["JPEG"][:-40],
        "cut.gif": SOURCES["GIF"][:100],
        "cut.tif": SOURCES["TIFF"][:-40],
        "cut.bmp": SOURCES["BMP"][:-40],
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    code = (
        "import sys\n"
        "from helpers.figures.loading import load_gray\n"
        "refused = 0\n"
        "for path in sys.argv[1:]:\n"
        "    try:\n"
        "        load_gray(path)\n"
        "    except ValueError as error:\n"
        "        refused += str(error).startswith('image: expected')\n"
        "sys.exit(refused != len(sys.argv) - 1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, tmp_path.iterdir())],
        cwd=COURSE,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert done.returncode == 0


def test_garbage_among_the_cameras_notes_costs_nothing():
    exif = b"Exif\x00\x00" + b"MM\x00*\x00\x00\x00\xff" + b"garbage" * 9
    check(written(GRAY, "PNG", exif=exif), GRAY / 255, "gray, 8 bit")


def test_an_eps_is_refused_unopened(refused):
    # Pillow would have Ghostscript run the program that an EPS is.
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n"
    assert refused(eps, "my.eps") == "it is no image, or broken."


@pytest.mark.parametrize("source", [None, 3, [300], np.zeros(3), 1.5])
def test_what_is_neither_path_nor_bytes_is_refused(source):
    with pytest.raises(TypeError, match=r"^source: expected a path or bytes, got \w+\.$"):
        load_gray(source)


def test_signs_that_can_not_be_printed_are_not(tmp_path):
    with pytest.raises(ValueError, match=r"a\?b\.png: it is no image") as caught:
        load_gray(b"nothing", "a\nb.png")
    assert str(caught.value).isprintable()


def test_two_frames_are_said_to_be_two():
    buffer = io.BytesIO()
    frames = [Image.new("L", (4, 3), level) for level in (0, 255)]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    _, said = load_gray(buffer.getvalue())
    assert "the first of 2 frames" in said


def test_what_its_reader_calls_a_wrong_value_is_said_to_be_broken(monkeypatch):
    def read(*_, **_options):
        raise ValueError("odd")

    monkeypatch.setattr(Image, "open", read)
    sentence = "it is broken, or of a kind that can't be read"
    with pytest.raises(ValueError, match=rf"^image: .*{sentence}\.$"):
        load_gray(b"GIF89a")

"""Make the README's moving picture of the lab, ``docs/lab.gif``: ``make picture``.

A real JupyterLab is driven; each frame is what a learner sees.
"""

import io

import numpy as np
from PIL import Image

from tools.browser.driver import VIEWPORT, LabPage, lab_and_browser
from tools.build.course import ROOT

PICTURE = ROOT / "docs" / "lab.gif"
CODE = """\
import skimage as ski
from helpers import filter_lab

filter_lab(ski.util.img_as_float(ski.data.camera()[::10, ::10]))
"""
# How long a step and a new setting are shown, in milliseconds.
STEP, SETTING = 250, 1800
COLORS = 160


def frames(lab):
    """Yield pictures of the lab with how long each is shown, while a learner tries things."""
    (demo,) = lab.demos()

    def shot():
        # A focused slider's value, a cursor, a shadow: whatever comes late is there by then.
        demo.settle()
        return Image.open(io.BytesIO(demo.root.screenshot())).convert("RGB")

    def press(kernel):
        with demo.change(kernel):
            demo.root.get_by_role("button", name=kernel, exact=True).click()
        return shot(), SETTING

    def choose(option, of="filter"):
        with demo.change(option):
            demo.root.get_by_label(of, exact=True).select_option(option)
        return shot(), SETTING

    def walk(key):
        for _ in range(6):
            demo.press(key)
            yield shot(), STEP

    demo.drag(0.335)  # to the outline of the coat, which the next steps cross
    yield shot(), SETTING
    yield from walk("ArrowRight")
    yield press("Sobel, horizontal edges")
    yield from walk("ArrowLeft")
    yield press("Sobel, vertical edges")
    yield press("sharpen")
    yield choose("median")
    yield from walk("ArrowRight")
    yield choose("maximum")
    yield choose("7×7 pixels", of="zoom")
    yield from walk("ArrowRight")


def save(shown, path):
    """Write frames as a GIF with one palette, so that no color flickers."""
    pictures, times = zip(*shown, strict=True)
    palette = Image.fromarray(np.concatenate(pictures)).quantize(COLORS)
    first, *rest = (
        picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures
    )
    first.save(path, save_all=True, append_images=rest, duration=times, loop=0, optimize=True)


if __name__ == "__main__":
    with lab_and_browser() as (server, chromium):
        server.write("notebooks/lab.ipynb", CODE)
        window = chromium.new_page(viewport=VIEWPORT | {"height": 1000})
        lab = LabPage(window, server.lesson_address("notebooks/lab.ipynb"))
        lab.run_all()
        save(frames(lab), PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} KB")

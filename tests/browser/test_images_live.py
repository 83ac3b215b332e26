"""Images to zoom into in a real JupyterLab, with the mouse."""

import json

import pytest

from tools.browser.driver import wait_for

SETUP = "%matplotlib widget\nimport numpy as np\nfrom helpers import imshow_all"
SHOW = """\
ramp = np.arange(2500).reshape(50, 50) / 2500
picture = imshow_all(ramp, ramp > 0.5, titles=["ramp", "half"])
picture"""
VIEWS = "print([[*map(float, ax.axis())] for ax in picture.figure.axes])"
NUMBERS = "print([len(each.in_view(picture.figure.dpi / 72)) for _, each in picture._panels])"
OPEN = """\
from helpers.figures import open_figures
from matplotlib import pyplot as plt
print([len(open_figures._open), len(plt.get_fignums())])"""
FIGURE, CANVAS = ".jupyter-matplotlib", ".jupyter-matplotlib-canvas-div"
LOOK = f"document.querySelector('{CANVAS} canvas').toDataURL()"


@pytest.fixture
def ask(visit_lesson, write_lesson):
    """Open the images; return the window, and what asks the kernel."""
    write_lesson("images_live", SETUP, SHOW)
    lab = visit_lesson("images_live")
    lab.run_all()
    return lab, lambda code: json.loads(lab.run_in_kernel(code))


def point(lab, column, row):
    """Move the mouse to a pixel of the image on the left; its whole is in view."""
    canvas = lab.page.locator(CANVAS)
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    place = f"print(picture.figure.axes[0].transData.transform(({column}, {row})).tolist())"
    x, y = json.loads(lab.run_in_kernel(place))
    lab.page.mouse.move(box["x"] + x, box["y"] + box["height"] - y)


def test_images_are_zoomed_together_and_say_their_values(ask):
    lab, kernel = ask
    assert lab.page.locator(".jupyter-matplotlib-header").is_hidden()
    point(lab, 30, 12)
    message = lab.page.locator(".jupyter-matplotlib-footer")
    message.get_by_text("row 12, column 30: 0.252 | 0").wait_for()
    height = lab.page.locator(FIGURE).bounding_box()["height"]
    home, before = kernel(VIEWS), lab.page.evaluate(LOOK)
    assert kernel(NUMBERS) == [0, 0]

    lab.page.get_by_title("Drag a rectangle to zoom into it").click()
    point(lab, 20, 20)
    lab.page.mouse.down()
    for place in (22, 24, 26):
        point(lab, place, place)
    lab.page.mouse.up()
    wait_for(lab.page, f"before => {LOOK} !== before", before)
    lab.wait_for_answer()
    one, other = kernel(VIEWS)
    assert one == other
    assert one == pytest.approx([20, 26, 26, 20], abs=0.5)
    assert min(kernel(NUMBERS)) >= 16
    point(lab, 23, 23)
    message.get_by_text("row 23, column 23: 0.469 | 0").wait_for()
    lab.screenshot("images-live")

    # A click isn't to give it the keys: from there, no Tab would lead on, and none turn a slide.
    assert not lab.page.evaluate(f"document.activeElement.closest('{CANVAS}')")

    with lab.page.expect_download() as download:
        lab.page.get_by_title("Save what you see").click()
    assert download.value.suggested_filename == "images.png"

    zoomed = lab.page.evaluate(LOOK)
    lab.page.get_by_title("Show the whole image").click()
    wait_for(lab.page, f"before => {LOOK} !== before", zoomed)
    lab.wait_for_answer()
    assert kernel(VIEWS) == home
    assert kernel(NUMBERS) == [0, 0]
    assert lab.page.locator(FIGURE).bounding_box()["height"] == height
    assert lab.errors == []


def test_a_cell_run_again_leaves_one_figure_and_a_saved_notebook_its_picture(ask, server):
    lab, kernel = ask
    for _ in range(2):
        lab.run_all()
    assert lab.page.locator(FIGURE).count() == 1
    assert kernel(OPEN) == [1, 0]
    for _ in range(2):  # it isn't taken for a change by somebody else
        lab.command("docmanager:save")
    assert lab.page.locator(".jp-Dialog").count() == 0
    assert lab.page.locator(FIGURE).count() == 1
    saved = json.loads((server.course / "notebooks/images_live.ipynb").read_text())
    image, text = saved["cells"][-1]["outputs"]
    assert [*image["data"]] == ["image/png", "text/plain"]
    assert "".join(text["data"]["text/plain"]).startswith("ramp: 50×50 float64")
    lab.open_instead("notebooks/images_live.ipynb")
    lab.page.locator(".jp-OutputArea-output img").wait_for()
    assert lab.page.get_by_text("Error displaying widget").count() == 0
    assert lab.errors == []


def test_a_figure_fits_a_narrow_page(ask):
    lab, _ = ask
    fits = f"""() => {{
      const [box, output] = ['{CANVAS}', '.course-live-images'].map(
        (part) => document.querySelector(part).getBoundingClientRect());
      return box.width < 600 && box.right <= output.right;
    }}"""
    assert not lab.page.evaluate(fits)
    lab.page.set_viewport_size({"width": 1000, "height": 720})
    wait_for(lab.page, fits)
    point(lab, 30, 12)
    message = lab.page.locator(".jupyter-matplotlib-footer")
    message.get_by_text("row 12, column 30: 0.252 | 0").wait_for()
    assert lab.errors == []


def test_the_oldest_of_many_becomes_a_still(write_lesson, visit_lesson):
    write_lesson("images_many", SETUP, "for _ in range(14):\n    display(imshow_all(np.eye(50)))")
    lab = visit_lesson("images_many")
    lab.run_all()
    wait_for(lab.page, f"document.querySelectorAll('{FIGURE}').length === 12")
    assert lab.page.locator(".jp-OutputArea-output img").count() == 2
    assert lab.errors == []

"""What a learner does with a demo besides moving its sliders, in a real JupyterLab."""

import re

import numpy as np
import pytest
from PIL import Image

from tools.browser.driver import LabPage

# One page for all: it takes longer to load and to run than a test.
DEMOS = {
    "walk": """\
import numpy as np
import skimage as ski
import helpers

photograph = ski.util.img_as_float(ski.data.camera()[::10, ::10])
step = helpers.step_signal()
helpers.convolve_demo(step, [1, 0, -1])""",
    "image": "helpers.mean_filter_demo(photograph[:6, :6])",
    "predict": "helpers.predict_demo(step, [-1, 0, 1])",
    "denoise": "helpers.denoise_demo(photograph)",
    "lab": "helpers.filter_lab(photograph, np.outer([-1, 0, 1], [1, 2, 1]) / 4)",
}


@pytest.fixture(scope="module")
def lab(windows, server, write_lesson):
    write_lesson("demos", *DEMOS.values())
    page = LabPage(windows.new_page(), server.lesson_address("notebooks/demos.ipynb"))
    page.run_all()
    assert page.cell_errors() == []
    yield page
    page.close()


@pytest.fixture
def demo(lab, request):
    """The demo that a test's mark names; at the end the console is clean."""
    yield lab.demos()[list(DEMOS).index(request.param)]
    assert lab.errors == []


def of(name):
    return pytest.mark.parametrize("demo", [name], indirect=True)


@of("walk")
def test_the_last_frame_of_a_drag_is_the_one_of_a_slow_walk(demo):
    # A frame dropped on the way must leave nothing of itself behind.
    for fraction in (1.0, 0.1, 0.8):
        demo.drag(fraction)
    demo.press("Home")
    walked = [demo.press("ArrowRight") for _ in range(3)] and demo.picture()
    for fraction in (0.9, 0.2):
        demo.drag(fraction)
    demo.press("Home")
    for _ in range(3):
        demo.press("ArrowRight")
    assert (demo.picture() == walked).all()


@of("image")
def test_buttons_play_and_keys_on_the_picture_walk(lab, demo):
    def where():
        return tuple(
            int(n) for n in re.findall(r"output row (\d+), column (\d+)", demo.readout())[0]
        )

    with demo.change("forth"):
        demo.root.get_by_role("button", name="forward ▶").click()
    assert where() == (0, 1)
    with demo.change("back"):
        demo.root.get_by_role("button", name="◀ back").click()
    assert where() == (0, 0)
    demo.root.locator(
        ".jupyter-matplotlib-canvas-div, .jupyter-matplotlib-canvas-container"
    ).first.click()
    for key, place in (("ArrowDown", (1, 0)), ("ArrowRight", (1, 1)), ("ArrowUp", (0, 1))):
        with demo.change(key):
            lab.page.keyboard.press(key)
        assert where() == place
    demo.root.locator(".widget-play button").first.click()
    lab.page.wait_for_timeout(1500)
    demo.root.locator(".widget-play button").first.click()
    demo.settle()
    assert where() > (0, 2)


@of("predict")
def test_a_prediction_is_drawn_then_chosen_by_key_then_revealed(demo):
    assert demo.readout().startswith("Not predicted yet.")
    demo.stroke((0.2, 0.5), (0.6, 0.5))
    assert re.search(r"Your prediction: drawn at \d+ of 100 samples", demo.readout())
    demo.press("ArrowLeft")
    assert demo.readout().startswith("Your prediction: sketch D")
    with demo.change("showing what comes out"):
        demo.root.get_by_role("checkbox").check()
    assert "Sign:" in demo.readout()
    demo.root.get_by_role("button", name="clear").click()
    demo.press("End")
    assert "What comes out" in demo.readout(), "what was drawn has been cleared"


@of("denoise")
def test_the_kind_of_noise_is_chosen_from_a_list(demo):
    with demo.change("another kind of noise"):
        demo.root.get_by_role("combobox").select_option("normal")
    assert demo.readout().startswith("normal noise")


@of("lab")
def test_the_lab_follows_lists_text_click_keys_and_an_own_image(lab, demo, tmp_path):
    def settled(action):
        with demo.change("what is set, placed or opened"):
            action()
        return " ".join(demo.readout().split())

    box = demo.root.get_by_label
    kernel, mode = box("kernel", exact=True), box("boundary mode", exact=True)
    assert "3×3 kernel (Laplacian)" in settled(lambda: kernel.select_option("Laplacian"))
    assert "boundary mode wrap" in settled(lambda: mode.select_option("wrap"))
    weights = box("weights", exact=True)
    assert "1×4 kernel (your own)" in settled(lambda: weights.fill("1 0 0 -1/2"))
    assert "convolution" in settled(lambda: box("flip the kernel").check())
    assert "median of a 1×4 window" in settled(lambda: box("filter").select_option("median"))

    canvas = demo.root.locator("canvas").last
    where = re.compile(r"row (\d+), column (\d+):")
    placed = settled(lambda: canvas.click(position={"x": 200, "y": 120}))
    row, column = map(int, where.search(placed).groups())
    assert 0 < row < 51
    assert 0 < column < 51
    for key, place in (("ArrowDown", (row + 1, column)), ("ArrowLeft", (row + 1, column - 1))):
        moved = settled(lambda key=key: lab.page.keyboard.press(key))
        assert tuple(map(int, where.search(moved).groups())) == place

    path = tmp_path / "own.png"
    Image.fromarray(np.eye(40, 60, dtype=np.uint8) * 255).save(path)

    def upload(file):
        with lab.page.expect_file_chooser() as chooser:
            demo.root.get_by_role("button", name="your image").click()
        chooser.value.set_files(file)

    assert "own.png: 40×60, gray, 8 bit" in settled(lambda: upload(path))
    broken = tmp_path / "broken.png"
    broken.write_bytes(path.read_bytes()[:60])
    before = demo.picture()
    upload(broken)
    lab.page.get_by_text("broken.png isn't an image").wait_for()
    demo.settle()
    assert (demo.picture() == before).all()
    demo.screenshot("lab")


def test_cells_run_again_leave_one_demo_each(lab):
    lab.run_all()
    assert lab.cell_errors() == []
    assert len(lab.demos()) == len(DEMOS)
    lab.demos()[0].press("ArrowRight")
    assert lab.errors == []

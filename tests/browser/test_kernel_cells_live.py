"""The lab's kernel is edited in its cells: typed, dragged, resized and pasted in a JupyterLab."""

import pytest

from tools.browser.driver import wait_for

IMAGE = (
    "import helpers\nimport numpy as np\n\nhelpers.filter_lab(np.arange(80).reshape(8, 10) / 80)"
)
# Python takes a quarter of a second for each kernel, and counts them.
SLOW = """\
import time

came = []
slow = helpers.filter_lab(helpers.step_signal(), [1, 2, 1])
slow.controls["kernel"].observe(lambda change: (came.append(change), time.sleep(0.25)), "value")
slow"""
NOTEBOOK = "jupyterapp.shell.currentWidget.content"
FOCUSED = "document.activeElement.ariaLabel"
# Where the pointer is when a finger, a pen or a mouse goes a way, one move for each of its places.
POINTER = """async (cell, [pointerType, ...ys]) => {
  const { left, top } = cell.getBoundingClientRect();
  cell.setPointerCapture = () => {}; // no such pointer is there
  const say = (name, y) => cell.dispatchEvent(new PointerEvent(name, {
    pointerType, pointerId: 7, isPrimary: true, bubbles: true, button: 0,
    clientX: left + 9, clientY: top + y,
  }));
  say('pointerdown', ys[0]);
  for (const y of ys) {
    say('pointermove', y);
    await new Promise(requestAnimationFrame);
  }
  say('pointerup', ys.at(-1));
}"""


class Cells:
    """The cells of a lab's kernel, and what the lab says of them."""

    def __init__(self, lab, demo):
        self.page, self.demo = lab.page, demo

    def at(self, row, column):
        return self.demo.root.get_by_label(f"row {row}, column {column}", exact=True)

    def texts(self):
        return [cell.input_value() for cell in self.demo.root.locator("[role=group] input").all()]

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def says(self, pattern):
        """Wait until the readout says something, and then rests."""
        wait_for(
            self.page,
            "([readout, pattern]) => new RegExp(pattern).test(readout.textContent)",
            arg=[self.demo.root.locator(".live-figure-readout").element_handle(), pattern],
            timeout=10,
        )
        self.demo.settle()
        return " ".join(self.demo.readout().split())

    def drag(self, cell, pixels, key=None):
        """Drag a cell up by so many pixels with the mouse."""
        box, mouse = cell.bounding_box(), self.page.mouse
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        mouse.move(x, y)
        mouse.down()
        if key:
            self.page.keyboard.down(key)
        mouse.move(x, y - pixels, steps=20)
        if key:
            self.page.keyboard.up(key)
        mouse.up()


@pytest.fixture
def open_cells(write_lesson, visit_lesson):
    def open_both():
        write_lesson("cells", IMAGE, SLOW)
        lab = visit_lesson("cells")
        lab.run_all()
        return lab, *(Cells(lab, demo) for demo in lab.demos())

    return open_both


def test_a_kernel_is_typed_into_its_cells_dragged_resized_and_pasted(open_cells):
    lab, cells, _ = open_cells()
    page, count = lab.page, lab.page.evaluate(f"{NOTEBOOK}.widgets.length")
    assert cells.texts() == ["1/9"] * 9

    # Typed: an arrow or Enter applies it, amid it they move the cursor, Escape takes it back.
    cells.at(1, 1).click()
    cells.press("d", "d", "Escape", "2", "ArrowRight")
    assert page.evaluate(FOCUSED) == "row 1, column 2"
    assert "2·" in cells.says("weights sum to 2.889")
    cells.press("1", "2", "ArrowLeft", "/", "ArrowRight", "ArrowDown")
    assert page.evaluate(FOCUSED) == "row 2, column 2"
    cells.says("weights sum to 3.278")
    cells.press("-", ",", "5", "Enter")
    cells.says("weights sum to 2.667")
    assert page.evaluate(FOCUSED) == "row 2, column 2"
    assert cells.texts()[:5] == ["2", "1/2", "1/9", "1/9", "-.5"]
    assert page.evaluate(f"{NOTEBOOK}.widgets.length") == count, "the keys aren't the notebook's"

    # What isn't a number is kept, and said; the kernel stays.
    cells.press("x", "ArrowUp")
    said = cells.says("expected a number or a fraction, got 'x'")
    assert "weights sum to 2.667" in said
    wrong = cells.at(2, 2)
    assert (wrong.input_value(), wrong.get_attribute("aria-invalid")) == ("x", "true")
    cells.press("ArrowDown", "Delete", "Enter")
    cells.says("^(?!.*expected).*weights sum to 3.167")
    assert wrong.get_attribute("aria-invalid") is None

    # Dragged: in whole steps, in tenths with Shift; a wheel scrolls the page.
    cells.drag(wrong, 40)
    cells.says("weights sum to 8.167")
    assert wrong.input_value() == "5"
    cells.drag(wrong, -16, key="Shift")
    cells.says("weights sum to 7.967")
    turn = "new WheelEvent('wheel', { deltaY: -60, bubbles: true, cancelable: true })"
    assert wrong.evaluate(f"cell => cell.dispatchEvent({turn})"), "nobody keeps it from the page"
    assert wrong.input_value() == "4.8"
    cells.at(1, 3).evaluate(POINTER, ["touch", 20, 16, 10])
    cells.says("weights sum to 8.056")
    assert cells.at(1, 3).input_value() == "0.2"
    assert page.evaluate(FOCUSED) == "row 2, column 2", "a finger brings up no keys"

    # Another size keeps what's there around the center.
    cells.demo.root.get_by_label("rows").select_option("1")
    assert "1×3 kernel" in cells.says("weights sum to 5.022")
    assert cells.texts() == ["1/9", "4.8", "1/9"]
    cells.demo.root.get_by_label("columns").select_option("5")
    assert "1×5 kernel" in cells.says("1×5 kernel")
    assert cells.texts() == ["0", "1/9", "4.8", "1/9", "0"]

    # Pasted, right or wrong; its cells are there as soon as they can be.
    toggle = cells.demo.root.get_by_role("button", name="as text")
    area = cells.demo.root.get_by_label("weights as text")
    assert not area.is_visible()
    toggle.click()
    assert area.input_value() == "0 1/9 4.8 1/9 0"
    page.keyboard.insert_text("[[1, 2], [3]]")
    cells.says("rows of one length, got 2 in row 1 and 1 in row 2")
    assert toggle.is_disabled()
    cells.press("Backspace", "Backspace", ",", "-", "1", "]", "]")
    assert "2×2 kernel" in cells.says("weights sum to 5;")
    toggle.click()
    assert not area.is_visible()
    assert cells.texts() == ["1", "2", "3", "-1"]
    cells.demo.root.get_by_role("button", name="Laplacian", exact=True).click()
    cells.says("Laplacian")
    assert cells.texts() == ["0", "1", "0", "1", "-4", "1", "0", "1", "0"]
    assert lab.errors == []
    assert lab.cell_errors() == []


def test_a_drag_drops_what_python_has_no_time_for_and_ends_where_it_was_left(open_cells):
    lab, _, cells = open_cells()
    weight = cells.demo.root.get_by_label("weight 2", exact=True)
    weight.scroll_into_view_if_needed()
    weight.evaluate(POINTER, ["mouse", *range(0, -8 * 101, -8)])
    cells.says("weights sum to 104;")
    assert cells.texts() == ["1", "102", "1"]
    assert 2 < int(lab.run_in_kernel("print(len(came))")) < 20
    darkest = weight.evaluate("cell => getComputedStyle(cell).backgroundColor")
    assert darkest == "rgb(127, 59, 8)"
    cells.demo.root.get_by_label("number of weights").select_option("5")
    cells.says("5-sample kernel")
    assert cells.texts() == ["0", "1", "102", "1", "0"]
    assert lab.errors == []

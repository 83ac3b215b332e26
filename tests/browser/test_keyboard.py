"""A lesson and the lab by keyboard alone: nothing here clicks, or moves the focus by a script."""

import re

import numpy as np
import pytest
from PIL import Image

from helpers.demos import NAMES
from helpers.filters.presets import preset_names
from tools.browser.driver import wait_for

LAB = "import helpers\nimport skimage as ski\n\nhelpers.filter_lab(ski.data.camera()[::8, ::8])"
SOLUTION = "step / abs(step / period - round(step / period))"
# The kinds of the lab's controls, in the order in which Tab reaches them.
CONTROLS = [
    *preset_names(2), "rows", "columns", "as text", "row 1, column 1",
    "filter", "boundary mode", "zoom", "flip the kernel", "normalize", "your image", "or its path",
    "pixel", "pixel, to type", "play or pause", "stop, and go to the start", "◀ back", "forward ▶",
    "picture, in words below; the arrow keys move its window",
]  # fmt: skip
# What a screen reader would say of what has the focus; empty outside of a lesson's own parts.
FOCUS = """() => {
  const { activeElement: at } = document;
  if (!at.closest('.live-figure, summary')) return '';
  return at.ariaLabel || at.labels?.[0]?.textContent.trim() || at.textContent.trim();
}"""
NOTEBOOK = "jupyterapp.shell.currentWidget.content"
CELL = f"{NOTEBOOK}.activeCellIndex"
AT_A_CELL = f"""() => {NOTEBOOK}.mode === 'command'
  && document.activeElement.classList.contains('jp-Cell')"""
ALL_DONE = f"""() => {NOTEBOOK}.widgets.every(
  ({{ model }}) => model.type !== 'code' || model.executionState === 'idle')"""


class Hands:
    """The keyboard of someone who has no mouse."""

    def __init__(self, lab):
        self.lab = lab
        self.page = lab.page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def focus(self):
        return self.page.evaluate(FOCUS)

    def press_until(self, key, is_there):
        """Press a key until something is so; the buttons of a cell's toolbar may come before."""
        for _ in range(2 * len(CONTROLS)):
            if is_there():
                return
            self.press(key)
        raise AssertionError(f"{key} leads to {self.focus()!r}")

    def tab_to(self, name):
        self.press("Tab")
        self.press_until("Tab", lambda: self.focus() == name)

    def back_to_cell(self):
        self.press_until("Shift+Tab", lambda: self.page.evaluate(AT_A_CELL))

    def run_cell(self):
        """Run the cell with the focus; the next one has it then."""
        before = self.page.evaluate(CELL)
        self.press("Shift+Enter")
        wait_for(self.page, f"{CELL} === {before + 1}")
        wait_for(self.page, AT_A_CELL)

    def go_to(self, cell):
        """Go to a cell, from anywhere in the notebook, in command mode."""
        while (at := self.page.evaluate(CELL)) != cell:
            self.press("ArrowDown" if cell > at else "ArrowUp")
            wait_for(self.page, f"{CELL} !== {at}")

    def wait_for_cells(self):
        """Wait until every cell that was run is done, and its widgets are there."""
        wait_for(self.page, ALL_DONE, timeout=60)
        self.lab.wait_for_widgets()

    def press_and_see(self, demo, *keys, stop=()):
        """Press keys, and return the readout that they lead to, on one line.

        `stop` is what to press once something has changed, for what goes on by itself.
        """
        before = demo.readout()
        self.press(*keys)
        wait_for(
            self.page,
            "([readout, before]) => readout.textContent.trim() !== before",
            arg=[demo.root.locator(".live-figure-readout").element_handle(), before],
            timeout=10,
        )
        self.press(*stop)
        demo.settle()
        return " ".join(demo.readout().split())


@pytest.fixture
def hands(visit_lesson):
    return lambda name: Hands(visit_lesson(name))


def test_the_whole_of_a_lesson_is_done_without_a_mouse(hands):
    learner = hands("12_shrinking")
    lab, page = learner.lab, learner.page
    sources = page.evaluate(f"{NOTEBOOK}.widgets.map(cell => cell.model.sharedModel.source)")
    exercise = next(i for i, source in enumerate(sources) if source.endswith("..."))
    for _ in sources[:exercise]:
        learner.run_cell()

    learner.press("ArrowDown")  # to the hints
    hints = page.locator("summary").all()[:3]  # something else is folded below
    assert [hint.text_content() for hint in hints] == ["Hint 1", "Hint 2", "Hint 3"]
    for number, key in enumerate(("Enter", " ", "Enter"), 1):
        assert [hint.is_visible() for hint in hints].count(True) == number
        learner.tab_to(f"Hint {number}")
        learner.press(key)
        assert page.evaluate("document.activeElement.parentElement.open")
    learner.back_to_cell()
    learner.go_to(exercise)
    learner.press("Enter", "ControlOrMeta+a")
    page.keyboard.insert_text("apparent_period = lambda period, step: " + SOLUTION)
    learner.press("Escape")
    for _ in sources[exercise:-1]:
        learner.run_cell()
    learner.wait_for_cells()
    assert lab.cell_errors() == []
    (check,) = (i for i, source in enumerate(sources) if 'check("apparent-period"' in source)
    said = page.evaluate(f"{NOTEBOOK}.widgets[{check}].outputArea.node.textContent")
    assert "Correct" in said

    calls = re.compile(rf"^(?:{'|'.join(NAMES)})\(", re.MULTILINE)
    shown = [i for i, source in enumerate(sources) if calls.search(source)]
    for cell, demo in reversed(list(zip(shown, lab.demos(), strict=True))):
        learner.go_to(cell)
        learner.tab_to(demo.sliders()[0])
        first = learner.press_and_see(demo, "ArrowRight")
        assert learner.press_and_see(demo, "End") != first
        learner.back_to_cell()
    assert lab.errors == []


def test_each_control_of_the_lab_is_reached_and_used_without_a_mouse(hands, write_lesson, tmp_path):
    write_lesson("by_keyboard", LAB)
    learner = hands("by_keyboard")
    lab, page = learner.lab, learner.page
    learner.go_to(5)
    learner.press("ControlOrMeta+Enter")  # runs it, and stays there
    page.wait_for_selector(".live-figure-readout")
    learner.wait_for_cells()
    (demo,) = lab.demos()

    learner.tab_to(CONTROLS[0])
    for name in CONTROLS[1:]:
        learner.press("Tab")
        assert learner.focus() == name
    learner.press("Tab")
    assert not learner.focus(), "the focus is not kept in the demo"
    learner.press("Shift+Tab")
    assert learner.focus() == CONTROLS[-1]

    # From the last one backwards, so that none is left out.
    def use(name, *keys, **options):
        while learner.focus() != name:
            learner.press("Shift+Tab")
            assert learner.focus(), f"{name} was passed by"
        return learner.press_and_see(demo, *keys, **options)

    rows, columns, as_text, cell, kind, mode, zoom, flip, normalize, upload, path, *walk = CONTROLS[
        len(preset_names(2)) :
    ]
    slider, typed, play, stop, back, forward, picture = walk
    middle = "row 33, column 32"
    assert middle in use(picture, "ArrowDown")
    assert middle not in use(forward, "Enter")
    assert middle in use(back, " ")
    assert "row 0, column 0" in use(stop, "Enter")
    assert "row 0, column 0" not in use(play, "Enter", stop=["Enter"])
    assert "row 0, column 50" in use(typed, "ControlOrMeta+a", "5", "0", "Enter")
    assert "row 0, column 51" in use(slider, "ArrowRight")
    files = [tmp_path / "tall.png", tmp_path / "wide.png"]
    for file, shape in zip(files, [(60, 40), (40, 60)], strict=True):
        Image.fromarray(np.eye(*shape, dtype=np.uint8) * 255).save(file)
    assert "60×40" in use(path, *str(files[0]), "Enter")
    # Listening from now on: asked for at the key press, Playwright may come too late.
    page.on("filechooser", lambda chooser: chooser.set_files(files[1]))
    learner.press("Shift+Tab")
    assert learner.focus() == upload
    learner.press("Enter")
    demo.root.get_by_text("wide.png: 40×60").wait_for(state="attached")
    assert "(mean, flipped)" in use(flip, " ")
    assert "zoomed in on rows 8 to 32, columns 18 to 42" in use(zoom, "ArrowDown")
    assert "boundary mode nearest" in use(mode, "ArrowDown", "ArrowDown")
    assert "minimum" in use(kind, "ArrowDown")
    assert "kernel (mean, flipped)" in use(kind, "ArrowUp")
    assert "weights sum to 3.889;" in use(cell, "ArrowRight", "3", "Enter")
    assert "1×2 kernel (your own, flipped)" in use(as_text, "Enter", "1", " ", "2")
    assert "1×3 kernel (your own, flipped), weights sum to 3;" in use(columns, "ArrowDown")
    assert "2×3 kernel" in use(rows, "ArrowDown")
    learner.tab_to(normalize)
    assert "weights sum to 1;" in use(normalize, " ")
    assert "Laplacian" in use("Laplacian", "Enter")
    assert lab.errors == []
    assert lab.cell_errors() == []

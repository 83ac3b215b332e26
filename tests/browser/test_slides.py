"""Every lesson in a real JupyterLab: its slides of 1280×720 rehearsed, its sliders moved.

Then, with its demos there, axe looks for what keeps anyone out. A learner's copy has the same
cells, but for stubs: nbval runs both.
"""

import json
import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from helpers.demos import NAMES
from tools.browser.driver import COURSE, Demo, LabServer, wait_for
from tools.present.rehearse import COMMAND, ON_SLIDE, open_instead, rehearse, turn

from .axe import JUPYTERLAB, violations

LESSONS = sorted(path.stem for path in (COURSE / "lessons").glob("*.md"))
SLIDERS = """\
import json
from ipywidgets.widgets.widget import _instances
from livefigure import LiveFigure
found = [widget for widget in _instances.values() if isinstance(widget, LiveFigure)]
demos = [demo.controls.values() for demo in found]
print(json.dumps([[c.description for c in demo if hasattr(c, "readout")] for demo in demos]))"""


def sliders(lab):
    """Return what Python calls the sliders of each of a lesson's demos, in order."""
    return json.loads(lab.run_in_kernel(SLIDERS))


@pytest.fixture(scope="module")
def slides_server(kept_windows, tmp_path_factory):
    with LabServer(tmp_path_factory.mktemp("slides"), COMMAND) as server:
        yield server
        if server in kept_windows:
            kept_windows.pop(server).close()


@pytest.fixture
def open_slides(slides_server, keep_window):
    """Open ``slides/NAME.ipynb`` as the only deck of a window that goes from test to test.

    Unless it's wanted anew, it may be open already, with its cells run.
    """

    def open_one(name, anew=True):
        window = keep_window(slides_server, slides_server.address)
        is_shown = window.page.evaluate("course.isPresenting()")
        if anew or not is_shown or f"{name}.ipynb" not in window.tabs():
            open_instead(window, name)
        return window

    return open_one


def active(lab):
    return lab.page.evaluate("course.activeCell()")


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_slide_has_its_picture_and_fits_and_every_slider_moves(open_slides, lesson):
    lab = open_slides(lesson)
    text = (COURSE / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")
    count = len(re.findall(rf"^(?:\w+ = )?(?:{'|'.join(NAMES)})\(", text, re.MULTILINE))
    # Before anything runs: pictures, and no "model not found" where a demo will be.
    pictures = lab.page.locator(".jp-Deck .jp-OutputArea-output img")
    pictures.nth(max(1, count) - 1).wait_for(state="attached")
    assert lab.page.get_by_text(re.compile("(Error displaying|Loading) widget")).count() == 0
    found = rehearse(lab, lesson)
    assert found.problems == []
    assert found.sliders == sum(map(len, sliders(lab)))
    assert found.slides > text.count("\n## "), "a title, and a slide or more for each section"
    assert f"{found.slides} slides, {found.sliders} sliders, run in" in str(found)

    lab.command("deck:stop")
    demos = lab.demos()
    assert [demo.sliders() for demo in demos] == sliders(lab)
    assert len(demos) == count
    assert lab.errors == []
    ours, needed = violations(lab.page, JUPYTERLAB)
    assert not ours, "\n\n".join(ours)
    if lesson == "01_averaging":
        assert needed == set(JUPYTERLAB), "an excuse that isn't needed any more"


EMPTY = """\
from IPython.display import HTML

HTML("<style>.jp-Cell:has(#gone) { visibility: hidden }</style><p id='gone'></p>")"""
DEAD = """\
from livefigure import LiveFigure, whole_slider
from helpers.figures import style

figure, axes = style.new_figure(3, 2)
controls = {"n": whole_slider("n", 0, 0, 9)}
LiveFigure(figure, [], lambda n: "stays as it is", controls, title="dead")"""


def test_a_rehearsal_says_what_is_wrong(open_slides, slides_server, monkeypatch):
    """So that no problem among the lessons means that there is none."""
    monkeypatch.setattr(Demo.press, "__defaults__", (0, 3))
    high = "# High\n\n" + "A line.\n\n" * 30
    wide = "# Wide\n\n| a |\n|---|\n| " + "wide&nbsp;" * 60 + "|"
    cells = [
        *(new_markdown_cell(text) for text in (high, wide)),
        *(new_code_cell(code) for code in (DEAD, EMPTY, "1 / 0")),
        new_markdown_cell("# Good"),
    ]
    for cell in cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    slides_server.write("slides/wrong.ipynb", *cells)
    lab = open_slides("wrong")
    lab.page.evaluate(
        """() => {
          console.error("a word of the console");
          const swallow = (event) => {
            if (event.key === "PageDown" && course.tabs().includes("wrong.ipynb"))
              event.stopImmediatePropagation();
          };
          addEventListener("keydown", swallow, true);
        }"""
    )
    found = rehearse(lab, "wrong")
    assert (found.slides, found.sliders) == (6, 1)
    for pattern in (
        r"ZeroDivisionError: division by zero in: 1 / 0",
        r"slide 1: \d{4} pixels high, of 720",
        r"slide 2: \d+ pixels too wide: [^:]*wide[\s\S]*",
        r"slide 3: n: ArrowRight on slider 0: the readout stayed as it was[\s\S]*",
        r"slide 3: the key for the next one doesn't work",
        r"slide 4: it stays empty",
        r"the console says: a word of the console .*",
    ):
        assert [text for text in found.problems if re.fullmatch(pattern, text)], found.problems


def test_keys_run_the_lesson_go_to_its_first_slide_turn_slides_and_step_in_a_demo(open_slides):
    lab = open_slides("02_convolution")
    lab.page.evaluate("course.activate(5)")
    lab.page.keyboard.press("F8")
    wait_for(
        lab.page,
        """jupyterapp.shell.currentWidget.content.widgets.every(
          cell => cell.model.type !== 'code' || cell.model.executionCount !== null)""",
    )
    lab.wait_for_widgets()
    assert lab.cell_errors() == []
    assert active(lab) == 0
    assert lab.page.locator(".jp-Deck").get_by_role("heading", level=1).is_visible()
    kinds = enumerate(lab.page.evaluate("course.slideTypes()"))
    shown = (place for place, kind in kinds if kind != "skip" and place > 0)
    while not (demos := lab.demos(ON_SLIDE)):
        assert turn(lab, "PageDown", next(shown))
    (demo,), here = demos, active(lab)
    demo.press("ArrowRight")
    demo.press("ArrowRight")
    assert (demo.value(), active(lab)) == (2, here)
    assert turn(lab, "PageDown", here + 1)
    assert turn(lab, "ArrowLeft", here)
    assert demo.value() == 2
    demo.root.locator("canvas").last.click()
    assert turn(lab, "PageUp", here - 1)
    for place in (here, *shown):
        assert turn(lab, "PageDown", place)


def test_a_kernel_that_dies_leaves_picture_and_readout_and_a_key_brings_it_back(open_slides):
    lab = open_slides("02_convolution", anew=False)
    if lab.cell_errors():
        lab.run_all()
    lab.page.evaluate(
        """() => {
          const demo = document.querySelectorAll(".live-figure")[1];
          return course.activate(jupyterapp.shell.currentWidget.content.widgets
            .findIndex(cell => cell.node.contains(demo)));
        }"""
    )
    (demo,) = lab.demos(ON_SLIDE)
    demo.settle()
    demo.press("End")
    here, said, picture = active(lab), demo.readout(), demo.picture()
    assert "output 89" in said
    lab.page.evaluate("void course.runInKernel('import os; os._exit(1)').catch(() => {})")
    lab.page.get_by_text("Kernel Restarting").wait_for()
    assert said in demo.readout()
    assert (demo.picture() == picture).all()
    lab.screenshot("slides-kernel-died")
    lab.page.keyboard.press("Enter")  # JupyterLab's own word on it
    lab.page.get_by_text("Kernel Restarting").wait_for(state="hidden")
    lab.wait_for_answer()
    lab.page.keyboard.press("F9")
    wait_for(
        lab.page,
        "jupyterapp.shell.currentWidget.content.activeCell.model.executionCount !== null",
    )
    (demo,) = lab.demos(ON_SLIDE)
    demo.settle()
    assert active(lab) == here
    assert "output 0" in demo.readout()
    demo.press("ArrowRight")

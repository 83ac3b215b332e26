"""Every lesson as slides of 1280×720 in a real JupyterLab: rehearsed, and with a dying kernel."""

import re

import nbformat
import pytest
from test_lessons_live import DEMOS

from tools.browser.driver import COURSE, Demo, LabPage, LabServer, wait_for
from tools.present.rehearse import COMMAND, ON_SLIDE, open_instead, rehearse, turn


@pytest.fixture(scope="module")
def slides_server(browser, tmp_path_factory):
    with LabServer(tmp_path_factory.mktemp("slides"), COMMAND) as server:
        yield server


@pytest.fixture
def open_slides(windows, slides_server, kept_window):
    """Open ``slides/NAME.ipynb`` as the only deck of a window that goes from test to test."""

    def open_one(name):
        if not kept_window:
            kept_window.append(LabPage(windows.new_page(), slides_server.address))
        (lab,) = kept_window
        open_instead(lab, name)
        return lab

    return open_one


def go_to_demo(lab, number=0):
    """Run all, and show the slide of a demo."""
    lab.run_all()
    lab.page.evaluate(
        """number => {
          const demo = document.querySelectorAll('.course-demo')[number];
          course.activate(jupyterapp.shell.currentWidget.content.widgets
            .findIndex(cell => cell.node.contains(demo)));
        }""",
        number,
    )
    (demo,) = lab.demos(ON_SLIDE)
    demo.settle()
    return demo


@pytest.mark.parametrize("lesson", DEMOS)
def test_every_slide_fits_and_every_slider_moves(open_slides, lesson):
    found = rehearse(open_slides(lesson), lesson)
    assert found.problems == []
    assert found.sliders == sum(len(sliders) for sliders in DEMOS[lesson])
    text = (COURSE / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")
    assert found.slides > text.count("\n## "), "a title, and a slide or more for each section"
    assert f"{found.slides} slides, {found.sliders} sliders, run in" in str(found)


DEAD = """\
from helpers.demos.controls import whole_slider
from helpers.demos.stage import Stage
from helpers.figures import style

figure, axes = style.new_figure(3, 2)
Stage(figure, [], lambda n: "stands still", {"n": whole_slider("n", 0, 0, 9)}, title="dead")"""


def test_a_rehearsal_says_what_is_wrong(open_slides, slides_server, monkeypatch):
    """So that no problem among the lessons means that there is none."""
    monkeypatch.setattr(Demo.press, "__defaults__", (0, 3))
    cells = [
        nbformat.v4.new_markdown_cell("# High\n\n" + "A line.\n\n" * 30),
        nbformat.v4.new_markdown_cell("# Wide\n\n| a |\n|---|\n| " + "wide&nbsp;" * 60 + "|"),
        nbformat.v4.new_code_cell(DEAD),
        nbformat.v4.new_code_cell("1 / 0"),
        nbformat.v4.new_markdown_cell("# Good"),
    ]
    for cell in cells:
        cell.metadata["slideshow"] = {"slide_type": "slide"}
    slides_server.write("slides/wrong.ipynb", *cells)
    lab = open_slides("wrong")
    lab.page.evaluate("console.error('a word of the console')")
    found = rehearse(lab, "wrong")
    assert (found.slides, found.sliders) == (5, 1)
    expected = [
        r"ZeroDivisionError: division by zero in: 1 / 0",
        r"slide 1: \d{4} pixels high, of 720",
        r"slide 2: \d+ pixels too wide: [^:]*wide[\s\S]*",
        r"slide 3: n: ArrowRight on slider 0: the readout stayed as it was[\s\S]*",
        r"the console says: a word of the console .*",
    ]
    for pattern in expected:
        assert any(re.fullmatch(pattern, problem) for problem in found.problems), (
            pattern, found.problems,
        )  # fmt: skip


def test_arrows_step_in_a_demo_and_page_keys_turn_slides(open_slides):
    lab = open_slides("02_convolution")
    demo = go_to_demo(lab)
    here = lab.page.evaluate("course.activeCell()")
    demo.press("ArrowRight")
    demo.press("ArrowRight")
    assert (demo.value(), lab.page.evaluate("course.activeCell()")) == (2, here)
    assert turn(lab, "PageDown", here + 1)
    assert turn(lab, "ArrowLeft", here)
    assert demo.value() == 2
    demo.root.locator("canvas").last.click()
    assert turn(lab, "PageUp", here - 1)


def test_a_key_runs_the_lesson_and_goes_to_its_first_slide(open_slides):
    lab = open_slides("03_differences")
    lab.page.evaluate("course.activate(5)")
    lab.page.keyboard.press("F8")
    wait_for(
        lab.page,
        """jupyterapp.shell.currentWidget.content.widgets.every(
          cell => cell.model.type !== 'code' || cell.model.executionCount !== null)""",
    )
    lab.wait_for_widgets()
    assert lab.cell_errors() == []
    assert len(lab.demos()) == len(DEMOS["03_differences"])
    assert lab.page.evaluate("course.activeCell()") == 0
    assert lab.page.get_by_role("heading", name="Differences").is_visible()
    assert turn(lab, "PageDown", 2)  # the second cell is on no slide


def test_a_kernel_that_dies_leaves_picture_and_readout_and_a_key_brings_it_back(open_slides):
    lab = open_slides("02_convolution")
    demo = go_to_demo(lab, 1)
    demo.press("End")
    here, said, picture = lab.page.evaluate("course.activeCell()"), demo.readout(), demo.picture()
    assert "output 89" in said
    lab.page.evaluate(
        """() => void jupyterapp.shell.currentWidget.sessionContext.session.kernel
          .requestExecute({ code: 'import os; os._exit(1)' })"""
    )
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
        """jupyterapp.shell.currentWidget.content.activeCell.model.executionCount !== null""",
    )
    (demo,) = lab.demos(ON_SLIDE)
    demo.settle()
    assert lab.page.evaluate("course.activeCell()") == here
    assert "output 0" in demo.readout()
    demo.press("ArrowRight")


def test_slides_shown_before_anything_runs_have_their_pictures(open_slides):
    lab = open_slides("05_images")
    pictures = lab.page.locator(".jp-Deck .jp-OutputArea-output img")
    assert pictures.count() > 5
    assert lab.page.get_by_text("Error displaying widget").count() == 0

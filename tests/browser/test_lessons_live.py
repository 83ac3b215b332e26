"""Every lesson in a real JupyterLab: run top to bottom, every slider moved by mouse.

And then, with its demos there, axe looks for what keeps anyone out. By key the same sliders are
moved on slides: see test_slides.py.
"""

import pytest
from axe import JUPYTERLAB, violations

from tools.browser.driver import COURSE

# In a notebook's order; what each demo's sliders are called.
DEMOS = {
    "00_welcome": [["brightness"]],
    "01_averaging": [],
    "02_convolution": [*[["position"]] * 4, ["sample"]],
    "03_differences": [["your prediction"], ["position"], ["sample"]],
    "04_gaussian_1d": [["sigma"]],
    "05_images": [["pixel"]] * 3,
    "06_gaussian_2d": [["pixel"], ["sigma"]],
    "07_edges": [["pixel"], ["noise in %", "sigma"]],
    "08_learning": [],
    "09_nonlinear": [["pixel"], ["radius"]],
}


def test_every_lesson_is_driven():
    lessons = {path.stem for path in (COURSE / "lessons").glob("*.md")}
    assert lessons == set(DEMOS)


@pytest.mark.parametrize("lesson", DEMOS)
def test_lesson_runs_and_its_demos_follow_the_mouse(visit_lesson, lesson):
    lab = visit_lesson(lesson)
    # Before anything runs: pictures, and no "model not found" where a demo will be.
    assert lab.page.locator(".jp-OutputArea-output img").count() >= max(1, len(DEMOS[lesson]))
    assert lab.page.get_by_text("Error displaying widget").count() == 0
    assert lab.page.get_by_text("Loading widget").count() == 0
    lab.run_all()
    assert lab.cell_errors() == []
    demos = lab.demos()
    assert [demo.sliders() for demo in demos] == DEMOS[lesson]
    for number, demo in enumerate(demos):
        for slider in range(len(DEMOS[lesson][number])):
            before = demo.value(slider)
            demo.drag(0.4, slider)
            assert demo.value(slider) != before
    lab.screenshot(lesson)
    assert lab.errors == []
    ours, needed = violations(lab.page, JUPYTERLAB)
    assert not ours, "\n\n".join(ours)
    if lesson == "01_averaging":
        assert needed == set(JUPYTERLAB), "an excuse that is not needed any more"


def test_hints_come_one_at_a_time(visit_lesson):
    lab = visit_lesson("02_convolution")
    hints = lab.page.locator("summary")
    assert hints.all_text_contents() == ["Hint 1", "Hint 2", "Hint 3"]
    hints.nth(0).scroll_into_view_if_needed()
    assert [hint.is_visible() for hint in hints.all()] == [True, False, False]
    hints.nth(0).click()
    assert [hint.is_visible() for hint in hints.all()] == [True, True, False]

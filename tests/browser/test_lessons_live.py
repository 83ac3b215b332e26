"""Every lesson in a real JupyterLab: run from top to bottom, every slider moved by mouse.

And then, with its demos there, axe looks for what keeps anyone out. By key the same sliders are
moved on slides: see test_slides.py.
"""

import json
import re

import pytest
from axe import JUPYTERLAB, violations

from helpers.demos import NAMES
from tools.browser.driver import COURSE

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


@pytest.mark.parametrize("lesson", LESSONS)
def test_lesson_runs_and_its_demos_follow_the_mouse(visit_lesson, lesson):
    lab = visit_lesson(lesson)
    source = (COURSE / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")
    count = len(re.findall(rf"^(?:{'|'.join(NAMES)})\(", source, re.MULTILINE))
    # Before anything runs: pictures, and no "model not found" where a demo will be.
    pictures = lab.page.locator(".jp-OutputArea-output img")
    pictures.nth(max(1, count) - 1).wait_for(state="attached")
    assert lab.page.get_by_text(re.compile("(Error displaying|Loading) widget")).count() == 0
    lab.run_all()
    assert lab.cell_errors() == []
    demos = lab.demos()
    assert [demo.sliders() for demo in demos] == sliders(lab)
    assert len(demos) == count
    for demo in demos:
        for slider in range(len(demo.sliders())):
            before = demo.value(slider)
            demo.drag(0.4, slider)
            assert demo.value(slider) != before
    lab.screenshot(lesson)
    assert lab.errors == []
    ours, needed = violations(lab.page, JUPYTERLAB)
    assert not ours, "\n\n".join(ours)
    if lesson == "01_averaging":
        assert needed == set(JUPYTERLAB), "an excuse that isn't needed any more"

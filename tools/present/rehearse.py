"""Rehearse every deck in a real browser, and say what to mend: ``make rehearse``."""

import argparse
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

COURSE = Path(__file__).resolve().parents[2]
sys.path.append(str(COURSE / "tests" / "browser"))
from driver import VIEWPORT, LabPage, LabServer, find_chromium, launch_chromium  # noqa: E402

COMMAND = ("tools/present/__main__.py", "00")
IS_PRESENTING = "document.body.dataset.jpDeckMode === 'presenting'"
ACTIVE = "jupyterapp.shell.currentWidget.content.activeCellIndex"
# The cells of the slide that is shown, with those that the next press shows.
ON_SLIDE = ".jp-Deck .jp-Cell.jp-deck-mod-onscreen"
# What does not fit, in words: a slide that scrolls or is cut off, and what is too wide in it.
OVERFLOW = f"""() => {{
  const cells = [...document.querySelectorAll({ON_SLIDE!r})];
  const boxes = cells.map(cell => cell.getBoundingClientRect());
  const top = Math.min(...boxes.map(box => box.top));
  const bottom = Math.max(...boxes.map(box => box.bottom));
  const found = [];
  if (top < -1 || bottom > innerHeight + 1) {{
    found.push(`${{Math.round(bottom - top)}} pixels high, of ${{innerHeight}}`);
  }}
  const wide = 'pre, table, .cm-scroller, .jp-RenderedHTMLCommon, .course-demo, img';
  for (const part of cells.flatMap(cell => [...cell.querySelectorAll(wide)])) {{
    const box = part.getBoundingClientRect();
    const over = Math.max(part.scrollWidth - part.clientWidth, box.right - innerWidth);
    if (box.width && over > 1) {{
      const words = part.textContent.trim().slice(0, 40);
      found.push(`${{Math.round(over)}} pixels too wide: ${{words || part.className}}`);
    }}
  }}
  return found;
}}"""


@dataclass
class Rehearsal:
    """What came of a deck.

    Parameters
    ----------
    name : str
        The lesson's.
    minutes : int
        What the lesson says that it takes.
    slides, sliders : int
        How many were shown, and moved.
    seconds : float
        How long all of its cells ran.
    problems : list of str
        What to mend.
    """

    name: str
    minutes: int
    slides: int = 0
    sliders: int = 0
    seconds: float = 0.0
    problems: list = field(default_factory=list)


def rehearse(lab, name):
    """Run a deck and go through it from the first slide to the last, moving every slider.

    Parameters
    ----------
    lab : LabPage
        It shows the deck.
    name : str
        The lesson's.

    Returns
    -------
    Rehearsal
    """
    text = (COURSE / "lessons" / f"{name}.md").read_text(encoding="utf-8")
    found = Rehearsal(name, int(re.search(r"\*\*About (\d+) minutes\.\*\*", text)[1]))
    lab.page.wait_for_function(IS_PRESENTING)
    begun = time.monotonic()
    lab.run_all()
    found.seconds = time.monotonic() - begun
    found.problems += lab.cell_errors()
    lab.page.evaluate(f"{ACTIVE} = 1")
    last = None
    while (place := lab.page.evaluate(ACTIVE)) != last:
        if _begins_slide(lab):
            found.slides += 1
            _look_at(lab, found)
        last = place
        lab.page.keyboard.press("PageDown")
    if last != lab.page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length") - 1:
        found.problems.append(f"the key for the next slide does not go on from cell {last}")
    found.problems += [f"the console says: {error}" for error in lab.errors]
    return found


def _begins_slide(lab):
    return lab.page.evaluate(
        """jupyterapp.shell.currentWidget.content.activeCell.model
          .getMetadata('slideshow').slide_type === 'slide'"""
    )


def _look_at(lab, found):
    """Note what is wrong with the slide that is shown, and move its sliders."""
    lab.page.wait_for_timeout(50)  # the deck lays a slide out after it has changed to it
    found.problems += [f"slide {found.slides}: {over}" for over in lab.page.evaluate(OVERFLOW)]
    for demo in lab.demos(ON_SLIDE):
        for number, label in enumerate(demo.sliders()):
            found.sliders += 1
            try:
                if demo.is_at_end(number):
                    demo.press("Home", number)
                demo.press("ArrowRight", number)
                demo.press("End", number)
                demo.drag(0.4, number)
            except (AssertionError, TimeoutError) as error:
                found.problems.append(f"slide {found.slides}: {label}: {error}")
        over = lab.page.evaluate(OVERFLOW)
        found.problems += [f"slide {found.slides}, its demo moved: {what}" for what in over]


def table(rehearsals):
    """Return the lines of a table of what came of each deck."""
    yield "lesson            minutes  slides  sliders  run in s  to mend"
    for found in rehearsals:
        yield (
            f"{found.name:17} {found.minutes:7} {found.slides:7} {found.sliders:8} "
            f"{found.seconds:9.1f} {len(found.problems):8}"
        )


def main():
    """Rehearse all decks, or some, print the table, and fail if there is something to mend."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="numbers, such as 05")
    wanted = parser.parse_args().lessons
    names = sorted(path.stem for path in COURSE.glob("lessons/*.md"))
    rehearsals = []
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launch_chromium(playwright, find_chromium(playwright)) as chromium,
        LabServer(Path(folder), COMMAND) as server,
    ):
        windows = chromium.new_context(viewport=VIEWPORT)
        for name in names:
            if not wanted or name.partition("_")[0] in wanted:
                address = server.lesson_address(f"slides/{name}.ipynb")
                lab = LabPage(windows.new_page(), address)
                rehearsals.append(rehearse(lab, name))
                lab.close()
                print(f"{name}: {len(rehearsals[-1].problems)} to mend", flush=True)
    print(*table(rehearsals), sep="\n")
    problems = [f"{found.name}: {line}" for found in rehearsals for line in found.problems]
    sys.exit("\n".join(problems) or 0)


if __name__ == "__main__":
    main()

"""Rehearse every deck in a real browser, and say what to fix: ``make rehearse``."""

import argparse
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import sync_playwright

from tools.present.__main__ import find_deck

COURSE = Path(__file__).resolve().parents[2]
sys.path.append(str(COURSE / "tests" / "browser"))
from driver import (  # noqa: E402
    VIEWPORT,
    LabPage,
    LabServer,
    find_chromium,
    launch_chromium,
    wait_for,
)

COMMAND = ("tools/present/__main__.py", "00")
IS_PRESENTING = "document.body.dataset.jpDeckMode === 'presenting'"
ACTIVE = "jupyterapp.shell.currentWidget.content.activeCellIndex"
SLIDE_TYPES = """jupyterapp.shell.currentWidget.content.widgets.map(
  cell => cell.model.getMetadata('slideshow').slide_type)"""
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
        What to fix.
    """

    name: str
    minutes: int
    slides: int = 0
    sliders: int = 0
    seconds: float = 0.0
    problems: list = field(default_factory=list)


def open_instead(lab, name):
    """Open a lesson's slides in the place of others: JupyterLab itself takes longer to load."""
    # The deck would go on to list what is closed, and fail.
    lab.page.evaluate("jupyterapp.commands.execute('deck:stop')")
    lab.open_instead(f"slides/{name}.ipynb")
    lab.page.evaluate("jupyterapp.commands.execute('deck:start')")


def minutes(name):
    """Return how many minutes a lesson says that it takes."""
    text = (COURSE / "lessons" / f"{name}.md").read_text(encoding="utf-8")
    return int(re.search(r"\*\*About (\d+) minutes\.\*\*", text)[1])


def rehearse(lab, found):
    """Run a deck and go through it from the first slide to the last, moving every slider.

    Parameters
    ----------
    lab : LabPage
        It shows the deck.
    found : Rehearsal
        Of the deck; gets what comes of it.

    Returns
    -------
    Rehearsal
        The same.
    """
    wait_for(lab.page, IS_PRESENTING)
    begun = time.monotonic()
    lab.run_all()
    found.seconds = time.monotonic() - begun
    found.problems += lab.cell_errors()
    kinds = lab.page.evaluate(SLIDE_TYPES)
    shown = [place for place, kind in enumerate(kinds) if kind != "skip"]
    lab.page.evaluate(f"{ACTIVE} = {shown[0]}")
    for place, following in zip(shown, [*shown[1:], None], strict=True):
        if kinds[place] == "slide":
            found.slides += 1
            _look_at(lab, found)
        if following is not None and not turn(lab, "PageDown", following):
            found.problems.append(f"slide {found.slides}: the key for the next one does not work")
            break
    found.problems += [f"the console says: {error}" for error in lab.errors]
    return found


def turn(lab, key, place):
    """Press a key that turns slides, and return whether it leads to a cell."""
    lab.page.keyboard.press(key)
    try:
        wait_for(lab.page, f"{ACTIVE} === {place}", timeout=5)
    except PlaywrightTimeoutError:
        return False
    return True


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
            except (AssertionError, TimeoutError) as error:
                found.problems.append(f"slide {found.slides}: {label}: {error}")
        over = lab.page.evaluate(OVERFLOW)
        found.problems += [f"slide {found.slides}, its demo moved: {what}" for what in over]


def table(rehearsals):
    """Return the lines of a table of what came of each deck."""
    yield "lesson            minutes  slides  sliders  run in s  to fix"
    for found in rehearsals:
        yield (
            f"{found.name:17} {found.minutes:7} {found.slides:7} {found.sliders:8} "
            f"{found.seconds:9.1f} {len(found.problems):8}"
        )


def _chromium(playwright):
    try:
        return launch_chromium(playwright, find_chromium(playwright))
    except FileNotFoundError as error:
        sys.exit(str(error))


def main():
    """Rehearse all decks, or some, print the table, and fail if there is something to fix."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="numbers, such as 05")
    wanted = parser.parse_args().lessons
    decks = [f"slides/{path.stem}.ipynb" for path in sorted(COURSE.glob("lessons/*.md"))]
    names = [PurePosixPath(path).stem for path in decks]
    if wanted:
        names = [PurePosixPath(find_deck(decks, word)).stem for word in wanted]
    rehearsals = []
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        _chromium(playwright) as chromium,
        LabServer(Path(folder), COMMAND) as server,
    ):
        lab = LabPage(chromium.new_page(viewport=VIEWPORT), server.address)
        for name in names:
            open_instead(lab, name)
            rehearsals.append(rehearse(lab, Rehearsal(name, minutes(name))))
            print(f"{name}: {len(rehearsals[-1].problems)} to fix", flush=True)
    print(*table(rehearsals), sep="\n")
    problems = [f"{found.name}: {line}" for found in rehearsals for line in found.problems]
    sys.exit("\n".join(problems) or 0)


if __name__ == "__main__":
    main()

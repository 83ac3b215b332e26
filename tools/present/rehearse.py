"""Rehearse every deck in a real browser, and say what to fix: ``make rehearse``."""

import argparse
import sys
import time
from dataclasses import dataclass, field

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tools.browser.driver import VIEWPORT, LabPage, lab_and_browser, wait_for
from tools.build.course import find_lesson, lesson_files

COMMAND = ("tools/present/__main__.py", "00")
# The cells of the slide that is shown, with those that the next press shows.
ON_SLIDE = ".jp-Deck .jp-Cell.jp-deck-mod-onscreen"


@dataclass
class Rehearsal:
    """What came of a deck: its slides shown, its sliders moved, how long it ran, what to fix."""

    name: str
    slides: int = 0
    sliders: int = 0
    seconds: float = 0.0
    problems: list = field(default_factory=list)

    def __str__(self):
        return (
            f"{self.name}: {self.slides} slides, {self.sliders} sliders, "
            f"run in {self.seconds:.1f} s, {len(self.problems)} to fix"
        )


def open_instead(lab, name):
    """Open a lesson's slides in the place of others: JupyterLab itself takes longer to load."""
    # The deck would go on to list what is closed, and fail.
    lab.command("deck:stop")
    lab.open_instead(f"slides/{name}.ipynb")
    lab.command("deck:start")
    wait_for(lab.page, "course.isPresenting()")


def rehearse(lab, name):
    """Run the deck that a page shows, go through it, move every slider; return a `Rehearsal`."""
    found = Rehearsal(name)
    begun = time.monotonic()
    lab.run_all()
    found.seconds = time.monotonic() - begun
    found.problems += lab.cell_errors()
    kinds = lab.page.evaluate("course.slideTypes()")
    shown = [place for place, kind in enumerate(kinds) if kind != "skip"]
    starts = [place for place in shown if kinds[place] == "slide"]
    found.slides = len(starts)
    looks = lab.page.evaluate("given => course.lookThrough(...given)", [starts, ON_SLIDE])
    for number, (start, (faults, has_widgets)) in enumerate(zip(starts, looks, strict=True), 1):
        wrong = [f": {fault}" for fault in faults]
        if has_widgets:
            following = next((place for place in shown if place > start), None)
            wrong = _look_at(lab, start, following, found)
        found.problems += [f"slide {number}{what}" for what in wrong]
    found.problems += [f"the console says: {error}" for error in lab.errors]
    return found


def turn(lab, key, place):
    """Press a key that turns slides, and return whether it leads to a cell."""
    lab.page.keyboard.press(key)
    try:
        wait_for(lab.page, f"course.activeCell() === {place}", timeout=5)
    except PlaywrightTimeoutError:
        return False
    return True


def _look_at(lab, start, following, found):
    """Show the slide that begins at a cell, move its sliders, and yield what is wrong with it."""

    def faults(when):
        seen = lab.page.evaluate("cells => course.slideFaults(cells)", ON_SLIDE)
        return [f"{when}: {what}" for what in seen]

    lab.page.evaluate("start => course.activate(start)", start)
    yield from faults("")
    for demo in lab.demos(ON_SLIDE):
        for number, label in enumerate(demo.sliders()):
            found.sliders += 1
            try:
                keys = ("ArrowLeft", "Home") if demo.is_at_end(number) else ("ArrowRight", "End")
                for key in keys:
                    demo.press(key, number)
            except (AssertionError, TimeoutError) as error:
                yield f": {label}: {error}"
        yield from faults(", its demo moved")
    # Keys go to a demo that has been used, which might keep them.
    if following is not None and not turn(lab, "PageDown", following):
        yield ": the key for the next one doesn't work"


def main():
    """Rehearse all decks, or some, print a line for each, and fail if there is something to fix."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument(
        "lessons", nargs="*", metavar="LESSON", type=find_lesson, help="numbers, such as 05"
    )
    wanted = parser.parse_args().lessons or lesson_files()
    problems = []
    try:
        with lab_and_browser(COMMAND) as (server, chromium):
            lab = LabPage(chromium.new_page(viewport=VIEWPORT), server.address)
            for path in wanted:
                open_instead(lab, path.stem)
                found = rehearse(lab, path.stem)
                print(found, flush=True)
                problems += [f"{found.name}: {line}" for line in found.problems]
    except FileNotFoundError as error:
        problems = [str(error)]
    sys.exit("\n".join(problems) or 0)


if __name__ == "__main__":
    main()

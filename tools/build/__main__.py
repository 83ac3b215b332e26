"""The command line: ``python -m tools.build [NAME ...] [--check]``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.build.course import build, lesson_files, orphans, stale
from tools.build.lesson import LessonError, read_lesson

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Build or check notebooks, with a line for each lesson.

    Parameters
    ----------
    arguments : sequence of str, optional
        By default those of the command line.
    root : Path
        The repository.

    Returns
    -------
    int
        0 when all is well, else 1.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as 02 or 02_convolution")
    parser.add_argument("--check", action="store_true", help="build nothing, say what is stale")
    options = parser.parse_args(arguments)
    files = lesson_files(root)
    for name in options.names:
        if not any(_is_named(path, name) for path in files):
            known = ", ".join(path.stem for path in files) or "none"
            parser.error(f"no lesson {name!r}; there are: {known}")
    if options.names:
        files = [path for path in files if any(_is_named(path, n) for n in options.names)]
        problems = []
    else:
        problems = orphans(root)
    for path in files:
        try:
            lesson = read_lesson(path)
            if options.check:
                outdated = stale(lesson, root)
                problems += outdated
                state = "not what the lesson gives" if outdated else "up to date"
            else:
                state = build(lesson, root)
        except LessonError as error:
            problems += error.problems
            state = "refused, notebooks left as they were"
        print(f"{path.stem}: {state}", flush=True)
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


def _is_named(path: Path, name: str) -> bool:
    return name in (path.stem, path.stem.partition("_")[0])


if __name__ == "__main__":
    sys.exit(main())

"""The command line: ``python -m tools.build [NAME ...] [--check]``."""

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tools.build.course import ROOT, build, find_lesson, lesson_files, orphans, stale
from tools.build.lesson import LessonError, read_lesson


def main(arguments=None, root=ROOT):
    """Build or check notebooks, with a line for each lesson; return 0 when all is well, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument(
        "lessons", nargs="*", metavar="NAME", type=partial(find_lesson, root=root),
        help="such as 02 or 02_convolution",
    )  # fmt: skip
    parser.add_argument("--check", action="store_true", help="build nothing, say what is stale")
    options = parser.parse_args(arguments)
    files = sorted(options.lessons) or lesson_files(root)

    def do(path):
        try:
            lesson = read_lesson(path)
            if not options.check:
                return build(lesson, root), []
            outdated = stale(lesson, root)
            return "not what the lesson gives" if outdated else "up to date", outdated
        except LessonError as error:
            return "refused, notebooks left as they were", error.args

    problems = [] if options.lessons else orphans(root)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, (state, found) in zip(files, pool.map(do, files), strict=True):
            print(f"{path.stem}: {state}", flush=True)
            problems += found
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

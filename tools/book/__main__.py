"""The command line: ``python -m tools.book [--only NN ...] [--output FOLDER]``."""

import argparse
import sys
import time
from pathlib import Path

from tools.book.pages import BookError
from tools.book.site import make_book
from tools.build.course import ROOT, find_lesson, lesson_files


def main(arguments=None):
    """Make the book, and say where it is; return 0 when all is well, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.book", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", metavar="NN", type=find_lesson, help="of these lessons, such as 02"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "artifacts/book", metavar="FOLDER")
    options = parser.parse_args(arguments)
    names = [path.stem for path in sorted(options.only or lesson_files())]
    started = time.monotonic()
    try:
        make_book(ROOT, names, options.output.absolute())
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in options.output.rglob("*") if path.is_file())
    taken = time.monotonic() - started
    print(f"{options.output / 'index.html'}: built in {taken:.0f} s, {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

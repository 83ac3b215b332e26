"""The command line: ``python -m tools.book [--only NN ...] [--output FOLDER]``."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.book.recording import BookError
from tools.book.site import make_book
from tools.build.course import lesson_files

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Make the book, and say where it is.

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
    parser = argparse.ArgumentParser(prog="python -m tools.book", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NN", help="of these lessons, such as 02"
    )
    parser.add_argument("--output", type=Path, default=root / "artifacts/book", metavar="FOLDER")
    options = parser.parse_args(arguments)
    names = {path.stem[:2]: path.stem for path in lesson_files(root)}
    for number in options.only:
        if number not in names:
            parser.error(f"no lesson {number!r}; there are: {', '.join(names)}")
    chosen = [name for number, name in names.items() if number in (options.only or names)]
    started = time.monotonic()
    try:
        make_book(root, chosen, options.output.absolute())
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in options.output.rglob("*") if path.is_file())
    taken = time.monotonic() - started
    print(f"{options.output / 'index.html'}: built in {taken:.0f} s, {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

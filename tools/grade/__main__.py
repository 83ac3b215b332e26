"""Run the checks of submitted notebooks, and write a table of what they say: ``make grade``.

Each notebook runs in a separate process, within limits of time and memory. Its checks report
themselves while they run. It's somebody else's program, so run this where it can't do any harm.
"""

import argparse
import hashlib
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from tools.grade import GradingError
from tools.grade.cluster import grade, read
from tools.grade.platforms import read_rosters, write_platforms
from tools.grade.report import make_report
from tools.grade.table import HEAD, make_rows, read_journal, summarize, tidy, write_table
from tools.grade.worker import course_digest


def find_versions(folder, limits):
    """Return a hash for each notebook in a folder, which changes with what decides its verdicts."""
    versions = {}
    for path in sorted(folder.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            file = path.relative_to(folder).as_posix()
            digest = hashlib.sha256(repr((file, course_digest(), limits)).encode())
            with suppress(OSError):
                digest.update(read(path))
            versions[file] = digest.hexdigest()
    return versions


def read_options(words):
    """Return the parser of the command line, and what it says."""
    parser = argparse.ArgumentParser(prog="grade", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the notebooks are")
    parser.add_argument("--out", type=Path, help="the table; by default folder/verdicts.csv")
    parser.add_argument("--seconds", type=int, default=60, help="what a cell may take")
    parser.add_argument("--megabytes", type=int, default=4096, help="what a kernel may take")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    parser.add_argument("--scheduler", help="the address of a Dask cluster that does the work")
    parser.add_argument("--roster", type=Path, nargs="+", default=[], help="who handed in what")
    options = parser.parse_args(words)
    options.folder = Path(os.path.abspath(options.folder))
    return parser, options


def main(words=None):
    """Run every notebook of a folder that is new or has changed, and write the table."""
    parser, options = read_options(words)
    limits = (options.seconds, options.megabytes)
    try:
        people = read_rosters(options.roster)
    except GradingError as error:
        parser.error(f"{error}.")
    versions = find_versions(options.folder, limits)
    if not versions:
        found = f"found none in {options.folder}"
        parser.error(f"folder: expected a folder of notebooks, and {found}.")
    sys.stdout.reconfigure(errors="backslashreplace")
    # Ends like Ctrl+C, which leaves no kernel behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    target = options.out or options.folder / "verdicts.csv"
    journal = target.with_name(f"{target.name}.journal")
    if options.fresh:
        journal.unlink(missing_ok=True)
    known = read_journal(journal)
    rows = {file: known[version] for file, version in versions.items() if version in known}
    if rows:
        print(f"{len(rows)} of {len(versions)} haven't changed since an earlier run.", flush=True)
    new = sorted(versions.keys() - rows.keys())
    answers = grade(options.folder, new, limits, options.scheduler) if new else ()
    failure = ()
    try:
        with journal.open("ab", buffering=0) as log:
            for file, answer, final in answers:
                rows[file] = make_rows(file, *answer)
                if final:
                    entry = json.dumps({versions[file]: rows[file]})
                    log.write(f"\n{entry}\n".encode())  # even after a line that was cut off
                    os.fsync(log.fileno())
                said = ", ".join(f"{row[1]} {row[2]}".strip() for row in rows[file])
                print(f"[{len(rows)}/{len(versions)}] {tidy(file)}: {said}", flush=True)
    except KeyboardInterrupt:
        failure = (130, "Interrupted. The same command goes on from here.\n")
    except GradingError as error:
        failure = (1, f"grade: {error}.\n")
    if rows or not failure:
        write_results([row for file in versions for row in rows.get(file, [])], people, target)
    if failure:
        parser.exit(*failure)


def write_results(table, people, target):
    """Write the table, the page and the platforms' files, and say where they are."""
    write_table(target, HEAD, table)
    report = target.with_name("report.html")
    report.write_text(make_report(table), encoding="utf-8")
    summarize(table)
    print(f"\nThe table is in {target}.\nA page about the class is in {report}.")
    for line in write_platforms(table, people, target):
        print(line)


if __name__ == "__main__":
    main()

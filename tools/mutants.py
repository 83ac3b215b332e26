"""Change ``helpers`` bit by bit, and see whether the tests notice: ``make mutants``.

mutmut makes the mutants and runs the tests that reach each of them, by the settings in
pyproject.toml. What it found is kept in ``mutants/``: a second run tries only what has changed or
survived. Each survivor has to be in `EQUIVALENT`, with the reason why no test can tell it from the
original. With names, such as ``helpers.filters.kernels*``, only those mutants are tried.
"""

import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
EQUIVALENT = COURSE / "tests" / "equivalent_mutants.toml"
UNNOTICED = {"survived", "no tests"}


def read_equivalent():
    """Return what may survive: a text before and after, and the reason."""
    reasons = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        tuple(text.strip() for text in change.split("→")): reason
        for reason, changes in reasons.items()
        for change in changes
    }


def explanation(diff, equivalent):
    """Return which of the known changes the diff of a mutant makes, or None."""
    before, after = (
        "\n".join(re.findall(rf"^\{sign}(?!\{sign}\{sign})\s*(.*)$", diff, re.MULTILINE))
        for sign in "-+"
    )
    for old, new in equivalent:
        for found in re.finditer(re.escape(old), before):
            if before[: found.start()] + new + before[found.end() :] == after:
                return old, new
    return None


def mutmut(*words):
    """Return what mutmut prints."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *words], cwd=COURSE, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        sys.exit(done.stdout[-3000:])
    return done.stdout


def try_mutants(names):
    """Run mutmut; return each mutant's status, and each survivor's diff."""
    mutmut("run", *names)
    found = re.findall(r"^\s*(helpers\S+): (.+?)\s*$", mutmut("results", "--all", "true"), re.M)
    return dict(found), {n: mutmut("show", n) for n, status in found if status in UNNOTICED}


def main(names):
    """Try mutants, print what survived unexplained, and fail if there is any."""
    equivalent = read_equivalent()
    statuses, diffs = try_mutants(names)
    if again := [name for name, diff in diffs.items() if not explanation(diff, equivalent)]:
        # There may be a new test, or there was a test that a busy machine didn't come to.
        statuses, diffs = try_mutants(again)
    print(*(f"{count} {status}" for status, count in Counter(statuses.values()).items()), sep=", ")
    explained = {name: explanation(diff, equivalent) for name, diff in diffs.items()}
    wrong = [diffs[name] for name, reason in explained.items() if reason is None]
    if not names:
        unused = set(equivalent) - set(explained.values())
        wrong += [f"{EQUIVALENT.name}: noticed, or gone: {' → '.join(text)}" for text in unused]
    print(*wrong, sep="\n\n")
    sys.exit(f"{len(wrong)} to fix" if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])

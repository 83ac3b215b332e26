"""Change ``helpers`` bit by bit, and see whether the tests notice: ``make mutants``.

mutmut makes the mutants and runs the tests that reach each of them, by the settings in
pyproject.toml. What it found is kept in ``mutants/``: a second run tries only what has changed, or
what is named, such as ``helpers.filters.kernels*``. Each survivor has to be in `EQUIVALENT`, with
the reason why no test can tell it from the original.
"""

import re
import subprocess
import sys
import tomllib
from collections import Counter

from tools.build.course import ROOT

EQUIVALENT = ROOT / "tests" / "equivalent_mutants.toml"
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
    command = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout if done.returncode == 0 else sys.exit(done.stdout[-3000:])


def main(names):
    """Try mutants, print what survived unexplained, and fail if there is any."""
    equivalent = read_equivalent()
    mutmut("run", *names)
    printed = mutmut("results", "--all", "true")
    statuses = dict(re.findall(r"^\s*(helpers\S+): (.+?)\s*$", printed, re.MULTILINE))
    print(*(f"{count} {status}" for status, count in Counter(statuses.values()).items()), sep=", ")
    diffs = [mutmut("show", name) for name in statuses if statuses[name] in UNNOTICED]
    explained = [explanation(diff, equivalent) for diff in diffs]
    wrong = [diff for diff, reason in zip(diffs, explained, strict=True) if reason is None]
    if not names:
        unused = set(equivalent) - set(explained)
        wrong += [f"{EQUIVALENT.name}: noticed, or gone: {' → '.join(text)}" for text in unused]
    print(*wrong, sep="\n\n")
    sys.exit(f"{len(wrong)} to fix" if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Change the code of ``helpers`` bit by bit, and see whether the tests notice: ``make mutants``.

mutmut makes the mutants and runs the tests that reach each of them, in a copy of the course that
is kept, so that a second run tries only what has changed. In arithmetic and exercises every mutant
that survives has to stand in `EQUIVALENT`, with the reason why no test can tell it from the
original.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tools.faults import COURSE, copy_course

COPIES = COURSE / "artifacts" / "mutants"
EQUIVALENT = COURSE / "tests" / "equivalent_mutants.toml"
OF_FIGURES = [
    *("demos", "drawing", "filter_demos", "grids", "lab", "loading", "look", "pencil"),
    *("predict_demo", "projector", "screen"),
]
# Of all that is said and drawn, whatever it comes from.
APPROVED = ["tests/test_snapshots.py", "tests/helpers/test_words.py"]
# Not those that look at the code itself, or fuzz for minutes.
ASIDE = ["any_input", "contributing", "imports", "setup_check"]
# A pass is two layers and the tests that are theirs.
PASSES = {"numbers": ("arithmetic", "exercises"), "figures": ("drawing", "demos")}
# Every survivor of these has to be explained; of the others there may be a share.
EXPLAINED = PASSES["numbers"]
LARGEST_SHARE = 0.10
# As mutmut keeps them: no test failed, and no test was there.
UNNOTICED = {0, 5, 33}
# As mutmut keeps one that ran out of processor time, of which a busy machine needs more.
TIMEOUTS = {36, 24, -24, 152, 255}
NOTICED = {"killed", "timeout", "suspicious", "segfault", "caught by type check"}


@dataclass(frozen=True, order=True)
class Change:
    """What a mutant changes: lines of a function, without their indentation."""

    function: str
    before: str
    after: str


@dataclass(frozen=True)
class Equivalent:
    """What no test can notice, each with the reason: changes of a function, and of any text."""

    changes: dict
    texts: dict

    def explanation(self, change):
        """Return the key of what explains a change, or None."""
        if change in self.changes:
            return change
        for before, after in self.texts:
            for found in re.finditer(re.escape(before), change.before):
                start, end = found.span()
                if change.before[:start] + after + change.before[end:] == change.after:
                    return before, after
        return None


def read_equivalent(path=EQUIVALENT):
    """Return what may survive."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    changes = {
        Change(entry["function"], entry["before"], after): entry["because"]
        for entry in entries["mutant"]
        for after in entry["after"]
    }
    texts = {
        (entry["before"], after): entry["because"]
        for entry in entries["everywhere"]
        for after in entry["after"]
    }
    return Equivalent(changes, texts)


def read_change(name, diff):
    """Return what a mutant changes.

    Parameters
    ----------
    name : str
        As mutmut names it, such as ``helpers.filters.kernels.x_mean_kernel__mutmut_3``.
    diff : str
        As ``mutmut show`` prints it.
    """
    module, _, mangled = name.rpartition(".")
    # A method is xǁClassǁmethod, a function x_function.
    function = re.sub(r"__mutmut_\d+$", "", mangled).removeprefix("x")
    function = function.removeprefix("_").removeprefix("ǁ").replace("ǁ", ".")
    sides = {"-": [], "+": []}
    for line in diff.splitlines():
        if line[:1] in sides and not line.startswith(("---", "+++")):
            sides[line[0]].append(line[1:].strip())
    return Change(f"{module}.{function}", *("\n".join(sides[sign]) for sign in "-+"))


def tests_of(kind):
    """Return the test files that a pass runs."""
    names = {
        path.stem.removeprefix("test_"): path
        for path in (COURSE / "tests/helpers").glob("test_*.py")
    }
    of_figures = {names.pop(name) for name in OF_FIGURES}
    for name in ASIDE:
        del names[name]
    chosen = of_figures if kind == "figures" else names.values()
    approved = [COURSE / name for name in APPROVED]
    return sorted(path.relative_to(COURSE).as_posix() for path in {*chosen, *approved})


def prepare(kind):
    """Copy the course for a pass, with mutmut's settings, and return the folder."""
    copy = COPIES / kind
    copy.mkdir(parents=True, exist_ok=True)
    copy_course(copy)
    settings = {
        "source_paths": ["helpers/"],
        "only_mutate": [f"helpers/{layer}/*" for layer in PASSES[kind]],
        "also_copy": ["data", "tests", "tools"],
        "pytest_add_cli_args": [
            *("-p", "no:xdist", "-p", "no:nbval", "-p", "tools.mutants", "-o", "addopts="),
        ],
        "pytest_add_cli_args_test_selection": tests_of(kind),
        # A forked test would find what an unchanged course has left in its caches.
        "process_isolation": "forkserver",
    }
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n")
        file.writelines(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    return copy


def pytest_collection_modifyitems(items):
    """Run first what notices most, and then the quickest: mutmut gives the tests in no order.

    For mutmut loads this module into pytest as a plugin; it keeps the tests' durations.
    """
    kept = Path("mutmut-stats.json")
    stats = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    durations = stats.get("duration_by_test", {})
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith(tuple(APPROVED)),
            durations.get(item.nodeid, 0),
        )
    )


def forget_survivors(copy):
    """Let mutmut try again what no test noticed, as there may be a new one, or what took long."""
    for path in copy.glob("mutants/helpers/**/*.meta"):
        kept = json.loads(path.read_text(encoding="utf-8"))
        statuses = kept["exit_code_by_key"]
        kept["exit_code_by_key"] = {
            name: None if status in UNNOTICED | TIMEOUTS else status
            for name, status in statuses.items()
        }
        path.write_text(json.dumps(kept), encoding="utf-8")


def mutmut(copy, *words):
    """Run mutmut on a copy, and return what it prints."""
    run = subprocess.run(
        [sys.executable, "-m", "mutmut", *words],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode:
        sys.exit(run.stdout[-3000:] + run.stderr[-3000:])
    return run.stdout


def read_results(printed):
    """Return each mutant's status by its name, from what ``mutmut results`` prints."""
    return dict(re.findall(r"^\s*(helpers\S+): (.+?)\s*$", printed, re.MULTILINE))


def tell(results, equivalent, changes):
    """Print a table and what is wrong, and return how many things are wrong.

    Parameters
    ----------
    results : dict of str to str
        A mutant's name and its status.
    equivalent : Equivalent
        What may survive, and why.
    changes : dict of str to Change
        What each survivor of the layers in `EXPLAINED` changes.
    """
    wrong = 0
    explained = {name: equivalent.explanation(change) for name, change in changes.items()}
    print("layer        mutants  noticed  survived  of them equivalent")
    for layer in (layer for layers in PASSES.values() for layer in layers):
        found = {n: s for n, s in results.items() if n.startswith(f"helpers.{layer}.")}
        if not found:
            continue
        survivors = [name for name, status in found.items() if status not in NOTICED]
        known = sum(explained.get(name) is not None for name in survivors)
        print(
            f"{layer:12} {len(found):7} {len(found) - len(survivors):8} {len(survivors):9} "
            f"({len(survivors) / len(found):.1%}) {known:6}"
        )
        if layer not in EXPLAINED and len(survivors) > LARGEST_SHARE * len(found):
            print(f"✗ {layer}: more than {LARGEST_SHARE:.0%} survived")
            wrong += 1
    print(*(f"{count} {status}" for status, count in Counter(results.values()).items()), sep=", ")
    for name, change in changes.items():
        if explained[name] is None:
            print(f"\n✗ survived: {name}\n  − {change.before}\n  + {change.after}")
            wrong += 1
    tried = {layer for layer in EXPLAINED if any(f"helpers.{layer}." in n for n in results)}
    for change in sorted(set(equivalent.changes) - set(explained.values())):
        if change.function.split(".")[1] in tried:
            print(f"\n✗ noticed, or gone: {change.function}\n  − {change.before}")
            wrong += 1
    for text in sorted(set(equivalent.texts) - set(explained.values())):
        if tried == set(EXPLAINED):
            print(f"\n✗ noticed, or gone: {text[0]!r}, made {text[1]!r}")
            wrong += 1
    return wrong


def try_mutants(kind):
    """Run a pass, print its table, and return how many things are wrong."""
    copy = prepare(kind)
    forget_survivors(copy)
    mutmut(copy, "run")
    results = read_results(mutmut(copy, "results", "--all", "true"))
    changes = {}
    for name, status in results.items():
        if status not in NOTICED and name.split(".")[1] in EXPLAINED:
            changes[name] = read_change(name, mutmut(copy, "show", name))
    return tell(results, read_equivalent(), changes)


def main():
    """Try every mutant of a pass, or of both, and fail if one went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=PASSES)
    only = parser.parse_args().only
    wrong = sum(try_mutants(kind) for kind in PASSES if only in (None, kind))
    sys.exit(f"{wrong} to fix" if wrong else 0)


if __name__ == "__main__":
    main()

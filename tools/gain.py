"""Compare a class's answers before and after the course: ``make gain ARGS="before after"``.

Answers are read from what the notebooks hold. Nothing in them is run.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import stats

from helpers.exercises.choices import LETTERS
from helpers.figures import style
from tools.inventory import FORMS, RIGHT, read_inventory

# Signals and systems; Wage, Buck and Hjalmarson (2006).
PUBLISHED = {"lectures": 0.22, "interactive courses": 0.39}
HEAD = ("kind", "name", "before", "after", "gain", "low", "high", "of")
RESAMPLES = 10_000
FEWEST = 5  # learners for an interval: fewer say nothing of how others would differ
CHOICE = re.compile(r"""^[^#\n]*?\bchoose\(\s*["'](\w+) (\d{1,3})["']\s*,([^)#\n]*)\)""", re.M)
CODE = re.compile(r"""^\s*my_code\s*=\s*["']?([^"'#\n]*)""", re.M)


class Sheet(NamedTuple):
    """What one learner answered: for each question a letter, or ""."""

    file: str
    code: str
    name: str
    letters: list


def read_sheet(path, file, form, count):
    """Read a notebook's answers; raise ValueError if it isn't a filled-in copy of the form."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise ValueError("it can't be read as a notebook") from error
    text = "\n".join(sources)
    letters, forms = [""] * count, set()
    for name, number, answer in CHOICE.findall(text):  # the last one counts, as if they were run
        forms.add(name)
        letter = answer.strip(" \"'").upper()
        if name == form and 1 <= int(number) <= count:
            letters[int(number) - 1] = letter if letter in tuple(LETTERS) else ""
    if form not in forms:
        others = ", ".join(sorted(forms)) or "none"
        raise ValueError(f"it should have the questions {form!r}, and it has {others}")
    if not any(letters):
        raise ValueError("no question in it is answered")
    code = (CODE.findall(text) or [""])[-1]
    # Such as before/smith.ipynb and after/smith.ipynb, or smith/before.ipynb and smith/after.ipynb.
    name = re.sub("before|after", "", file.removesuffix(".ipynb").casefold())
    keys = ("".join(re.findall(r"\w", key.casefold())) for key in (code, name))
    return Sheet(f"{form}: {file}", *keys, letters)


def read_folder(folder, form, count):
    """Return the sheets of a folder, and a line for each notebook that's left out."""
    sheets, left_out = [], []
    for path in sorted(folder.rglob("*.ipynb")):
        file = path.relative_to(folder).as_posix()
        if ".ipynb_checkpoints" not in path.parts:
            try:
                sheets.append(read_sheet(path, file, form, count))
            except ValueError as error:
                left_out.append(f"{form}: {file}: {error}")
    return sheets, left_out


def pair(*sides):
    """Match sheets by code, and the rest by file name; return pairs, and a line for each other."""
    pairs, left_out = [], []
    for key in ("code", "name"):
        groups = defaultdict(lambda: ([], []))
        for side, sheets in enumerate(sides):
            for sheet in sheets:
                groups[getattr(sheet, key)][side].append(sheet)
        groups.pop("", None)
        for first, second in groups.values():
            if len(first) == len(second) == 1:
                pairs.append((*first, *second))
            elif len(first) < 2 > len(second):
                continue  # with no partner, so far
            else:
                said = f"another notebook has the same {key}, so neither is used"
                left_out += [f"{sheet.file}: {said}" for sheet in first + second]
            sides = [[s for s in side if s not in first + second] for side in sides]
    left_out += [f"{sheet.file}: it has no partner" for side in sides for sheet in side]
    return pairs, left_out


def gain(before, after):
    """Return the normalized gain of shares; NaN where there was nothing left to gain.

    Examples
    --------
    >>> round(float(gain(0.4, 0.7)), 3)
    0.5
    """
    return (after - before) / np.where(np.less(before, 1 - 1e-9), 1 - np.asarray(before), np.nan)


def interval(resampled, learners):
    """Return the 95% interval of each column of resampled gains; NaN where they're too few.

    A small class's percentiles are too close together; these are as far out as Student's t.
    """
    found = np.full((2, resampled.shape[1]), np.nan)
    usable = np.isfinite(resampled).mean(axis=0) > 0.95
    if learners >= FEWEST and usable.any():
        t = stats.t.ppf(0.025, learners - 1) * np.sqrt(learners / (learners - 1))
        low = stats.norm.cdf(t)
        found[:, usable] = np.nanquantile(resampled[:, usable], [low, 1 - low], axis=0)
    return found


def measure(before, after):
    """Return shares before and after, gains, and their intervals' ends, given who was right.

    Both arrays are (learner, question). There's a row for each question, one for all of them
    together, and one for the mean of the learners' own gains.
    """
    learners = len(before)
    # How often each learner is in each made-up class.
    counts = np.random.default_rng(44).multinomial(learners, [1 / learners] * learners, RESAMPLES)
    sides = [np.c_[side, side.mean(axis=1)] for side in (before, after)]
    once = [side.mean(axis=0) for side in sides]
    again = gain(*(counts @ side / learners for side in sides))
    rows = np.vstack([*once, gain(*once), interval(again, learners)]).T
    own = gain(*(side[:, -1] for side in sides))
    own, counts = own[np.isfinite(own)], counts[:, np.isfinite(own)]
    total = np.where(counts.any(axis=1), counts.sum(axis=1), np.nan)
    ends = interval((counts @ own / total)[:, None], learners)[:, 0]
    return np.vstack([rows, [np.nan, np.nan, own.mean() if own.size else np.nan, *ends]])


def make_table(forms, pairs):
    """Return the table's rows, as `HEAD` names their columns."""
    thoughts = [
        [[q.thoughts.get(both[side].letters[n]) for n, q in forms[form].items()] for both in pairs]
        for side, form in enumerate(FORMS)
    ]
    names = [("question", question.concept) for question in forms["before"].values()]
    names += [("class", "all of them"), ("learners", "mean of own gains")]
    values = measure(*(np.array(side) == RIGHT for side in thoughts)).tolist()
    rows = [[*name, *row, len(pairs)] for name, row in zip(names, values, strict=True)]
    asked = Counter(t for q in forms["before"].values() for t in q.thoughts.values())
    chosen = [Counter(thought for own in side for thought in own) for side in thoughts]
    for name in sorted(asked.keys() - {RIGHT}, key=lambda name: (-chosen[0][name], name)):
        times = asked[name] * len(pairs)
        shares = (count[name] / times for count in chosen)
        rows.append(["misconception", name, *shares, *[np.nan] * 3, times])
    return rows


def describe(rows, sentences):
    """Return the table as text."""
    published = ", ".join(f"{course} about {value}" for course, value in PUBLISHED.items())
    lines = [f"{'':18}  before   after   gain  95% interval"]
    for kind, name, before, after, found, low, high, times in rows:
        if kind == "misconception":
            counts = f"{round(before * times):>8}{round(after * times):>8}"
            lines.append(f"{name:18}{counts}  of {times:<4} {sentences[name]}")
            continue
        shares = f"{before:>8.0%}{after:>8.0%}{found:>7.2f}  {low:.2f} to {high:.2f}"
        for unknown, shown in (("nan to nan", "–"), ("nan%", "    "), ("nan", "  –")):
            shares = shares.replace(unknown, shown)
        lines.append(f"{name:18}{shares}")
    place = 1 + sum(row[0] != "misconception" for row in rows)
    lines[place:place] = ["", f"Published gains, in signals and systems: {published}.", ""]
    return "\n".join(lines)


@style.isolated
def draw(rows, path):
    """Draw right answers, gains and misconceptions beside each other, into a PNG."""
    right = [row for row in rows if row[0] in ("question", "class")]
    wrong = [row for row in rows if row[0] == "misconception"]
    figure, axes = style.new_figure(13, 2 + 0.2 * len(wrong), ncols=3)
    titles = "right answers", "normalized gain", "misconceptions, of all chances"
    for ax, title, part in zip(axes[0], titles, (right, right, wrong), strict=True):
        values, places = np.array([row[2:7] for row in part]).T, np.arange(len(part))
        ax.set_title(title)
        ax.set_yticks(places, [row[1] for row in part])
        ax.invert_yaxis()
        if title == titles[1]:
            ax.hlines(places, *values[3:], color=style.OUTPUT)
            ax.plot(values[2], places, "o", color=style.OUTPUT)
            ax.set(xlim=(-0.5, 1.05), xlabel="dotted: published for lectures, interactive courses")
            for value in PUBLISHED.values():
                ax.axvline(value, color=style.GUIDE, linestyle=":")
            continue
        ax.hlines(places, *values[:2], color=style.GUIDE, linewidth=1)
        ax.plot(values[0], places, "s", color=style.WINDOW, label="before", markersize=9)
        ax.plot(values[1], places, "o", color=style.OUTPUT, label="after")
        ax.set_xlim(-0.03, 1.03)
        ax.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes[0, 2].legend(loc="lower right")
    style.tighten(figure)
    figure.savefig(path)


def main(words=None):
    """Read two folders, print the table, and store it with its picture."""
    parser = argparse.ArgumentParser(prog="gain", description=__doc__.partition("\n")[0])
    for form in FORMS:
        parser.add_argument(form, type=Path, help=f"the folder of notebooks from {form} the course")
    parser.add_argument("--out", type=Path, default=Path("artifacts/gain"), help="where it goes")
    parser.add_argument("--lessons", type=int, default=99, help="the last lesson that was taught")
    options = parser.parse_args(words)
    questions, sentences, _ = read_inventory()
    forms = {
        form: {n: q for n, q in enumerate(questions[form]) if q.lesson <= options.lessons}
        for form in FORMS
    }
    if not forms["before"]:
        parser.error(f"--lessons: no question is about lessons up to {options.lessons}.")
    sides = [read_folder(getattr(options, form), form, len(questions[form])) for form in FORMS]
    pairs, others = pair(*(sheets for sheets, _ in sides))
    sys.stdout.reconfigure(errors="backslashreplace")
    for line in [*sides[0][1], *sides[1][1], *others]:
        print("Left out:", line)
    if not pairs:
        parser.error("expected a learner with a notebook in both folders, and found none.")
    rows = make_table(forms, pairs)
    blank = [sum(not p[s].letters[n] for p in pairs for n in forms[f]) for s, f in enumerate(FORMS)]
    text = f"Learners with both notebooks: {len(pairs)}. Questions without an answer, which count "
    text += f"as not right: {blank[0]} before, {blank[1]} after.\n\n{describe(rows, sentences)}\n"
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "gain.txt").write_text(text, encoding="utf-8")
    with (options.out / "gain.csv").open("w", newline="", encoding="utf-8-sig") as file:
        shown = [["" if value != value else value for value in row] for row in rows]
        csv.writer(file).writerows([HEAD, *shown])
    draw(rows, options.out / "gain.png")
    print(f"{text}\nThe table and its picture are in {options.out}.")


if __name__ == "__main__":
    main()

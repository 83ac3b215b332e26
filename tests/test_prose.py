"""Numbers in the lessons' prose are those that come out, or are worked out in prose_numbers.toml.

A number of three digits or more is in the lesson's code or outputs, perhaps with more digits or
as a percentage. For any other one, the file has an expression that gives it, or a text with it.
"""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import skimage as ski
from scipy import ndimage

from tools.build.course import COPIES, ROOT, lesson_files

LESSONS = [path.stem for path in lesson_files()]
WORKED_OUT = tomllib.loads(Path(__file__).with_name("prose_numbers.toml").read_text("utf-8"))
CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])[−-]?\d[\d,]*(?:\.\d+)?(?!\w)")


def plain(number):
    return number.replace(",", "").replace("−", "-")


def says(demo, **state):
    """Return the readout of a demo in a state."""
    for name, value in state.items():
        demo.controls[name].value = value
    return demo.readout


def damaged():
    """Return lesson 10's photograph with salt and pepper on it."""
    photo = ski.util.img_as_float(ski.data.camera())[60:260, 140:340]
    return ski.util.random_noise(photo, mode="s&p", amount=0.2, rng=44)


def restored(size, only_specks=None):
    """Return the error of a median there, everywhere or at the specks alone."""
    photo = ski.util.img_as_float(ski.data.camera())[60:260, 140:340]
    image, median = damaged(), ndimage.median_filter(damaged(), size)
    if only_specks:
        median = np.where(np.isin(image, (0, 1)), median, image)
    return np.sqrt(np.mean((median - photo) ** 2))


@cache
def prose_and_results(lesson):
    """Return the words of a lesson, and its code with all that comes out of it in both copies."""
    text = (ROOT / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")
    found = CODE.findall(text)
    for folder in COPIES:
        notebook = json.loads((ROOT / folder / f"{lesson}.ipynb").read_text(encoding="utf-8"))
        for output in (one for cell in notebook["cells"] for one in cell.get("outputs", [])):
            texts = [output.get("text", ""), *output.get("data", {}).values()]
            found += ["".join(text) for text in texts if not "".join(text).startswith("iVBOR")]
            found += [str(about.get("alt")) for about in output.get("metadata", {}).values()]
    without_links = re.sub(r"\]\([^)]*\)", "]", CODE.sub("", text))
    return without_links, "\n".join(found)


def is_among(number, results):
    """Return whether one of the results is this number once it's rounded like it."""
    digits = len(number.partition(".")[2])
    for value in map(float, results):
        for result in (value, abs(value)) if number[0] != "-" else (value,):
            if f"{result:.{digits}f}" == number or f"{100 * result:.{digits}f}" == number:
                return True
    return False


def unexplained(lesson):
    """Return the numbers of a lesson's prose that its results don't have, each once."""
    prose, results = prose_and_results(lesson)
    known = set(map(plain, NUMBER.findall(results)))
    numbers = {plain(found) for found in NUMBER.findall(prose)}
    long = (number for number in numbers if sum(map(str.isdigit, number)) > 2)
    return sorted(one for one in long if one not in known and not is_among(one, known))


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_number_in_the_prose_comes_out_or_is_worked_out(lesson):
    assert unexplained(lesson) == sorted(WORKED_OUT.get(lesson, {}))


@pytest.mark.parametrize("lesson", WORKED_OUT)
def test_what_is_worked_out_is_what_the_prose_says(lesson):
    for number, expression in WORKED_OUT[lesson].items():
        result = eval(expression, globals())
        found = map(plain, NUMBER.findall(result)) if isinstance(result, str) else [result]
        assert is_among(number, found), (number, result)

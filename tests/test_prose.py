"""Numbers in the lessons' prose and on instructors' pages are those that come out.

A number of three digits or more is in the lesson's code or outputs, perhaps with more digits or
as a percentage. For any other one, prose_numbers.toml has an expression that gives it, or a text
with it, and page_numbers.toml has such expressions for an instructor's page.
"""

import json
import re
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import skimage as ski
from approved import said_in
from scipy import ndimage
from sklearn.linear_model import LogisticRegression

import helpers
from tests.helpers.pages import put
from tools.build.course import COPIES, ROOT, lesson_files

LESSONS = [path.stem for path in lesson_files()]
WORKED_OUT, ON_PAGES = (
    tomllib.loads(Path(__file__).with_name(f"{kind}_numbers.toml").read_text("utf-8"))
    for kind in ("prose", "page")
)
CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\([^)]*\)")
NUMBER = re.compile(r"(?<![\w.])[−-]?\d[\d,]*(?:\.\d+)?(?!\w)")


def plain(number):
    return number.replace(",", "").replace("−", "-")


def says(demo, **state):
    """Return the readout of a demo in a state."""
    return put(demo, **state).readout


def walk(demo, *places):
    """Return the readouts of a demo at some places of its first slider."""
    name = next(iter(demo.controls))
    return [says(demo, **{name: place}) for place in places]


def noisy():
    return helpers.add_noise(helpers.step_signal())


def coarse():
    return ski.data.camera()[::10, ::10]


def photo():
    """Return the part of the camera image that lesson 10 damages."""
    return ski.util.img_as_float(ski.data.camera())[60:260, 140:340]


def damaged():
    return ski.util.random_noise(photo(), mode="s&p", amount=0.2, rng=44)


def restored(footprint, only_specks=False):
    """Return the error of a median there, everywhere or at the specks alone."""
    image = damaged()
    median = ndimage.median_filter(image, footprint=footprint)
    if only_specks:
        median = np.where(np.isin(image, (0, 1)), median, image)
    return np.sqrt(np.mean((median - photo()) ** 2))


def cut_off():
    """Return what lesson 06's mean loses in ``uint8``."""
    exact = ndimage.correlate(coarse().astype(float), np.full((3, 3), 1 / 9))
    return exact - ndimage.correlate(coarse(), np.full((3, 3), 1 / 9))


def bends(image):
    """Return lesson 07's average bend of each column."""
    return np.abs(np.diff(image[320:500, 210:390], n=2, axis=1)).mean(axis=0)


def learned():
    """Return what a model has learned in lesson 09 if nobody names a solver."""
    camera = ski.util.img_as_float(ski.data.camera())
    features = ski.util.view_as_windows(camera, (3, 3)).reshape(-1, 9)
    labels = (ski.filters.sobel_h(camera) > 0.07)[1:-1, 1:-1].ravel()
    model = LogisticRegression().fit(features, labels)
    return [*model.coef_[0], model.score(features, labels)]


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
    return CODE.sub("", text), "\n".join(found)


def is_among(number, results):
    """Return whether one of the results is this number once it's rounded like it."""
    digits = len(number.partition(".")[2])
    for value in map(float, results):
        for result in (value, abs(value)) if number[0] != "-" else (value,):
            if f"{result:.{digits}f}" == number or f"{100 * result:.{digits}f}" == number:
                return True
    return False


def numbers_in(results):
    """Return the numbers in text, an array, or several of them, as text."""
    if isinstance(results, str):
        return set(map(plain, NUMBER.findall(results)))
    if isinstance(results, (list, tuple)):
        return set().union(*map(numbers_in, results))
    return set(map(str, np.ravel(results).tolist()))


def unexplained(text, known):
    """Return the numbers of a text that aren't among the known ones, each once."""
    long = (
        number for number in numbers_in(LINK.sub("]", text)) if sum(map(str.isdigit, number)) > 2
    )
    return sorted(one for one in long if one not in known and not is_among(one, known))


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_number_in_the_prose_comes_out_or_is_worked_out(lesson):
    prose, results = prose_and_results(lesson)
    assert unexplained(prose, numbers_in(results)) == sorted(WORKED_OUT.get(lesson, {}))


@pytest.mark.parametrize("lesson", WORKED_OUT)
def test_what_is_worked_out_is_what_the_prose_says(lesson):
    for number, expression in WORKED_OUT[lesson].items():
        result = eval(expression, globals())
        assert is_among(number, numbers_in(result)), (number, result)


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_number_on_an_instructors_page_comes_out(lesson):
    page = (ROOT / "docs" / "instructors" / f"{lesson}.md").read_text(encoding="utf-8")
    known = numbers_in([*prose_and_results(lesson), said_in(lesson)])
    left = unexplained(page, known)
    found = [numbers_in(eval(one, globals())) for one in ON_PAGES.get(lesson, [])]
    assert [number for number in left if not is_among(number, set().union(*found))] == []
    idle = [one for one in found if not any(is_among(number, one) for number in left)]
    assert idle == [], "what comes of an expression that isn't needed any more"

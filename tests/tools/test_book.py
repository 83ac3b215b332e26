"""The book's parts: links, walks through a slider, frames, folded solutions, formulas."""

import base64
import io
import json
import re
import shutil

import numpy as np
import pytest
import skimage as ski
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image
from sphinx.errors import SphinxError

import helpers
from helpers.figures.picture import WORDS_BELOW
from livefigure.controls import main_slider, slider_values
from tools.book import frames
from tools.book.conf import mathml
from tools.book.pages import BookError, book_links, make_page, player
from tools.book.site import build_wheel, cover, first_demo, main, record_lessons, section, title
from tools.build.course import ROOT, lesson_files
from tools.build.notebook import METADATA

README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.DOTALL)
SQUARE = np.pad([[1.0]], 1)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a](../solutions/01_a.ipynb)", "[a](01_a.ipynb)"),
        ("[terms](../docs/glossary.md)", "[terms](glossary.md)"),
        ("[b, *not* here](02_b.ipynb)", "b, *not* here"),
        ("[license](LICENSE) and [a](01_a.ipynb)", "license and [a](01_a.ipynb)"),
        *[
            (kept, kept)
            for kept in (
                "[a](01_a.ipynb)",
                "[web](https://example.org/01_a.ipynb)",
                "[below](#there)",
                "![picture](01_a.png)",
            )
        ],
    ],
)
def test_a_link_leads_to_a_page_of_the_book_or_becomes_its_words(link, expected):
    assert book_links(link, {"01_a.ipynb", "glossary.md"}) == expected


def test_the_main_slider_is_the_first_one_over_numbers_and_has_a_browsers_values():
    denoise, lab = helpers.denoise_demo(SQUARE), helpers.filter_lab(SQUARE)
    predict = helpers.predict_demo(np.arange(9), [1, 1])
    assert main_slider(denoise.controls.values()) is denoise.controls["radius"]
    assert main_slider(lab.controls.values()) is lab.controls["position"]
    assert main_slider(predict.controls.values()) is None
    values = slider_values(helpers.first_demo().controls["brightness"])
    assert values == [number / 10 for number in range(11)]


def parsed(html):
    return BeautifulSoup(html, "html.parser")


def without(name):
    return {key: RECORD[key] for key in RECORD if key != name}


def stored(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGBA")).astype(int)


def drawn(demo, dpi=frames.DPI, inches=None):
    with demo.drawn(dpi, inches):
        return demo.draw_at(None)[0][..., :3].astype(int)


def shown(root, view, place):
    """Return what a page shows at a place: its picture on that of the start; and where it's cut."""
    start, top = (stored(root / view["frames"][number]) for number in (view["start"], place))
    opaque = top[..., 3] == 255
    return np.where(opaque[..., None], top, start)[..., :3], opaque


def test_a_record_shows_and_says_at_each_position_what_the_demo_does(tmp_path, monkeypatch):
    monkeypatch.setattr(frames, "MOST", 24)
    demo = helpers.convolve_demo(np.arange(20.0), [1, -1])
    demo.controls["position"].value = 4
    size, before = tuple(demo.figure.get_size_inches()), demo.readout
    made = frames.record(demo, tmp_path, "a/0")
    assert (tuple(demo.figure.get_size_inches()), demo.readout) == (size, before)
    slider, wide, narrow = (made[part] for part in ("slider", "wide", "narrow"))
    assert made["readout"] == before
    assert slider.items() >= {"label": "position", "every": 1, "count": 20}.items()
    assert slider["values"] == [str(number) for number in range(20)]
    assert (wide["places"], wide["size"][0], narrow["size"][0]) == ([*range(20)], 720, 320)
    assert 4 < len(narrow["places"]) <= 8
    for view, how in ((wide, (frames.DPI,)), (narrow, (frames.NARROW_DPI, frames.NARROW))):
        assert view["places"][view["start"]] == 4
        for number, place in list(enumerate(view["places"]))[::3]:
            demo.controls["position"].value = int(slider["values"][place])
            assert slider["readouts"][place] == demo.readout
            picture, opaque = shown(tmp_path, view, number)
            assert 0 < opaque.mean() < 1 or number == view["start"]
            assert np.array_equal(picture, drawn(demo, *how))


def test_a_photograph_loses_nothing_that_is_seen(tmp_path):
    demo = helpers.denoise_demo(ski.data.coins()[:200])
    demo.controls["radius"].max = 2
    wide = frames.record(demo, tmp_path, "0")["wide"]
    loss = np.abs(stored(tmp_path / wide["frames"][0])[..., :3] - drawn(demo)).mean()
    assert 0 < loss < 1.5


def test_a_record_is_as_small_as_it_has_to_be(tmp_path):
    demo = helpers.first_demo()
    made = frames.record(demo, tmp_path, "0", limit=3_200)
    for view in ("wide", "narrow"):
        stored = sum((tmp_path / frame).stat().st_size for frame in made[view]["frames"])
        assert 0 < stored <= 3_200
    assert made["slider"]["every"] > 1
    with pytest.raises(ValueError, match="no walk"):
        frames.record(demo, tmp_path, "1", limit=1_500)
    assert demo.controls["brightness"].value == 0.5


def test_an_image_is_walked_down_its_diagonal(tmp_path, monkeypatch):
    monkeypatch.setattr(frames, "MOST", 12)
    demo = helpers.mean_filter_demo(np.ones((5, 4)))
    assert frames.record(demo, tmp_path, "0")["slider"]["every"] == 5


def test_a_demo_without_a_slider_stays_a_picture_that_says_what_it_does(tmp_path):
    demo = helpers.predict_demo(np.arange(9), [1, 1])
    made = frames.record(demo, tmp_path, "0")
    soup = parsed(player(made, "demo-0"))
    assert soup.find(["input", "script"]) is None
    assert soup.img["alt"] == demo.readout
    note = soup.select_one(".course-note").text
    assert helpers.predict_demo.__doc__.splitlines()[0].lower() in note.lower()
    assert "your prediction, reveal what comes out" in note


RECORD = {
    "text": 'a_demo: 3\n"a" < b', "readout": '"a" < b', "others": ["noise"],
    "wide": {"size": [720, 400], "start": 0, "places": [0, 1, 2],
             "frames": ["0/wide-0.webp", "0/wide-2.webp", "0/wide-3.webp"]},
    "slider": {"label": "position", "values": ["0", "2", "3"], "every": 2, "count": 4,
               "readouts": ['"a" < b', "</script>\n\n<b>", "c"]},
    "narrow": {"size": [320, 410], "start": 0, "places": [0, 2],
               "frames": ["0/narrow-0.webp", "0/narrow-3.webp"]},
}  # fmt: skip


def test_a_player_has_its_start_without_the_script_and_everything_else_for_it():
    text = player(RECORD, "demo-0")
    assert "\n\n" not in text
    soup = parsed(text)
    assert soup.select_one(".course-controls").has_attr("hidden")
    start = {"src": "0/wide-0.webp", "alt": '"a" < b', "loading": "lazy"}
    assert soup.img.attrs.items() >= start.items()
    readout, slider = soup.select_one(".live-figure-readout"), soup.input
    assert (readout.text, readout["style"]) == ('"a" < b', "--lines: 3")
    assert soup.find("label", {"for": slider["id"]}).text == "position"
    assert (slider["max"], slider["value"], slider["aria-valuetext"]) == ("2", "0", "position 0")
    data = json.loads(soup.script.string)
    assert data["readouts"] == RECORD["slider"]["readouts"]
    assert (data["wide"], data["narrow"]) == (RECORD["wide"], RECORD["narrow"])
    assert (soup.source["srcset"], soup.source["width"]) == ("0/narrow-0.webp", "320")
    note = soup.select_one(".course-note").text
    for words in ("Here 3 of the slider's 4 ", "Here 2 of the slider's 4 ", "you also set: noise"):
        assert words in note
    soup = parsed(player(without("narrow"), "demo-0"))
    assert soup.source is None
    assert json.loads(soup.script.string)["narrow"] == RECORD["wide"]


def picture_output(alt, text=WORDS_BELOW):
    Image.new("L", (3, 2)).save(buffer := io.BytesIO(), format="PNG")
    data = {"image/png": base64.b64encode(buffer.getvalue()).decode(), "text/plain": text}
    about = {"image/png": {"alt": alt, "width": 3, "height": 2}}
    return new_output("display_data", data=data, metadata=about)


def tagged(make, source, tag):
    return make(source, metadata={"tags": [tag]})


@pytest.fixture
def page(tmp_path):
    """Return the page of a lesson with a picture, a demo, and an exercise with a hint."""
    top = [
        new_markdown_cell("# Title\n\nBy [b](02_b.ipynb).\n\n## First"),
        new_code_cell("draw()", outputs=[picture_output("a step")]),
        new_code_cell("demo()", outputs=[picture_output(RECORD["text"], RECORD["text"])]),
    ]
    stub = tagged(new_code_cell, "answer = ...", "exercise")
    solution = tagged(new_code_cell, "answer = 3", "solution")
    hint = tagged(new_markdown_cell, "Think.", "hint")
    checks = [
        new_code_cell("check()", outputs=[new_output("stream", name="stdout", text=text)])
        for text in ("not yet", "right")
    ]
    why = tagged(new_markdown_cell, "It is 1 + 2.", "solution")
    learner = new_notebook(cells=[*top, stub, hint, checks[0]])
    solved = new_notebook(cells=[*top, solution, hint, checks[1], why])

    def make(*recorded):
        records, pages = {top[2].id: list(recorded)}, {"01_a.ipynb"}
        return make_page("01_a", learner, solved, records, pages, tmp_path, "course-1.whl")

    return make


def test_a_page_is_the_learners_notebook_with_its_solution_folded_after_the_hints(page, tmp_path):
    cells = page(RECORD).cells
    # Each fold has a text that opens it and one that closes it.
    assert [cell.source if cell.cell_type == "code" else "text" for cell in cells] == [
        "text", "draw()", "demo()", "answer = ...", "text",
        "text", "answer = 3", "text", "check()", "text", "check()", "text",
        "text", "text", "text",
    ]  # fmt: skip
    sources = [cell.source for cell in cells]
    assert sources.count("</details>") == 3
    assert [re.sub("<.*?>", "", source) for source in sources if "<summary>" in source] == [
        "Solution", "What this gives with the solution", "About the solution",
    ]  # fmt: skip
    assert [cells[place].outputs[0].text for place in (8, 10)] == ["not yet", "right"]
    assert cells[10].metadata.tags == ["remove-input"]
    before, _, after = sources[0].partition("```{admonition}")
    assert "By b." in before
    box = after.partition("## First")[0]
    assert "notebooks/01_a.ipynb" in box
    command = parsed(box).code
    assert (command.text, command.a["href"]) == ("%pip install course-1.whl", "course-1.whl")
    image = parsed(cells[1].outputs[0].data["text/html"]).img
    assert image.attrs.items() >= {"alt": "a step", "width": "3", "height": "2"}.items()
    assert (tmp_path / image["src"]).read_bytes().startswith(b"\x89PNG")
    assert "0/wide-0.webp" in cells[2].outputs[0].data["text/html"]


@pytest.mark.parametrize("recorded", [[], [RECORD | {"text": "a_demo: 3\nsomething else"}]])
def test_a_demo_that_starts_otherwise_than_stored_is_refused(page, recorded):
    with pytest.raises(BookError, match="01_a: stored is the demo"):
        page(*recorded)


def test_a_lesson_that_fails_is_named_with_its_cell(tmp_path):
    path = tmp_path / "solutions" / "01_a.ipynb"
    path.parent.mkdir()
    notebook = new_notebook(cells=[new_code_cell("1 / 0")], metadata=METADATA)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(BookError, match=r"solutions/01_a.ipynb: cell 1: ZeroDivisionError"):
        record_lessons([path], tmp_path / "frames")


def test_the_same_packages_give_the_same_wheel_whenever_and_wherever(tmp_path):
    copy = tmp_path / "copy"
    for name in ("helpers", "livefigure"):
        shutil.copytree(ROOT / name, copy / name, copy_function=shutil.copy)
    for name in ("LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    wheels = [build_wheel(tmp_path / folder, root) for folder, root in (("1", ROOT), ("2", copy))]
    assert re.fullmatch(r"image_filtering_course-[\d.]+-py3-none-any.whl", wheels[0].name)
    assert wheels[0].name == wheels[1].name
    assert wheels[0].read_bytes() == wheels[1].read_bytes()
    (copy / "pyproject.toml").write_text("[project]")
    with pytest.raises(BookError, match="Hatchling: "):
        build_wheel(tmp_path / "3", copy)


def test_the_cover_has_the_readmes_title_license_and_rows_of_the_lessons_in_the_book():
    names = [path.stem for path in lesson_files()]
    text = cover(README, names[1:6:4], {"glossary.md", *(f"{name}.ipynb" for name in names)})
    assert text.startswith(f"# {title(README)}\n")
    rows = [line for line in text.splitlines() if line.startswith("| 0")]
    assert [row[:4] for row in rows] == ["| 01", "| 05"]
    assert set(rows) <= {*section(README, "The lessons").replace("notebooks/", "").splitlines()}
    assert section(text, "License").startswith("The code is under the BSD")
    listed = "\n".join([*names[1:6:4], "glossary"])
    assert re.search(rf"```\{{toctree}}\n:hidden:\n\n{listed}\n```", text)
    whole = cover(README, names, {f"{name}.ipynb" for name in names})
    assert [name for name in names if f"]({name}.ipynb)" not in whole] == []


@pytest.mark.parametrize("path", lesson_files(), ids=lambda path: path.stem)
def test_every_formula_of_a_lesson_can_be_set(path):
    for block, inline in FORMULA.findall(path.read_text(encoding="utf-8")):
        assert "<math" in mathml(block or inline, as_block=bool(block))


def test_a_formula_is_set_inline_or_in_its_own_line_and_an_unknown_command_is_named():
    assert 'display="block"' in mathml("x", as_block=True)
    assert "block" not in mathml(r"e^{\dots}")
    with pytest.raises(SphinxError, match=r"the formula .*nonsense"):
        mathml(r"\nonsense{x}")


def test_a_lesson_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--only", "77"])
    assert "no lesson '77'; there are: 00_welcome, 01" in capsys.readouterr().err


def test_the_first_page_opens_with_a_walk_over_an_image_if_there_is_one():
    walk = RECORD | {"text": "mean_filter_demo: 7×7 image\noutput row 0", "readout": "output row 0"}
    recorded = [{"a": [without("slider")], "b": [RECORD]}, {"c": [], "d": [walk]}]
    assert first_demo(recorded) == player(walk, "demo-first", has_cell=False)
    shown = first_demo(recorded[:1])
    assert 'id="demo-first"' in shown
    assert "the cell above" not in shown
    text = cover(README, ["06_images"], set(), shown)
    assert text.index(shown) < text.index("| | lesson |")

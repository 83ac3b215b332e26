"""The book in a real Chromium, from a folder: it plays, it is found in, it keeps nobody out."""

import json
import os
import re
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tools.browser.driver import COURSE, VIEWPORT, wait_for

from .axe import violations

PHONE = {"width": 390, "height": 844}
# A signal with a slider over tenths; an image with a walk, a solution and formulas.
CURVE, IMAGE = "05_gaussian_1d", "08_edges"
PAGES = [CURVE, IMAGE, "index", "glossary"]
each_page = pytest.mark.parametrize("name", PAGES)
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


@pytest.fixture(scope="module")
def book(browser, tmp_path_factory):
    """The folder with the book of two lessons; not made where no browser could open it."""
    folder = tmp_path_factory.mktemp("site") / "book"
    lessons = [name[:2] for name in (CURVE, IMAGE)]
    command = [sys.executable, "-m", "tools.book", "--output", folder, "--only", *lessons]
    done = subprocess.run(command, cwd=COURSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def visit(browser, book):
    """Open a page of the book; at the end, nothing was asked of a host and nothing went wrong."""
    asked, errors, contexts = [], [], []

    def open_page(name, scheme="light", size=VIEWPORT, **options):
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, **options))
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.append(urlsplit(request.url).scheme))
        page.on("pageerror", lambda error: errors.append(str(error)))
        if options.get("java_script_enabled", True):  # or else no script is loaded
            page.on("requestfailed", lambda request: errors.append(request.url))
        page.goto(f"{book.as_uri()}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert "file" in asked
    assert set(asked) <= {"file", "data"}
    assert not errors


def read(book, name):
    """Return a page as it is before any script has run."""
    return BeautifulSoup((book / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


class Player:
    """A demo on a page of the book."""

    def __init__(self, page, number=0):
        self.root = page.locator(".course-player").nth(number)
        self.root.scroll_into_view_if_needed()
        self.slider = self.root.get_by_role("slider")
        self.back, self.forward = (
            self.root.get_by_role("button", name=f"one step {way}") for way in ("back", "forward")
        )

    def state(self):
        """Return what is on top of the start's picture, the picture's words, and the readout."""
        return tuple(
            self.root.evaluate(
                """root => [
                  root.querySelector('.course-changes:not([hidden])')?.getAttribute('src') ?? null,
                  root.querySelector('.course-picture').alt,
                  root.querySelector('.live-figure-readout').innerText]"""
            )
        )

    def ends(self):
        return [each.get_attribute("aria-disabled") for each in (self.back, self.forward)]


@pytest.mark.parametrize(("name", "number"), [(CURVE, 0), (IMAGE, 0)])
def test_keys_show_what_was_recorded(visit, book, name, number):
    player = Player(visit(f"{name}.html"), number)
    demo = read(book, name).select(".course-player")[number]
    recorded = json.loads(demo.script.string)
    label, start = demo.label.text, demo.select_one(".live-figure-readout").get_text("\n")
    assert player.state() == (None, start, start)
    player.slider.focus()
    seen = set()
    for key in ("End", "ArrowLeft", "Home", "ArrowRight"):
        player.slider.press(key)
        value = player.slider.get_attribute("aria-valuetext").removeprefix(f"{label} ")
        at = recorded["values"].index(value)
        assert player.root.locator(".course-value").text_content() == value
        frame, readout = recorded["wide"]["frames"][at], recorded["readouts"][at]
        is_start = at == recorded["wide"]["start"]
        assert player.state() == (None if is_start else frame, readout, readout)
        assert (book / frame).is_file()
        seen.add(readout)
    assert len(seen | {start}) >= 4


@pytest.mark.parametrize("name", [CURVE, "index"])
def test_a_picture_of_a_position_is_loaded_and_covers_that_of_the_start(visit, name):
    page = visit(f"{name}.html")
    player = Player(page)
    player.slider.press("ArrowRight")
    wait_for(
        page,
        "() => (images => images.length === 2 && images.every("
        "image => image.complete && image.naturalWidth))"
        "([...document.querySelector('.course-layers').querySelectorAll('img')])",
    )
    below, above = (image.bounding_box() for image in player.root.locator("img").all())
    assert below == above
    slider = player.slider.bounding_box()
    assert slider["height"] >= 44
    assert abs(slider["width"] - below["width"]) < 2


def test_a_finger_and_the_buttons_move_a_demo_up_to_its_ends(visit):
    player = Player(visit(f"{IMAGE}.html", size=PHONE, has_touch=True, is_mobile=True))
    player.slider.press("Home")
    start = player.state()
    assert player.ends() == ["true", "false"]
    player.back.press("Enter")
    assert player.state() == start
    box = player.slider.bounding_box()
    player.slider.tap(position={"x": 0.6 * box["width"], "y": box["height"] / 2})
    tapped = player.state()
    player.forward.tap()
    assert len({start, tapped, player.state()}) == 3
    player.back.tap()
    assert player.state() == tapped
    player.slider.press("End")
    assert player.ends() == ["false", "true"]


def test_a_phone_shows_pictures_that_are_made_for_it_and_a_turned_one_the_others(visit, book):
    page = visit(f"{CURVE}.html", size={"width": 360, "height": 800})
    player = Player(page)
    recorded = json.loads(read(book, CURVE).select(".course-player")[0].script.string)
    below = player.root.locator(".course-picture")
    assert below.evaluate("image => image.currentSrc").endswith("/narrow-3.webp")
    assert below.bounding_box()["width"] >= 320, "nothing that's written gets smaller"
    player.slider.press("End")
    shown, readout = player.state()[:2]
    assert shown == recorded["narrow"]["frames"][-1]
    assert (book / shown).is_file()
    page.set_viewport_size({"width": 800, "height": 360})
    wait_for(page, "document.querySelector('.course-changes').src.endsWith('/wide-23.webp')")
    assert player.state()[1] == readout == recorded["readouts"][-1]


def test_a_phone_with_fewer_pictures_has_the_words_of_those(visit, book):
    page = read(book, CURVE)
    script = page.select(".course-player")[0].script
    recorded = json.loads(script.string)
    narrow = dict(recorded["narrow"])
    kept = [0, narrow["start"], 9, len(narrow["places"]) - 1]
    recorded["narrow"] |= {
        "frames": [narrow["frames"][k] for k in kept],
        "places": [narrow["places"][k] for k in kept],
        "start": 1,
    }
    script.string = json.dumps(recorded)
    (book / "fewer.html").write_text(str(page), encoding="utf-8")
    player = Player(visit("fewer.html", size=PHONE))
    player.slider.press("End")
    player.slider.press("ArrowLeft")
    shown, readout = player.state()[:2]
    assert (shown, readout) == (narrow["frames"][9], recorded["readouts"][narrow["places"][9]])


def test_without_a_script_the_start_stays(visit):
    player = Player(visit(f"{CURVE}.html", java_script_enabled=False))
    readout = player.root.locator(".live-figure-readout").inner_text()
    assert player.root.locator("img").get_attribute("alt") == readout
    assert readout.startswith("sigma 2: 17 weights")
    assert not player.root.locator("input").is_visible()


def test_a_solution_is_folded_and_opens(visit):
    page = visit(f"{IMAGE}.html")
    fold = page.locator("details.course-solution").first
    code = fold.locator("pre")
    assert fold.locator("summary").inner_text() == "Solution"
    assert not code.is_visible()
    fold.locator("summary").press("Enter")
    assert code.is_visible()
    assert "answer = " in code.inner_text()
    verdict = page.locator("details.course-solution").nth(1)
    verdict.locator("summary").click()
    assert "Correct" in verdict.inner_text()


@each_page
def test_a_page_has_its_notebook_words_for_its_pictures_and_no_dead_links(book, name):
    page = read(book, name)
    links = [urlsplit(link["href"]) for link in page.select("a[href]")]
    inside = [unquote(link.path) for link in links if not link.scheme]
    assert len(inside) > len(PAGES)
    assert [path for path in inside if path and not (book / path).exists()] == []
    assert [image for image in page.select("main img") if not image["alt"]] == []
    if name in (CURVE, IMAGE):
        assert len(page.select("main img")) > 1
        assert page.select("math")
        link = page.find("a", string=re.compile("Download the notebook"))["href"]
        stored = COURSE / "notebooks" / f"{name}.ipynb"
        assert (book / unquote(link)).read_bytes() == stored.read_bytes()
        assert "make lab" in page.select_one(".admonition").text


def test_a_lesson_runs_anywhere_with_the_package_that_its_page_names(visit, book, tmp_path):
    words = visit(f"{CURVE}.html").locator(".course-install").inner_text()
    (wheel,) = book.glob("*.whl")
    assert words == f"%pip install {wheel.as_uri()}"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    options = ["--quiet", "--no-deps", "--no-index", "--target", tmp_path]
    subprocess.run([*pip, "install", *options, words.split()[-1]], check=True)
    code = "import helpers; helpers.mean_kernel(3); print(helpers.__file__)"
    environ = os.environ | {"PYTHONPATH": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environ, cwd=tmp_path, capture_output=True, text=True
    )
    assert found.stdout.strip() == str(tmp_path / "helpers" / "__init__.py"), found.stderr


def test_the_page_is_dark_where_the_system_is_and_pictures_keep_their_colors(visit):
    style = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    light, dark = (visit(f"{CURVE}.html", scheme=scheme) for scheme in ("light", "dark"))
    colors = [page.evaluate(style, ["body", "backgroundColor"]) for page in (light, dark)]
    lightness = [sum(map(int, re.findall(r"\d+", color)[:3])) / 3 for color in colors]
    assert lightness[0] > 240
    assert lightness[1] < 40
    for page in (dark, visit("index.html", scheme="dark")):
        assert page.evaluate(style, ["img.course-picture", "filter"]) == "none"


@each_page
def test_a_phone_need_not_be_scrolled_sideways(visit, name):
    page = visit(f"{name}.html", size=PHONE)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_word_is_found(visit):
    page = visit("search.html?q=Sobel")
    found = page.locator("#search-results li a")
    found.first.wait_for()
    addresses = found.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert f"{IMAGE}.html" in [urlsplit(address).path for address in addresses]


@pytest.mark.parametrize(
    ("name", "scheme"),
    [(IMAGE, "light"), (IMAGE, "dark"), ("index", "dark"), ("glossary", "light")],
)
def test_nothing_at_all_keeps_anyone_out(browser, book, name, scheme):
    # Not by `visit`: axe asks for style sheets, which a page of a folder is refused.
    with browser.new_context(viewport=VIEWPORT, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{book.as_uri()}/{name}.html")
        page.evaluate(UNFOLD)
        # Who scrolls back is offered a button.
        for way in (2000, -500):
            page.mouse.wheel(0, way)
            page.wait_for_timeout(300)
        found, _ = violations(page, {})
    assert not found, "\n\n".join(found)

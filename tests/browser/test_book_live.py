"""The book in a real Chromium, from a folder: it plays, it is found in, it keeps nobody out."""

import re
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
import skimage as ski
from axe import violations
from bs4 import BeautifulSoup

import helpers
from tools.book.frames import LIMIT, slider_values
from tools.browser.driver import COURSE, VIEWPORT, wait_for

PHONE = {"width": 390, "height": 844}
# A signal with a slider over tenths; an image with a walk, a solution and formulas.
CURVE, IMAGE = "04_gaussian_1d", "07_edges"
PAGES = [CURVE, IMAGE, "index", "glossary"]


@pytest.fixture(scope="module")
def book(browser, tmp_path_factory):
    """The folder with the book of two lessons; not made where no browser could open it."""
    folder = tmp_path_factory.mktemp("site") / "book"
    lessons = [name[:2] for name in (CURVE, IMAGE)]
    done = subprocess.run(
        [sys.executable, "-m", "tools.book", "--output", folder, "--only", *lessons],
        cwd=COURSE,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def visit(browser, book):
    """Open a page of the book; at the end, nothing was asked of a host and nothing went wrong."""
    asked, errors, contexts = [], [], []

    def open_page(name, scheme="light", size=VIEWPORT, **options):
        context = browser.new_context(viewport=size, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        if options.get("java_script_enabled", True):  # or else no script is loaded
            page.on("requestfailed", lambda request: errors.append(request.url))
        page.goto(f"{book.as_uri()}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    schemes = {urlsplit(address).scheme for address in asked}
    assert "file" in schemes
    assert schemes <= {"file", "data"}
    assert not errors


def test_a_request_to_a_host_would_be_noticed(browser):
    asked = []
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(urlsplit(request.url).scheme))
        page.set_content('<img src="https://example.org/a.png">')
        page.wait_for_load_state()
    assert asked == ["https"]


def read(book, name):
    """Return a page as it is before any script has run."""
    return BeautifulSoup((book / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


class Player:
    """A demo on a page of the book."""

    def __init__(self, page, number=0):
        self.root = page.locator(".course-player").nth(number)
        self.root.scroll_into_view_if_needed()
        self.slider = self.root.get_by_role("slider")

    def state(self):
        """Return what is on top of the start's picture, the picture's words, and the readout."""
        source, alt, readout = self.root.evaluate(
            """root => [
              root.querySelector('.course-changes:not([hidden])')?.getAttribute('src') ?? null,
              root.querySelector('.course-picture').alt,
              root.querySelector('.course-readout').innerText]"""
        )
        return source, alt, readout


def live_curve():
    return helpers.gaussian_demo(helpers.add_noise(helpers.step_signal()))


def live_image():
    image = ski.util.img_as_float(ski.data.camera()[::10, ::10])
    return helpers.filter_lab(image, np.outer([-1, 0, 1], [1, 2, 1]) / 4)


def live_noise():
    return helpers.edges_demo(ski.util.img_as_float(ski.data.camera()[::10, ::10]))


@pytest.mark.parametrize(
    ("name", "number", "live"),
    [(CURVE, 0, live_curve), (IMAGE, 0, live_image), (IMAGE, 1, live_noise)],
    ids=["curve", "walk", "noise"],
)
def test_keys_show_what_the_live_demo_shows(visit, book, name, number, live):
    player = Player(visit(f"{name}.html"), number)
    demo = live()
    control = next(iter(demo.controls.values()))
    values = slider_values(control)
    assert player.state() == (None, demo.readout, demo.readout)
    start = player.state()
    player.slider.focus()
    seen = {start}
    for key in ("End", "ArrowLeft", "Home", "ArrowRight"):
        player.slider.press(key)
        shown = player.slider.get_attribute("aria-valuetext")
        label, _, value = shown.rpartition(" ")
        assert label == control.description
        control.value = next(v for v in values if f"{v:g}" == value)
        source, alt, readout = player.state()
        assert alt == readout == demo.readout
        assert (source is None) == (readout == start[2])
        assert source is None or (book / source).is_file()
        seen.add((source, alt, readout))
    assert len(seen) >= 4
    assert player.root.locator(".course-value").text_content() == value


def test_a_picture_of_a_position_is_loaded_and_covers_that_of_the_start(visit):
    page = visit(f"{CURVE}.html")
    player = Player(page)
    player.slider.press("ArrowRight")
    wait_for(
        page,
        "() => [...document.querySelectorAll('.course-layers')][0].querySelectorAll('img').length"
        " === 2 && [...document.querySelectorAll('.course-layers img')].slice(0, 2)"
        ".every(image => image.complete && image.naturalWidth)",
    )
    below, above = (player.root.locator(".course-layers img").nth(k).bounding_box() for k in (0, 1))
    assert below == above
    slider = player.slider.bounding_box()
    assert slider["height"] >= 44
    assert abs(slider["width"] - below["width"]) < 2


def test_a_finger_and_the_buttons_move_a_demo(visit):
    player = Player(visit(f"{IMAGE}.html", size=PHONE, has_touch=True, is_mobile=True))
    start = player.state()
    box = player.slider.bounding_box()
    player.slider.tap(position={"x": 0.9 * box["width"], "y": box["height"] / 2})
    tapped = player.state()
    assert tapped[0] != start[0]
    assert tapped[2] != start[2]
    forth = player.root.get_by_role("button", name="one step forward")
    back = player.root.get_by_role("button", name="one step back")
    forth.tap()
    assert player.state() not in (start, tapped)
    back.tap()
    assert player.state() == tapped


def test_a_button_says_when_there_is_no_further_step(visit):
    player = Player(visit(f"{IMAGE}.html"), 1)
    back = player.root.get_by_role("button", name="one step back")
    forth = player.root.get_by_role("button", name="one step forward")
    ends = [button.get_attribute("aria-disabled") for button in (back, forth)]
    assert ends == ["true", "false"]
    start = player.state()
    back.press("Enter")
    assert player.state() == start
    player.slider.press("End")
    assert [button.get_attribute("aria-disabled") for button in (back, forth)] == ["false", "true"]


def test_without_a_script_the_start_stays(visit):
    player = Player(visit(f"{CURVE}.html", java_script_enabled=False))
    readout = live_curve().readout
    assert player.root.locator("img").get_attribute("alt") == readout
    assert player.root.locator(".course-readout").inner_text() == readout
    assert not player.root.locator("input").is_visible()


def test_no_demo_is_larger_than_it_may_be(book):
    folders = [path for path in (book / "frames").glob("*/*") if path.is_dir()]
    assert len(folders) == 3
    for folder in folders:
        assert 0 < sum(path.stat().st_size for path in folder.iterdir()) <= LIMIT


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


@pytest.mark.parametrize("name", [CURVE, IMAGE])
def test_a_page_offers_its_notebook(book, name):
    page = read(book, name)
    link = page.find("a", string=re.compile("Download the notebook"))["href"]
    stored = COURSE / "notebooks" / f"{name}.ipynb"
    assert (book / unquote(link)).read_bytes() == stored.read_bytes()
    assert "make lab" in page.select_one(".admonition").text


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_book_lead_somewhere(book, name):
    links = [urlsplit(link["href"]) for link in read(book, name).select("a[href]")]
    inside = [unquote(link.path) for link in links if not link.scheme]
    assert len(inside) > len(PAGES)
    assert [path for path in inside if path and not (book / path).exists()] == []


@pytest.mark.parametrize("name", [CURVE, IMAGE])
def test_every_picture_has_words(book, name):
    images = read(book, name).select("main img")
    assert len(images) > 1
    assert [image for image in images if not image["alt"]] == []


def test_a_formula_is_mathml(book):
    assert read(book, CURVE).select("math[display=block]")


def luminance(page, selector):
    color = page.locator(selector).first.evaluate(
        "element => getComputedStyle(element).backgroundColor"
    )
    return sum(map(float, color[color.index("(") + 1 : -1].split(",")[:3])) / 3


def test_the_page_is_dark_where_the_system_is_and_pictures_keep_their_colors(visit):
    assert luminance(visit(f"{CURVE}.html"), "body") > 240
    page = visit(f"{CURVE}.html", scheme="dark")
    assert luminance(page, "body") < 40
    filters = page.locator("img.course-picture").evaluate_all(
        "all => all.map(one => getComputedStyle(one).filter)"
    )
    assert set(filters) == {"none"}


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_need_not_be_scrolled_sideways(visit, name):
    page = visit(f"{name}.html", size=PHONE)
    for fold in page.locator("details").all():
        fold.evaluate("element => { element.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_word_is_found(visit):
    page = visit("search.html?q=Sobel")
    page.locator("#search-results li a").first.wait_for()
    found = page.locator("#search-results li a").evaluate_all(
        "all => all.map(one => one.getAttribute('href').split('?')[0].split('#')[0])"
    )
    assert f"{IMAGE}.html" in found


@pytest.mark.parametrize(
    ("name", "scheme"),
    [(CURVE, "light"), (IMAGE, "light"), (IMAGE, "dark"), ("index", "dark"), ("glossary", "light")],
)
def test_nothing_at_all_keeps_anyone_out(browser, book, name, scheme):
    # Not by `visit`: axe asks for style sheets, which a page of a folder is refused.
    with browser.new_context(viewport=VIEWPORT, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{book.as_uri()}/{name}.html")
        for fold in page.locator("details").all():
            fold.evaluate("element => { element.open = true; }")
        # Who scrolls back is offered a button.
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(300)
        page.mouse.wheel(0, -500)
        page.wait_for_timeout(300)
        found, _ = violations(page, {})
    assert not found, "\n\n".join(found)

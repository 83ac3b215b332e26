"""Exported lessons keep nobody out; nor do lessons in JupyterLab: see test_slides.py."""

import pytest
from nbconvert import HTMLExporter

from tools.browser.driver import COURSE, VIEWPORT

from .axe import JUPYTERLAB, violations

# A copy with stubs and hints, and one with solutions and images: axe sees the words of each lesson
# in JupyterLab, and test_exports.py what is in every export.
EXPORTS = ["notebooks/02_convolution", "solutions/10_nonlinear"]


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_at_all_keeps_anyone_out_of_an_exported_lesson(browser, tmp_path, name):
    exporter = HTMLExporter(
        extra_template_basedirs=[str(COURSE / "labconfig" / "nbconvert")], template_name="course"
    )
    path = tmp_path / "lesson.html"
    path.write_text(exporter.from_filename(COURSE / f"{name}.ipynb")[0], encoding="utf-8")
    with browser.new_context(viewport=VIEWPORT, offline=True) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        unexcused, _ = violations(page, {})
    assert not unexcused, "\n\n".join(unexcused)


def test_what_is_wrong_is_found_and_in_a_demo_or_a_text_not_excused(windows):
    page = windows.new_page()
    picture = '<div class="jp-OutputArea-output jp-RenderedImage"><img src="data:,"></div>'
    pale = '<pre style="color: #ccc; background: white">hard to read</pre>'
    page.set_content(
        f"<!DOCTYPE html><html lang=en><title>A lesson</title><main>{picture}"
        f'<div class="live-figure">{picture}{pale}</div>'
        f'<div class="jp-RenderedMarkdown">{picture}</div></main></html>'
    )
    unexcused, needed = violations(page, JUPYTERLAB)
    page.close()
    rules = sorted(text.partition(":")[0] for text in unexcused)
    assert rules == ["color-contrast", "image-alt", "image-alt"]
    assert {rule for rule, _ in needed} == {"image-alt"}

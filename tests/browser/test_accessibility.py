"""WCAG 2.1, levels A and AA, by axe-core: in a real JupyterLab and in the exported pages.

axe finds what a program can: a control without a name, a picture without words, grey on grey.
"""

import functools

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from driver import COURSE, KERNEL_IS_IDLE, VIEWPORT, LabPage
from nbconvert import HTMLExporter

LESSONS = sorted(path.stem for path in (COURSE / "lessons").glob("*.md"))
EXPORTS = [f"{folder}/{lesson}" for folder in ("notebooks", "solutions") for lesson in LESSONS]

# What JupyterLab alone can mend: axe's rule, the part of the page it is about, and why.
JUPYTERLAB = {
    ("aria-allowed-attr", "jp-button"): "a button of its toolkit has aria-pressed, and no role",
    ("aria-input-field-name", ".jp-InputArea-editor .cm-content"): "a cell's editor has no name",
    ("aria-required-children", ".jp-WindowedPanel-viewport"): "a feed, whose cells are no articles",
    ("button-name", ".jp-collapseHeadingButton"): "what folds a section has no name",
    ("image-alt", ".jp-OutputArea-output.jp-RenderedImage > img"): "it drops an output's alt",
}
# Never excused: what a lesson says and a demo shows.
OURS = ".course-demo, .jp-RenderedMarkdown"

RUN_AXE = """async ([excuses, ours]) => {
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
  const { violations } = await axe.run(
    document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], elementRef: true });
  const found = [];
  for (const { id, nodes } of violations) {
    for (const { element, html, failureSummary } of nodes) {
      const excuse = excuses.findIndex(
        ([rule, part]) => rule === id && element.matches(part) && !element.closest(ours));
      found.push([excuse, `${id}: ${html.slice(0, 300)}\\n${failureSummary}`]);
    }
  }
  return found;
}"""

# In one window: JupyterLab itself takes longer to load than a lesson.
OPEN_INSTEAD = """async path => {
  const before = jupyterapp.shell.currentWidget;
  if (before === await jupyterapp.commands.execute('docmanager:open', { path })) return;
  await before.sessionContext.shutdown();
  before.dispose();
}"""


def violations(page, excuses):
    """Return what axe finds on a page that is not excused, and the excuses that were needed."""
    page.evaluate(AXE_SCRIPT)
    listed = list(excuses)
    found = page.evaluate(RUN_AXE, [listed, OURS])
    unexcused = [text for excuse, text in found if excuse < 0]
    return unexcused, {listed[excuse] for excuse, _ in found if excuse >= 0}


@pytest.fixture(scope="module")
def visit_lesson(windows, server):
    """What visits a lesson in JupyterLab, once, with its cells run and its demos there."""
    lab = LabPage(windows.new_page(), server.lesson_address(f"notebooks/{LESSONS[0]}.ipynb"))

    @functools.cache
    def visit(lesson):
        lab.page.evaluate(OPEN_INSTEAD, f"notebooks/{lesson}.ipynb")
        lab.page.wait_for_function(KERNEL_IS_IDLE, timeout=60_000)
        lab.run_all()
        assert lab.tabs() == [f"{lesson}.ipynb"]
        assert lab.cell_errors() == []
        return violations(lab.page, JUPYTERLAB)

    yield visit
    lab.close()


@pytest.fixture(scope="module")
def exported_page(browser, tmp_path_factory):
    """What exports a notebook as an HTML page, and opens that without a network."""
    path = tmp_path_factory.mktemp("exports") / "lesson.html"
    exporter = HTMLExporter(
        extra_template_basedirs=[str(COURSE / "labconfig" / "nbconvert")], template_name="course"
    )
    with browser.new_context(viewport=VIEWPORT, offline=True) as context:
        page = context.new_page()

        def export(name):
            path.write_text(exporter.from_filename(COURSE / f"{name}.ipynb")[0], encoding="utf-8")
            page.goto(path.as_uri())
            return page

        yield export


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_of_ours_keeps_anyone_out_of_a_lesson(visit_lesson, lesson):
    unexcused, _ = visit_lesson(lesson)
    assert not unexcused, "\n\n".join(unexcused)


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_at_all_keeps_anyone_out_of_an_exported_lesson(exported_page, name):
    unexcused, _ = violations(exported_page(name), {})
    assert not unexcused, "\n\n".join(unexcused)


def test_each_excuse_is_still_needed(visit_lesson):
    needed = set().union(*(visit_lesson(lesson)[1] for lesson in LESSONS))
    assert needed == set(JUPYTERLAB)


def test_what_is_wrong_is_found_and_in_a_demo_or_a_text_not_excused(windows):
    page = windows.new_page()
    picture = '<div class="jp-OutputArea-output jp-RenderedImage"><img src="data:,"></div>'
    pale = '<pre style="color: #ccc; background: white">hard to read</pre>'
    page.set_content(
        f"<!DOCTYPE html><html lang=en><title>A lesson</title><main>{picture}"
        f'<div class="course-demo">{picture}{pale}</div>'
        f'<div class="jp-RenderedMarkdown">{picture}</div></main></html>'
    )
    unexcused, needed = violations(page, JUPYTERLAB)
    page.close()
    assert sorted(text.partition(":")[0] for text in unexcused) == [
        "color-contrast", "image-alt", "image-alt",
    ]  # fmt: skip
    assert {rule for rule, _ in needed} == {"image-alt"}

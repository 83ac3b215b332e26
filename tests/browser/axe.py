"""axe-core on a page: WCAG 2.1, levels A and AA.

axe finds what a program can: a control without a name, a picture without words, gray on gray.
"""

from axe_playwright_python.base import AXE_SCRIPT

# What JupyterLab alone can fix: axe's rule, the part of the page it is about, and why.
JUPYTERLAB = {
    ("aria-allowed-attr", "jp-button"): "a button of its toolkit has aria-pressed, and no role",
    ("aria-input-field-name", ".jp-InputArea-editor .cm-content"): "a cell's editor has no name",
    ("aria-required-children", ".jp-WindowedPanel-viewport"): "a feed, whose cells are no articles",
    ("button-name", ".jp-collapseHeadingButton"): "what folds a section has no name",
    ("image-alt", ".jp-OutputArea-output.jp-RenderedImage > img"): "it drops an output's alt",
}
# Never excused: what a lesson says and a demo shows.
OURS = ".live-figure, .jp-RenderedMarkdown"

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


def violations(page, excuses):
    """Return what axe finds on a page that is not excused, and the excuses that were needed."""
    page.evaluate(AXE_SCRIPT)
    listed = list(excuses)
    found = page.evaluate(RUN_AXE, [listed, OURS])
    unexcused = [text for excuse, text in found if excuse < 0]
    return unexcused, {listed[excuse] for excuse, _ in found if excuse >= 0}

"""How Sphinx builds the book; it gets the project's name on its command line.

Formulas are MathML, made with the page: a browser shows them without a script or a font.
"""

from docutils.nodes import SkipNode, math_block
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.errors import SphinxError

extensions = ["myst_nb"]
exclude_patterns = ["notebooks"]  # the copies to download

nb_execution_mode = "off"  # outputs are stored, and demos recorded
myst_enable_extensions = ["dollarmath"]
html_math_renderer = "mathml"

html_theme = "sphinx_book_theme"
html_static_path = ["static"]
html_css_files = ["book.css"]
html_js_files = ["player.js"]
html_context = {"default_mode": "auto"}  # light or dark, as the reader's system
html_copy_source = False
html_show_search_summary = False  # it is fetched, which a page of a folder may not do
html_use_index = False
html_show_copyright = False
html_show_sphinx = False
html_theme_options = {
    "navbar_persistent": [],  # search is in the sidebar
    "navigation_with_keys": False,  # arrow keys belong to the sliders
    "show_toc_level": 2,
    "use_download_button": False,  # it would offer the page's source, not the notebook
    "footer_content_items": [],
}


def mathml(formula, *, as_block=False):
    """Return a formula of LaTeX's as MathML; raise SphinxError for what docutils doesn't know."""
    try:
        # Of docutils' dots, only these are dots wherever they are.
        return tex2mathml(formula.replace(r"\dots", r"\ldots"), as_block=as_block)
    except MathError as error:
        raise SphinxError(f"the formula {formula!r}: {error}") from error


def _render(translator, node):
    as_block = isinstance(node, math_block)
    formula = mathml(node.astext(), as_block=as_block)
    block = f'<div class="math-block" tabindex="0">{formula}</div>\n'
    translator.body.append(block if as_block else formula)
    raise SkipNode


def setup(app):
    """Offer the renderer to Sphinx."""
    app.add_html_math_renderer("mathml", (_render, None), (_render, None))

"""Formulas as MathML, made with the page: a browser shows them without a script or a font."""

import re

from docutils.nodes import Element, SkipNode
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.writers.html5 import HTML5Translator

# docutils knows dots by where they stand only.
DOTS = re.compile(r"\\dots\b")


def mathml(formula: str, *, as_block: bool = False) -> str:
    """Return a formula of LaTeX's as MathML.

    Parameters
    ----------
    formula : str
        As between dollars.
    as_block : bool, optional
        Whether it stands in lines of its own.

    Raises
    ------
    SphinxError
        If it has a command that docutils does not know.
    """
    try:
        return tex2mathml(DOTS.sub(r"\\ldots", formula), as_block=as_block)
    except MathError as error:
        raise SphinxError(f"the formula {formula!r}: {error}") from error


def _inline(translator: HTML5Translator, node: Element) -> None:
    translator.body.append(mathml(node.astext()))
    raise SkipNode


def _block(translator: HTML5Translator, node: Element) -> None:
    formula = mathml(node.astext(), as_block=True)
    translator.body.append(f'<div class="math-block" tabindex="0">{formula}</div>\n')
    raise SkipNode


def setup(app: Sphinx) -> dict:
    """Offer the renderer to Sphinx, as ``html_math_renderer = "mathml"``."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}

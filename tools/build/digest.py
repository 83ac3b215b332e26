"""A digest of what a notebook is made from, to see when it has to be built again."""

import ast
import hashlib
from pathlib import Path


def code_digest(root: Path) -> str:
    """Return a digest of the code that draws what a notebook shows.

    Only what the code does counts: comments, docstrings, layout and line endings don't, and
    every version of Python gives the same.

    Parameters
    ----------
    root : Path
        The repository; ``helpers/`` and ``tools/build/`` are read.

    Returns
    -------
    str
        64 hexadecimal digits.

    Raises
    ------
    SyntaxError
        When a file is not Python; with the file's name and the line.
    """
    whole = hashlib.sha256()
    for path in sorted([*root.glob("helpers/**/*.py"), *root.glob("tools/build/*.py")]):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=name)
        whole.update(f"{name}\n{_meaning(tree)}\n".encode())
    return whole.hexdigest()


def lesson_digest(text: str, code: str) -> str:
    """Return the digest of a lesson's text together with that of the code behind it."""
    return hashlib.sha256(f"{code}\n{text}".encode()).hexdigest()


def _meaning(value: object) -> str:
    """Write a syntax tree down, docstrings aside.

    `ast.dump` has changed from one Python to the next. This leaves out the fields that are
    empty, so a field that a later Python adds changes nothing either.
    """
    if isinstance(value, ast.JoinedStr):  # early releases of 3.12 put an empty text in some
        parts = [part for part in value.values if getattr(part, "value", None) != ""]
        return f"f{_meaning(parts)}"
    if isinstance(value, ast.AST):
        fields = [
            f"{name}={_meaning(part)}"
            for name, part in ast.iter_fields(value)
            if part is not None and part != []
        ]
        return f"{type(value).__name__}({','.join(fields)})"
    if isinstance(value, list):
        return f"[{','.join(_meaning(part) for part in value if not _is_bare_string(part))}]"
    return ascii(value)  # repr follows the Unicode tables of the running Python


def _is_bare_string(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )

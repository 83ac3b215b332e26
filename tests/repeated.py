"""Which cells of a learner's copy do only what the solved copy does, too."""

import ast
import re


def repeated(learner, solved):
    """Return the cells, of a learner's code cells, that needn't run since the solved copy's do.

    They're stored there with the same outputs, and define nothing that any other cell needs.
    """
    proven = [(cell.source, cell.outputs) for cell in solved]
    left_out, needed = [], set()
    for cell in reversed(learner):
        changed, used = names(cell.source)
        if (cell.source, cell.outputs) in proven and not changed & needed:
            left_out.append(cell)
        else:
            needed |= used
    return left_out


def names(source):
    """Return the names that a cell defines or changes, and all that it mentions.

    A magic may change anything, and is written as a name that every cell mentions.
    """
    tree = ast.parse(re.sub(r"^[%!].*", "__magic__ = 0", source, flags=re.MULTILINE))
    changed, used = set(), {"__magic__"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            used.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            changed.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            changed |= {(name.asname or name.name).partition(".")[0] for name in node.names}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            changed.add(first_name(node.value.func, but_not=ast.Name))  # such as a list's append
        if isinstance(getattr(node, "ctx", None), ast.Store):
            changed.add(first_name(node))
    return changed - {None}, used


def first_name(node, but_not=()):
    """Return `x` of such as `x.y[0]`, or None; also for a node that it may not be."""
    if isinstance(node, but_not):
        return None
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return getattr(node, "id", None)

"""nbval runs every notebook again and compares what its cells say: here also what they draw.

A wrong picture beside right numbers would pass it. ``make notebooks`` makes the pictures anew.
"""

import filecmp

import pytest
from nbval.plugin import IPyNbCell

from tests.pictures import unlike
from tests.repeated import repeated


def pytest_ignore_collect(collection_path):
    """Run a lesson without exercises once: its solved copy is the learner's, byte for byte.

    One that is named on the command line is run all the same.
    """
    twin = collection_path.parent.parent / "notebooks" / collection_path.name
    if collection_path.parent.name == "solutions" and twin.exists():
        return filecmp.cmp(collection_path, twin, shallow=False) or None
    return None


def pytest_collection_modifyitems(config, items):
    """Run of a learner's copy what its solved copy, if that's run as well, hasn't shown."""
    cells = {}
    for item in items:
        if isinstance(item, IPyNbCell):
            cells.setdefault(item.parent.path, {})[id(item.cell)] = item
    for path, learner in cells.items():
        solved = cells.get(path.parent.parent / "solutions" / path.name)
        if path.parent.name == "notebooks" and solved:
            same = repeated(*([item.cell for item in each.values()] for each in (learner, solved)))
            left_out = [learner[id(cell)] for cell in same]
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Compare a cell's pictures with the stored ones by their pixels."""
    result = yield
    if isinstance(item, IPyNbCell):
        path = item.parent.path
        name = f"{path.parent.name}-{path.stem}-cell-{item.cell_num}"
        if wrong := unlike(name, item.cell.outputs, item.test_outputs):
            item.raise_cell_error("Cell pictures differ", "\n".join(wrong))
    return result

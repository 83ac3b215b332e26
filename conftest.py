"""nbval runs every notebook again and compares what its cells say: here also what they draw.

A wrong picture beside right numbers would pass it. ``make notebooks`` makes the pictures anew.
"""

import filecmp
import os
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from nbval.plugin import IPyNbCell

from tests.pictures import unlike
from tools.kernels import FOLDER, forked_kernels


def pytest_configure(config):
    """Offer forked kernels to this run, and to the workers that it starts."""
    stack = ExitStack()
    stack.enter_context(forked_kernels())
    config.add_cleanup(stack.close)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Have a notebook's kernel forked."""
    if not isinstance(item, IPyNbCell):
        return (yield)
    with patch.dict(os.environ, JUPYTER_PATH=os.environ.get(FOLDER, "")):
        return (yield)


def pytest_ignore_collect(collection_path):
    """Run a lesson without exercises once: its solved copy is the learner's, byte for byte.

    One that is named on the command line is run all the same.
    """
    twin = collection_path.parent.parent / "notebooks" / collection_path.name
    if collection_path.parent.name == "solutions" and twin.exists():
        return filecmp.cmp(collection_path, twin, shallow=False) or None
    return None


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

"""What `make lint` can't see of imports: that they're light, and change nothing."""

import json
import subprocess
import sys
from pathlib import Path

import helpers

ROOT = Path(helpers.__file__).parent
WIDGETS = {"matplotlib", "ipywidgets", "ipympl", "anywidget", "skimage"}


def printed_by(code):
    """Return the JSON that some code prints in a fresh interpreter."""
    command = [sys.executable, "-c", f"import json, sys\n{code}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(run.stdout)


def test_importing_loads_nothing_heavy():
    stages = [["helpers"]] + [
        [f"helpers.{layer}.{path.stem}" for path in (ROOT / layer).glob("[!_]*.py")]
        for layer in ("filters", "exercises")
    ]
    code = """
loaded = []
for stage in {}:
    for name in stage:
        __import__(name)
    loaded.append(list(sys.modules))
print(json.dumps(loaded))
"""
    helpers_alone, filters_too, exercises_too = printed_by(code.format(stages))
    assert not {"numpy", "scipy"}.intersection(helpers_alone)
    assert "helpers.filters.windows" in filters_too
    assert not (WIDGETS | {"PIL", "IPython"}).intersection(filters_too)
    assert not WIDGETS.intersection(exercises_too)


def test_importing_and_using_helpers_changes_no_settings():
    code = """
import matplotlib as mpl
mpl.use("svg")
before = dict(mpl.rcParams)
import helpers
for name in helpers.__all__:
    getattr(helpers, name)
helpers.imshow_all([[0, 1]])
helpers.convolve_demo([1, 2, 3], [1, 1])
print(json.dumps([key for key, value in mpl.rcParams.items() if before[key] != value]))
"""
    assert printed_by(code) == []


def test_every_name_is_a_function_with_a_docstring_and_not_the_module_of_that_name():
    for name in helpers.__all__:
        thing = getattr(helpers, name)
        assert callable(thing), name
        assert thing.__doc__, name

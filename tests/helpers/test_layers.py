import ast
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import helpers

ROOT = Path(helpers.__file__).parent
ALLOWED = {
    "arithmetic": {"arithmetic"},
    "drawing": {"arithmetic", "drawing"},
    "demos": {"arithmetic", "drawing", "demos"},
    "exercises": {"arithmetic", "exercises"},
}
FOREIGN = {
    "arithmetic": {"numpy", "scipy"},
    "drawing": {"numpy", "matplotlib", "IPython"},
    "demos": {"numpy", "matplotlib", "IPython", "ipywidgets", "ipympl", "traitlets"},
    "exercises": {"numpy", "scipy", "IPython"},
}
FILES = sorted(ROOT.glob("*/**/*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            if node.module == "helpers":
                yield from (f"helpers.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_layer_imports_only_those_above_it(path):
    layer = path.relative_to(ROOT).parts[0]
    for name in imported(path):
        package, _, rest = name.partition(".")
        if package == "helpers":
            assert rest.split(".")[0] in ALLOWED[layer], name
        elif package not in sys.stdlib_module_names:
            assert package in FOREIGN[layer], name


def in_a_fresh_interpreter(code):
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(run.stdout)


HEAVY = {"numpy", "scipy", "matplotlib", "ipywidgets", "ipympl", "skimage", "IPython", "PIL"}
SAY_LOADED = (
    "import json, sys; print(json.dumps(sorted({n.partition('.')[0] for n in sys.modules})))"
)


def test_importing_helpers_loads_nothing_heavy():
    loaded = in_a_fresh_interpreter(f"import helpers; {SAY_LOADED}")
    assert not HEAVY & set(loaded)


@pytest.mark.parametrize("layer", ["arithmetic", "exercises"])
def test_arithmetic_and_exercises_draw_nothing(layer):
    package = importlib.import_module(f"helpers.{layer}")
    names = [f"helpers.{layer}.{module.name}" for module in pkgutil.iter_modules(package.__path__)]
    assert names
    loaded = in_a_fresh_interpreter(f"import {', '.join(names)}; {SAY_LOADED}")
    assert not {"matplotlib", "ipywidgets", "ipympl", "skimage"} & set(loaded)


def test_importing_and_using_helpers_changes_no_settings():
    code = """
import json, matplotlib as mpl
mpl.use("svg")
before = dict(mpl.rcParams)
import helpers
for name in helpers.__all__:
    getattr(helpers, name)
helpers.imshow_all([[0, 1]])
helpers.convolve_demo([1, 2, 3], [1, 1])
print(json.dumps([key for key, value in mpl.rcParams.items() if before[key] != value]))
"""
    assert in_a_fresh_interpreter(code) == []


@pytest.mark.parametrize("name", helpers.__all__)
def test_every_name_can_be_imported(name):
    thing = getattr(helpers, name)
    assert callable(thing)
    assert thing.__doc__
    assert thing.__module__.startswith("helpers.")

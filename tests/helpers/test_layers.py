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
    "demos": {
        *("numpy", "scipy", "matplotlib", "IPython", "PIL"),
        *("anywidget", "ipympl", "ipywidgets", "traitlets"),
    },
    "exercises": {"numpy", "scipy", "IPython"},
}
# What a function may import when it is called, so that importing the layer stays light: the
# shared images, quick rank filters, a learner's own image, and for a check the picture of an
# image's difference.
WHEN_CALLED = {
    "demos": {"skimage"},
    "drawing": {"PIL", "skimage"},
    "exercises": {"skimage", "helpers.figures"},
}
FILES = sorted(ROOT.glob("*/**/*.py"))


def imported(path):
    """Yield what a module imports, and whether it does so only inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = [node.module]
            if node.module == "helpers":
                names = [f"helpers.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((name, id(node) in inside) for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_layer_imports_only_those_above_it(path):
    layer = path.relative_to(ROOT).parts[0]
    allowed = {f"helpers.{name}" for name in ALLOWED[layer]} | FOREIGN[layer]
    for name, when_called in imported(path):
        parts = name.split(".")
        root = ".".join(parts[:2]) if parts[0] == "helpers" else parts[0]
        if root not in sys.stdlib_module_names:
            assert root in allowed | (WHEN_CALLED.get(layer, set()) if when_called else set()), name


def in_a_fresh_interpreter(code):
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(run.stdout)


HEAVY = {"numpy", "scipy", "skimage", "matplotlib", "PIL", "IPython", *FOREIGN["demos"]}
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

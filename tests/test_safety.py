"""What a learner types, draws or loads is never run: helpers reach no interpreter, no network."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "helpers").rglob("*.py"))
CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
MODULES = {
    *("pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"),
    *("subprocess", "pty", "ctypes", "runpy", "code", "codeop", "multiprocessing"),
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "webbrowser"),
    *("requests", "httpx", "aiohttp", "pooch", "imageio", "yaml"),
}
# What a harmless module does behind a harmless name.
ATTRIBUTES = {
    *("system", "popen", "spawnl", "spawnv", "execv", "execl", "fork"),
    *("read_pickle", "allow_pickle", "urlopen", "run_line_magic", "run_cell", "sympify"),
}


def dangers(source):
    """Return what a module's source calls or imports of the above."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = {alias.name.partition(".")[0] for alias in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            names = {(node.module or "").partition(".")[0]} & MODULES
            names |= {alias.name for alias in node.names} & ATTRIBUTES
        elif isinstance(node, ast.Name):
            names = {node.id} & CALLS
        elif isinstance(node, ast.Attribute):
            names = {node.attr} & ATTRIBUTES
        elif isinstance(node, ast.keyword):
            names = {node.arg} & {"allow_pickle", "shell"}
        else:
            continue
        found += [f"line {getattr(node, 'lineno', '?')}: {name}" for name in sorted(names)]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_helpers_run_nothing_and_reach_nothing(path):
    assert dangers(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "eval(text)",
        "import pickle",
        "from urllib.request import urlopen",
        "import os\nos.system('ls')",
        "np.load(path, allow_pickle=True)",
        "from os import system",
        "run = exec",
        "import concurrent, socket as s",
    ],
)
def test_a_danger_is_noticed(source):
    assert dangers(source)

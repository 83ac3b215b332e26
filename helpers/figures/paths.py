"""Find the file that a path means, however it was copied."""

import os
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

_QUOTES = "\"'“”‘’"


def find_file(path):
    """Return the file that a path means, as people type and paste one, or None if there's none.

    The path may be in quotes, begin with ``~`` or ``file://``, have backslashes before its spaces
    as in a shell, or write its accents in another way than the file's name does. If it's relative,
    it may start at any folder above the working directory, because JupyterLab copies paths that
    start at the folder it serves. Where there's no file, a folder or whatever is there is returned.
    An OSError means that the working directory is gone.
    """
    places = list(dict.fromkeys(_places(str(path).strip())))
    found = next(filter(os.path.isfile, places), None) or next(filter(os.path.exists, places), None)
    return found and Path(found)


def _places(path):
    folders = [Path.cwd(), *Path.cwd().parents]
    for text in _readings(path):
        for form in (text, *(unicodedata.normalize(name, text) for name in ("NFC", "NFD"))):
            yield from (os.path.join(folder, os.path.expanduser(form)) for folder in folders)


def _readings(path):
    """Yield what a path may mean; first that it's exactly what it says."""
    yield path
    if len(path) > 1 and path[0] in _QUOTES and path[-1] in _QUOTES:
        path = path[1:-1].strip()
        yield path
    if path.startswith("file:/"):
        # On Windows, the drive comes after the slash.
        path = unquote(re.sub("^file:(//(localhost)?)?(/(?=[A-Za-z]:)|(?=/))", "", path))
        yield path
    yield re.sub(r"\\(.)", r"\1", path)

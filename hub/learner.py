"""Start a learner's server on a hub: ``python -P -m hub.learner [options]``.

It runs as the learner, so it needs no rights but theirs, whatever spawner starts it.
"""

import hashlib
import json
import math
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_core.paths import jupyter_runtime_dir

from tools.lab import COURSE, trust_notebooks, use_lab_settings

FILES = "notebooks/*.ipynb data/* docs/templates/*.ipynb"
FIRST = "notebooks/00_welcome.ipynb"
# What was copied, and what it was like then.
RECORD = ".course.json"
# A kernel's sockets are files here, and the system wants their paths shorter than this.
LONGEST_FOLDER = 107 - len(f"/kernel-{'0' * 36}-ipc-5")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def update(source, folder, patterns):
    """Bring a learner's copy of the course up to date; what they have changed stays.

    Parameters
    ----------
    source, folder : pathlib.Path
        The course, and the learner's own folder, which needn't be there yet.
    patterns : list of str
        Which of the course's files a learner gets.

    Returns
    -------
    copied : list of pathlib.Path
        The files in `folder` that are new, or new again.
    problems : list of OSError
        Why others couldn't be copied. They're tried again the next time.
    """
    record, copied, problems = folder / RECORD, [], []
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    for path in sorted(path for pattern in patterns for path in source.glob(pattern)):
        name = path.relative_to(source).as_posix()
        copy, data = folder / name, path.read_bytes()
        new = hashlib.sha256(data).hexdigest()
        try:
            old = hashlib.sha256(copy.read_bytes()).hexdigest() if copy.exists() else None
            if old not in (None, new, known.get(name)):
                continue
            if old != new:
                _write(copy, data)
                copied.append(copy)
            known[name] = new
        except OSError as error:
            problems.append(error)
    try:
        _write(record, json.dumps(known, indent=0).encode())
    except OSError as error:
        problems.append(error)
    return copied, problems


def _write(path, data):
    """Write all of a file or nothing: a disk may be full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def keep_limits(environ):
    """Keep this process, and the kernels it starts, within the limits that the hub set for them.

    Too large an array then is a MemoryError in its cell. Without this, the system may end the
    kernel, or the server with it.
    """
    if memory := int(environ.get("MEM_LIMIT") or 0):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        memory = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    if cores := float(environ.get("CPU_LIMIT") or 0):
        for name in THREADS:
            environ.setdefault(name, str(math.ceil(cores)))


def server_options(folder, is_new):
    """Return the options of a server for a learner's folder."""
    # JupyterLab restores the tabs of the day before. At first there are none.
    opened = f"/lab/tree/{FIRST}" if is_new else "/lab"
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.default_url={opened}",
        # Of 32 kernels that started together, two wanted a port that another one had just taken.
        "--KernelManager.transport=ipc",
        *(["--allow-root"] if is_root else []),
    ]


def main(options):
    """Update the learner's copy, and serve it until the hub stops this."""
    keep_limits(os.environ)
    folder = Path.home() / os.environ.get("COURSE_FOLDER", "image-filtering-course")
    is_new = not folder.exists()
    copied, problems = update(COURSE, folder, os.environ.get("COURSE_FILES", FILES).split())
    for problem in problems:
        print(f"Not copied from the course: {problem}", file=sys.stderr)
    if copied:
        trust_notebooks(path for path in copied if path.suffix == ".ipynb")
    use_lab_settings()
    # A kernel that has its imports done before the first cell runs.
    os.environ["JUPYTER_PATH"] = str(Path(__file__).with_name("jupyter"))
    from jupyterhub.singleuser import main as serve

    with TemporaryDirectory(prefix="jupyter-") as short:
        if len(jupyter_runtime_dir()) > LONGEST_FOLDER:
            os.environ["JUPYTER_RUNTIME_DIR"] = short
        serve([*server_options(folder, is_new), *options])


if __name__ == "__main__":
    main(sys.argv[1:])

"""Open the course in JupyterLab: ``python tools/lab.py [options for JupyterLab]``."""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
# Linux keeps more of what's been freed, the larger the arrays are. Kernels take 10 to 30 MB less if
# it keeps this much at most. With less than that, a step would take twice as long.
MALLOC = {"MALLOC_TRIM_THRESHOLD_": 8 * 2**20, "MALLOC_MMAP_THRESHOLD_": 32 * 2**20}


def lab_arguments(path, extra=()):
    """Return JupyterLab's command line that opens a notebook, given as a path in the course.

    Jupyter accepts an option only once, so `extra` can't have one of those given here. The token
    is left to Jupyter, which makes a new one at each start.
    """
    # JupyterLab refuses to start as root, as in most containers, unless it's told to.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        f"--ServerApp.root_dir={COURSE}",
        # A workspace remembers its tabs; in the default one they would be another project's.
        f"--LabApp.default_url=/lab/workspaces/image-filtering-course/tree/{path}",
        "--ServerApp.ip=127.0.0.1",
        # Only the address is printed then, and not lost among reports of each request.
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        *(["--allow-root"] if is_root else []),
        *extra,
    ]


def use_lab_settings(*folders):
    """Have Jupyter use the ``labconfig`` of some folders, then the course's, then the user's."""
    found = [*map(str, folders), str(COURSE), os.environ.get("JUPYTER_CONFIG_PATH")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, found))
    for name, bytes_ in MALLOC.items():
        os.environ.setdefault(name, str(bytes_))


def course_notebooks():
    """Return the paths of the course's notebooks."""
    folders = ("notebooks", "slides", "solutions", "inventory")
    return [path for name in folders for path in sorted((COURSE / name).glob("*.ipynb"))]


def trust_notebooks(paths):
    """Mark notebooks as trusted, so that the first opening shows their figures."""
    import nbformat
    from jupyter_core.paths import jupyter_data_dir
    from nbformat.sign import NotebookNotary

    # At the very first start the key to sign with has no folder yet; not every release makes it.
    Path(jupyter_data_dir()).mkdir(parents=True, exist_ok=True)
    notary = NotebookNotary()
    for path in paths:
        try:
            notary.sign(nbformat.read(path, as_version=4))
        except (OSError, ValueError, nbformat.ValidationError) as error:
            # One damaged notebook should not keep the others from opening.
            print(f"{path} can't be read: {error}", file=sys.stderr)
    notary.store.close()


def start(path, extra):
    """Start JupyterLab with a notebook, and wait until it is stopped."""
    try:
        from jupyterlab.labapp import LabApp
    except ModuleNotFoundError:
        sys.exit(
            "JupyterLab isn't installed for this Python. Start with `make lab`, or, with conda:\n"
            "  conda env create -f environment.yml\n"
            "  conda activate image-filtering-course\n"
            "  python tools/lab.py"
        )
    trust_notebooks(course_notebooks())
    print("Starting JupyterLab. To stop it, press Ctrl-C here, twice.", flush=True)
    LabApp.launch_instance(lab_arguments(path, extra))


if __name__ == "__main__":
    use_lab_settings()
    start("notebooks/00_welcome.ipynb", sys.argv[1:])

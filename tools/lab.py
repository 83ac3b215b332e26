"""Open the course in JupyterLab: ``python tools/lab.py [options for JupyterLab]``."""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
FIRST_LESSON = "notebooks/00_welcome.ipynb"
# A workspace remembers tabs under its name; in the default one they would be another project's.
WORKSPACE = "image-filtering-course"


def lab_arguments(course, path=FIRST_LESSON, *, is_root, extra=()):
    """Return JupyterLab's command line for the course.

    Parameters
    ----------
    course : Path
        The folder that becomes JupyterLab's root, so that links between lessons work.
    path : str, optional
        The notebook in it that is opened.
    is_root : bool
        Whether the user is root, whom JupyterLab refuses by default.
    extra : sequence of str
        Further options. Jupyter accepts an option only once, so not one of those given here.

    Returns
    -------
    list of str
        The arguments. The token is left to Jupyter, which makes a new one at each start.
    """
    return [
        f"--ServerApp.root_dir={course}",
        f"--LabApp.default_url=/lab/workspaces/{WORKSPACE}/tree/{path}",
        "--ServerApp.ip=127.0.0.1",
        # Only the address is printed then, and not lost among reports of each request.
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        *(["--allow-root"] if is_root else []),
        *extra,
    ]


def use_lab_settings(environ, *folders):
    """Let Jupyter find the ``labconfig`` in some folders, before those in the user's own."""
    found = [*map(str, folders), *filter(None, [environ.get("JUPYTER_CONFIG_PATH")])]
    environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(found)


def trust_notebooks(course, folders):
    """Mark the course's notebooks as trusted, so that the first opening shows their figures."""
    import nbformat
    from jupyter_core.paths import jupyter_data_dir
    from nbformat.sign import NotebookNotary

    # At the very first start the key to sign with has no folder yet; not every release makes it.
    Path(jupyter_data_dir()).mkdir(parents=True, exist_ok=True)
    notary = NotebookNotary()
    for folder in folders:
        for path in sorted((course / folder).glob("*.ipynb")):
            try:
                notary.sign(nbformat.read(path, as_version=4))
            except (OSError, ValueError, nbformat.ValidationError) as error:
                # One damaged notebook should not keep the others from opening.
                print(f"{path.relative_to(course)} can't be read: {error}", file=sys.stderr)
    notary.store.close()


def start(course, path, extra, *, folders=("notebooks", "solutions")):
    """Start JupyterLab with a notebook, and wait until it is stopped.

    Parameters
    ----------
    course : Path
    path : str
        The notebook's, in the course.
    extra : sequence of str
        Further options for JupyterLab.
    folders : sequence of str, optional
        Whose notebooks are trusted.
    """
    try:
        from jupyterlab.labapp import LabApp
    except ModuleNotFoundError:
        sys.exit(
            "JupyterLab isn't installed for this Python. Start with `make lab`, or, with conda:\n"
            "  conda env create -f environment.yml\n"
            "  conda activate image-filtering-course\n"
            "  python tools/lab.py"
        )
    trust_notebooks(course, folders)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    print("Starting JupyterLab. To stop it, press Ctrl-C here, twice.", flush=True)
    LabApp.launch_instance(lab_arguments(course, path, is_root=is_root, extra=extra))


def main(extra):
    """Open the first lesson."""
    use_lab_settings(os.environ, COURSE)
    start(COURSE, FIRST_LESSON, extra)


if __name__ == "__main__":
    main(sys.argv[1:])

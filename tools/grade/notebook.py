"""Run a notebook's cells in a kernel, within limits of time and memory."""

import json
import multiprocessing
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty
from uuid import uuid4

import numpy as np
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from helpers.exercises.reporting import VERDICT_FILE

COURSE = Path(__file__).resolve().parents[2]
# Only where it's safe to fork a process that has loaded what notebooks import.
PROCESSES = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
CELLS = 5  # a whole notebook may take this many times what a cell may take
GRACE, START = 5, 60  # seconds for an interrupted cell to stop, and for Python to start


def supervise(path, cwd, seconds, megabytes, target):
    """Run a notebook from this process, and tell its title, then what went wrong, in a file.

    Parameters
    ----------
    path, cwd, target : str
        The notebook, the folder it runs in, and the file that its checks report to, too.
    seconds, megabytes : int
        What a cell may take, and each process.
    """
    os.environ[VERDICT_FILE] = target
    if hasattr(os, "setsid"):
        os.setsid()
    with open(target, "ab", buffering=0) as file:  # even if a cell deletes it

        def tell(**said):
            file.write(json.dumps(said).encode() + b"\n")

        silence()
        with suppress(ImportError, ValueError, OSError):  # not every system can limit memory
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
        try:
            title, sources = read_notebook(path)
            tell(title=title)
            tell(problem=run_cells(sources, cwd, seconds))
        except Exception as error:  # a damaged file may fail in any way
            reason = f"{type(error).__name__}: {error}"
            tell(problem=f"it couldn't be read or started ({reason})")


def silence():
    """Let nothing that this process prints or asks for get anywhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)


def read_notebook(path):
    """Return a notebook's title and the code of its cells."""
    notebook = json.loads(Path(path).read_bytes())
    cells = [
        (cell["cell_type"], "".join(cell.get("source", cell.get("input")) or ""))
        for sheet in notebook.get("worksheets", [notebook])  # which held the cells before version 4
        for cell in sheet["cells"]
    ]
    titles = (text for kind, text in cells if kind == "markdown" and text.startswith("# "))
    sources = [text for kind, text in cells if kind == "code" and text.strip()]
    return next(titles, "").partition("\n")[0][2:], sources


def be_kernel(connection, cwd):
    """Make this process a kernel."""
    if sys.platform == "linux":
        os.closerange(3, 1024)  # what the fork has inherited is none of the notebook's business
    silence()
    os.chdir(cwd)
    np.random.seed()  # noqa: NPY002 (a fork would go on with the same random numbers as others)
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(["-f", connection, "--HistoryManager.hist_file=:memory:"])


def run_cells(sources, cwd, seconds):
    """Run cells in a new kernel, and return what stopped them, or else what went wrong first."""
    connection = str(Path(os.environ[VERDICT_FILE]).with_name("kernel.json"))
    # Of many kernels that start together, two may be given the same TCP port.
    local = {} if os.name == "nt" else {"transport": "ipc", "ip": f"{connection}-ipc"}
    write_connection_file(connection, key=uuid4().hex.encode(), **local)
    kernel = PROCESSES.Process(target=be_kernel, args=(connection, cwd))
    kernel.start()
    try:
        client = BlockingKernelClient(connection_file=connection)
        client.load_connection_file()
        # What cells show goes nowhere, so it may be of any size.
        client.start_channels(iopub=False, stdin=False, hb=False, control=False)
        # The course's helpers, even if another copy is beside the notebook.
        course = f"import sys; sys.path.insert(0, {str(COURSE)!r}); import helpers; del sys.path[0]"
        problem, _ = run_code(kernel, client, f"exec({course!r}, {{}})", START, silent=True)
        if problem:
            return f"importing the course's helpers {problem}"
        first = ""
        for number, source in enumerate(sources, 1):
            problem, ready = run_code(kernel, client, source, seconds)
            problem = problem and f"cell [{number}] {problem}"
            if not ready:
                return problem
            first = first or problem
        return first
    finally:
        kernel.kill()
        kernel.join()


def run_code(kernel, client, source, seconds, silent=False):
    """Run code, and return what went wrong, and whether more can be run after it."""
    message = client.execute(source, silent=silent, stop_on_error=False)

    def wait(seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end and kernel.is_alive():
            with suppress(Empty):
                reply = client.get_shell_msg(timeout=0.5)
                if reply["parent_header"].get("msg_id") == message:
                    return reply["content"]
        return None

    if reply := wait(seconds):
        failed = reply["status"] != "ok"
        return f"raised {reply.get('ename')}: {reply.get('evalue')}"[:500] if failed else "", True
    if not kernel.is_alive():
        return "ended Python", False
    if os.name != "nt":  # there, a process has no interrupt that another may send
        os.kill(kernel.pid, signal.SIGINT)
    client.kernel_info()  # without a message, a loop that waits doesn't see the interrupt
    late = f"took more than {seconds} s"
    return (late, True) if wait(GRACE) else (f"{late} and couldn't be interrupted", False)

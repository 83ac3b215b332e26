"""What a worker does: run a notebook that it's sent, with a server that it keeps for the next."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue

from helpers.exercises.reporting import VERDICT_FILE
from tools.grade import GradingError
from tools.grade.notebook import COURSE
from tools.grade.server import end_processes

TRIES = 2  # the notebook before may have done something to its server


class Server:
    """A process that runs notebooks one after another; see ``tools.grade.server``."""

    idle, every = SimpleQueue(), []
    closed = False

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="grade-"))
        # Matplotlib is imported before the kernel could say where it draws.
        kept = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        kept[VERDICT_FILE] = str(self.folder / "verdicts")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.grade.server"], cwd=COURSE, start_new_session=True,
            env={**os.environ, **kept}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        Server.every.append(self)

    def ask(self, **request):
        """Return the answer to a request, or raise OSError or ValueError if it has ended."""
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self):
        """End the server, and everything that it has started."""
        self._process.kill()
        self._process.wait()
        end_processes(self.folder)
        with suppress(OSError):
            self._process.stdin.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def close_servers():
    """End all servers of this process for good."""
    Server.closed = True
    while Server.every:
        Server.every.pop().close()


@cache
def course_digest():
    """Return a hash of what decides a verdict."""
    files = sorted((COURSE / "helpers").rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def grade_one(content, cwd, limits, course):
    """Run a notebook, given as bytes, and return its verdicts, title and problem.

    Parameters
    ----------
    content : bytes
    cwd : str or None
        Where it runs; by default in an empty folder.
    limits : tuple of int
        The seconds that a cell may take, and the megabytes that a process may take.
    course : str
        What `course_digest` returns where the verdicts will be compared.
    """
    if course != course_digest():
        raise GradingError(f"a worker has another version of the course, in {COURSE}")
    for _ in range(TRIES):
        try:
            server = Server.idle.get_nowait()
        except Empty:
            server = Server()
        try:
            path = server.folder / "notebook.ipynb"
            path.write_bytes(content)
            answer = server.ask(path=str(path), cwd=cwd, seconds=limits[0], megabytes=limits[1])
        except (OSError, ValueError):
            server.close()
            if Server.closed:
                raise
        else:
            Server.idle.put(server)
            return answer
    return [], "", "its process ended early"

"""Start kernels at once: fork each from a process that has imported what lessons import.

On Linux only: elsewhere, and for another Python path, they start as usual.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

# The environment variable with the folder that JUPYTER_PATH has to name for a kernel to be forked.
FOLDER = "COURSE_FORKED_KERNELS"
# Threads, of which some libraries start a few, would get lost in a fork.
ENVIRONMENT = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # as in every kernel
    "JPY_PARENT_PID": "1",  # some process has started it, and it ends with that
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
}
SKIMAGE = (
    "color data draw exposure feature filters io measure morphology restoration transform util"
)
# No backend of matplotlib's: they change the kernel when they're imported.
MODULES = [
    *("IPython.core.pylabtools", "ipykernel.kernelapp", "imageio.plugins.pillow", "numpy"),
    *("livefigure.screen", "matplotlib.pyplot", "PIL.JpegImagePlugin", "scipy.signal"),
    *("skimage.data._fetchers", "skimage.filters._gaussian", "skimage.filters.rank"),
    *("sklearn.linear_model", "tifffile", *(f"skimage.{name}" for name in SKIMAGE.split())),
]


@contextmanager
def forked_kernels():
    """Have `FOLDER` in the environment in a block; within another such block, it stays."""
    if sys.platform != "linux" or FOLDER in os.environ:
        yield
        return
    from jupyter_client.kernelspec import get_kernel_spec

    with (
        tempfile.TemporaryDirectory() as folder,
        socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener,
    ):
        listener.bind(f"{folder}/socket")
        listener.listen(100)
        spec = get_kernel_spec("python3").to_dict()
        path = os.environ.get("PYTHONPATH", "")
        spec["argv"][1:3] = ["-IS", __file__, listener.getsockname(), path]
        file = Path(folder, "kernels", "python3", "kernel.json")
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(spec), encoding="utf-8")
        server = subprocess.Popen(
            [sys.executable, "-P", __file__, str(listener.fileno())],
            stdin=subprocess.PIPE, pass_fds=[listener.fileno()], env=os.environ | ENVIRONMENT,
        )  # fmt: skip
        with patch.dict(os.environ, {FOLDER: folder}):
            yield
        server.stdin.close()
        server.wait()


def _import_all():
    import helpers

    for name in MODULES:
        import_module(name)
    for name in helpers.__all__:
        getattr(helpers, name)


def _serve(descriptor):
    """Fork a kernel whenever one is asked for, until standard input is closed."""
    is_ready = False
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody else waits for the kernels
    with socket.socket(fileno=descriptor) as listener:
        while listener in select.select([0, listener], [], [])[0]:
            if not is_ready:
                _import_all()
                is_ready = True
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                return _become_kernel(connection)
            connection.close()
    return None


def _become_kernel(connection):
    """Start the kernel that was asked for; it ends with the process that asked."""
    import fcntl

    import numpy as np
    from ipykernel import kernelapp

    message, descriptors, *_ = socket.recv_fds(connection, 2**20, 3)
    sys.argv, folder, environ = json.loads(message)
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    np.random.seed()  # noqa: NPY002 -- or else all kernels would draw the same numbers
    connection.send(str(os.getpid()).encode())
    # SIGIO, which says that the connection has ended, ends a process, however busy it is.
    fcntl.fcntl(connection, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(connection, fcntl.F_SETFL, os.O_ASYNC)
    kernelapp.launch_new_instance()


def _stand_for_kernel(address, path, *arguments):
    """Ask for a kernel, and be it to whoever started this process."""
    if os.environ.get("PYTHONPATH", "") != path:
        command = [sys.executable, "-m", "ipykernel_launcher", *arguments]
        os.execv(sys.executable, command)  # noqa: S606
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
        connection.connect(address)
        message = json.dumps([["ipykernel_launcher", *arguments], os.getcwd(), dict(os.environ)])
        socket.send_fds(connection, [message.encode()], [0, 1, 2])
        kernel = int(connection.recv(20))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, _: os.kill(kernel, number))
        connection.recv(1)


if __name__ == "__main__":
    _stand_for_kernel(*sys.argv[1:]) if sys.argv[2:] else _serve(int(sys.argv[1]))

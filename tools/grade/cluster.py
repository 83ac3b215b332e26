"""Grade notebooks side by side, on this machine's cores or on a Dask cluster's."""

import asyncio
import logging
import os
import socket
from contextlib import contextmanager
from itertools import islice

from distributed import CancelledError, Client, KilledWorker, LocalCluster, as_completed, comm
from distributed.security import Security

from tools.grade import GradingError
from tools.grade.worker import close_servers, course_digest, grade_one

LARGEST = 100  # megabytes of a notebook that's read
PATIENCE = 5  # seconds for whatever answers at an address to say that it's a scheduler
LOST = "each worker that ran it was lost, so the next run tries again"


def grade(folder, files, limits, address=None):
    """Yield each file, what `grade_one` says of it, and whether that's final, when it's done."""
    left = iter(files)
    with connect(address) as client:
        done, running = as_completed(loop=client.loop), {}

        def submit(count):
            for file in islice(left, count):
                try:
                    content = read(folder / file)
                except OSError as error:
                    reason = f"{type(error).__name__}: {error}"
                    yield file, ([], "", f"it couldn't be read or started ({reason})"), True
                    continue
                cwd = None if address else str((folder / file).parent)
                options = (content, cwd, limits, course_digest())
                future = client.submit(grade_one, *options, pure=False)
                running[future] = file
                done.add(future)

        yield from submit(2 * sum(client.nthreads().values()))
        for future in done:
            try:
                answer, final = future.result(), True
            except KilledWorker:
                answer, final = ([], "", LOST), False
            except CancelledError as error:
                raise GradingError(
                    f"the scheduler at {address} is gone. The same command goes on from here"
                ) from error
            yield running.pop(future), answer, final
            yield from submit(1)


def read(path):
    """Return a notebook's bytes."""
    if not path.is_file():
        raise OSError("it isn't a file")
    if path.stat().st_size > LARGEST * 2**20:
        raise OSError(f"it's larger than {LARGEST} MB")
    return path.read_bytes()


@contextmanager
def connect(address):
    """Give a client of the cluster at an address, or else of this machine's own threads."""
    if address:
        with find_scheduler(address) as client:
            yield client
        return
    # Each notebook has its own process anyway, so the workers need none.
    options = {"processes": False, "n_workers": 1, "threads_per_worker": os.cpu_count()}
    quiet = {"dashboard_address": ":0", "silence_logs": logging.CRITICAL, "memory_limit": 0}
    with LocalCluster(**options, **quiet) as cluster, Client(cluster) as client:
        try:
            yield client
        finally:
            close_servers()


def find_scheduler(address):
    """Return a client of the scheduler at an address, or raise GradingError within seconds."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if not (host and port.isdecimal() and int(port) < 2**16):
        raise GradingError(
            f"--scheduler: {address!r} isn't an address. Give what the scheduler printed when it "
            "started, such as tcp://192.168.0.5:8786"
        )
    try:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
    except OSError as error:
        raise GradingError(f"--scheduler: nobody answers at {address} ({error})") from error
    try:
        asyncio.run(asyncio.wait_for(shake_hands(address), PATIENCE))
    except Exception as error:  # whatever answers there may say anything
        raise GradingError(
            f"--scheduler: what answers at {address} isn't a Dask scheduler"
        ) from error
    client = Client(address, set_as_default=False)
    if not client.nthreads():
        client.close()
        raise GradingError(f"--scheduler: {address} has no workers yet")
    return client


async def shake_hands(address):
    """Do what a client does first, and would wait for without end."""
    link = await comm.connect(address, **Security().get_connection_args("client"))
    link.abort()

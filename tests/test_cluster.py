"""Lesson 17's cell for large images, on a cluster of two processes, one of which is killed."""

import functools
import os
import re
import signal
import threading
import time
import uuid
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import ndimage

from helpers import MemoryMapped
from tools.build.course import ROOT

# Of the image, and rows of each in the lesson.
BLOCKS, ROWS = 16, 128


def lesson_cell():
    """Return the lesson's cell that filters an image with Dask."""
    lesson = (ROOT / "lessons" / "17_big.md").read_text(encoding="utf-8")
    cells = re.findall(r"```\{code-cell\} ipython3\n([^`]+)```", lesson)
    (found,) = (cell for cell in cells if "import dask" in cell)
    return found


def smooth_or_wait(block, folder, **options):
    """Smooth a block. From the middle one on, wait until a worker has been killed."""
    if block.shape[0] > 1:  # or else Dask only asks for the dtype
        (folder / f"block-{uuid.uuid4()}").touch()
        is_late = len([*folder.glob("block-*")]) > BLOCKS // 2
        while is_late and not (folder / "killed").exists():
            (folder / f"waiting-{os.getpid()}").touch()
            time.sleep(0.01)
    return ndimage.gaussian_filter(block, **options)


def kill_one_that_waits(folder, is_over):
    """Kill the first worker that waits in the middle of a block, and let the others go on."""
    while not is_over.is_set():
        for waiting in folder.glob("waiting-*"):
            os.kill(int(waiting.name.partition("-")[2]), signal.SIGKILL)
            (folder / "killed").touch()
            return
        time.sleep(0.01)


@pytest.fixture
def cluster():
    """Two processes with one thread each."""
    # Not at the top: every process that collects tests would take half a second for it.
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(processes=True, silence_logs=50, **options) as cluster:
        yield cluster


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes can't be killed here")
def test_a_cluster_filters_a_large_image_and_loses_nothing_with_a_worker(cluster, tmp_path):
    image = np.random.default_rng(17).random((BLOCKS * ROWS, 4, 3), dtype=np.float32)
    slide = MemoryMapped(tmp_path / "slide.npy", shape=image.shape)
    slide[:] = image
    smooth = functools.partial(smooth_or_wait, folder=tmp_path)
    output = MemoryMapped(tmp_path / "output.npy", shape=image.shape)
    names = {"slide": slide, "output": output, "ndimage": SimpleNamespace(gaussian_filter=smooth)}
    is_over = threading.Event()
    killing = threading.Thread(target=kill_one_that_waits, args=(tmp_path, is_over))
    killing.start()
    try:
        with cluster.get_client():
            exec(lesson_cell(), names)
    finally:
        is_over.set()
        killing.join()
    assert (tmp_path / "killed").exists()
    started = len([*tmp_path.glob("block-*")])
    assert started > BLOCKS, "the block that was interrupted has been started again"
    assert np.array_equal(output[:], ndimage.gaussian_filter(image, (3, 3, 0)))

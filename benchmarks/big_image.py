"""Filter an image on disk that's larger than the memory allowed, and measure how long that takes.

``python -m benchmarks.big_image [--sizes GB ...] [--limit GB]``, or ``make big-image``, makes each
image in a temporary folder, filters it in blocks with exact halos, compares samples with SciPy, and
prints a table. No process that filters in blocks gets more memory than the limit.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path

import dask
import dask.array as da
import numpy as np
from dask.diagnostics import ProgressBar
from distributed import Client, LocalCluster, progress
from scipy import ndimage
from skimage import data, util

from helpers.filters.kernels import gaussian_radius
from helpers.filters.memory_mapped import MemoryMapped

GB = 2**30
# Blocks as wide as the image: of square ones, Dask keeps the more the larger the image is.
SIGMA, ROWS, COLUMNS = 3, 128, 16384
WAYS = {
    "1 thread": ("threads", 1),
    "2 threads": ("threads", 2),
    "1 process": ("processes", 1),
    "2 processes": ("processes", 2),
}


def main():
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=float, nargs="+", default=[0.25, 0.5, 1, 2], help="in GB")
    parser.add_argument("--limit", type=float, default=0.5, help="of memory, in GB")
    options = parser.parse_args()
    limit = int(options.limit * GB)
    print(f"Gaussian, sigma {SIGMA}, float32, blocks of {ROWS}×{COLUMNS}, limit {options.limit} GB")
    print("In each column: seconds, and the peak memory of a process in MB.")
    print("size in GB  plain SciPy ", *(f"{way:>14}" for way in WAYS))
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(Path(folder), size, limit), flush=True)


def measure(folder, size, limit):
    """Return a line of the table, or raise an error if an output isn't that of the whole image."""
    image = make_image(folder / "image.npy", size)
    at_once = run_alone(filter_at_once, folder)
    if at_once and at_once[1] > 2 * limit and run_alone(filter_at_once, folder, limit):
        raise AssertionError("The limit doesn't hold.")
    cells = [at_once]
    for kind, workers in WAYS.values():
        filter_blocks = filter_in_threads if kind == "threads" else filter_in_processes
        cells.append(run_alone(filter_blocks, folder, limit, workers))
        if cells[-1]:
            compare_samples(image, MemoryMapped(folder / "output.npy"))
    return f"{size:10}  " + " ".join(map(_write, cells))


def _write(cell):
    return f"{cell[0]:8.1f} {cell[1] / 2**20:5.0f}" if cell else f"{'out of memory':>14}"


def make_image(path, size):
    """Make an image of so many GB in a file: a photograph again and again, and noise."""
    rows = int(size * GB / 4 / COLUMNS)
    image = MemoryMapped(path, shape=(rows, COLUMNS))
    photo = np.tile(util.img_as_float32(data.camera()), (1, COLUMNS // 512))
    rng = np.random.default_rng(17)
    for row in range(0, rows, 512):
        noise = rng.random((min(512, rows - row), COLUMNS), dtype=np.float32)
        image[row : row + 512] = photo[: len(noise)] + noise
    return image


def run_alone(function, *arguments):
    """Return the seconds and the peak memory of a function in a new process, or None if too much.

    The function's processes say how much memory they used.
    """
    new = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=new) as pool:
        try:
            return pool.submit(function, *arguments).result()
        except MemoryError:
            return None


def filter_at_once(folder, limit=None):
    """Filter the whole image in memory."""
    if limit:
        set_limit(limit)
    start = time.perf_counter()
    image = MemoryMapped(folder / "image.npy")[:]
    output = MemoryMapped(folder / "output.npy", shape=image.shape)
    output[:] = ndimage.gaussian_filter(image, SIGMA)
    return time.perf_counter() - start, peak()


def filter_in_threads(folder, limit, workers):
    """Filter the image in blocks, a block in each thread."""
    set_limit(limit)
    with dask.config.set(scheduler="threads", num_workers=workers):
        start = time.perf_counter()
        with ProgressBar(out=sys.stderr):
            store(folder)
        return time.perf_counter() - start, peak()


def filter_in_processes(folder, limit, workers):
    """Filter the image in blocks, on a cluster of so many processes with one thread each."""
    options = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": ":0"}
    with LocalCluster(processes=True, **options) as cluster, Client(cluster) as client:
        client.run(set_limit, limit)
        start = time.perf_counter()
        storing = client.compute(store(folder, compute=False))
        with redirect_stdout(sys.stderr):
            progress(storing, notebook=False)
        storing.result()
        seconds = time.perf_counter() - start
        return seconds, max(client.run(peak).values())


def store(folder, compute=True):
    """Filter the image in blocks, with whatever scheduler there is."""
    image = MemoryMapped(folder / "image.npy")
    output = MemoryMapped(folder / "output.npy", shape=image.shape)
    blocks = da.from_array(image, chunks=(ROWS, COLUMNS))
    depth = gaussian_radius(SIGMA), 0
    filtered = blocks.map_overlap(
        ndimage.gaussian_filter, depth=depth, boundary="none", sigma=SIGMA
    )
    return filtered.store(output, lock=False, compute=compute)


def set_limit(limit):
    """Give this process so many bytes for all that it holds, files not counted."""
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def peak():
    """Return the most memory that this process has had, in bytes, with what it read of files."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def compare_samples(image, output, side=300, count=20):
    """Compare samples of an output, across borders of blocks and of the image, with SciPy's."""
    rng, halo = np.random.default_rng(0), gaussian_radius(SIGMA)
    for row in rng.integers(image.shape[0] // ROWS + 1, size=count) * ROWS:
        first = [max(int(row) - side // 2, 0), max(int(rng.integers(-side, COLUMNS)), 0)]
        around = tuple(slice(max(at - halo, 0), at + side + halo) for at in first)
        inner = tuple(slice(at - part.start, None) for at, part in zip(first, around, strict=True))
        expected = ndimage.gaussian_filter(image[around], SIGMA)[inner][:side, :side]
        found = output[tuple(slice(at, at + side) for at in first)]
        if not np.array_equal(found, expected):
            raise AssertionError(f"The output isn't that of the whole image near {first}.")


if __name__ == "__main__":
    main()

"""What the exercises on learning share: the camera's windows, and the edges to find."""

from functools import cache

import numpy as np

SOBEL = np.array([[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]])
_THRESHOLD = 0.07


@cache
def camera():
    """Return the photograph from 0 to 1."""
    import skimage as ski  # here, so that `import helpers` stays light

    return ski.util.img_as_float(ski.data.camera())


@cache
def response(name="sobel_h"):
    """Return the camera after one of scikit-image's filters, such as ``'sobel_v'``."""
    from skimage import filters

    return getattr(filters, name)(camera())


def windows():
    """Return every window of the camera: ndarray of shape (510, 510, 3, 3)."""
    return np.lib.stride_tricks.sliding_window_view(camera(), (3, 3))


@cache
def features():
    """Return the windows as a table: ndarray of shape (260100, 9)."""
    return windows().reshape(-1, 9)


def is_edge(values, inner=True):
    """Return where an image exceeds the threshold: without the border in one line, or all of it."""
    edges = values > _THRESHOLD
    return edges[1:-1, 1:-1].ravel() if inner else edges

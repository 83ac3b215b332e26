"""Import what most lessons need as soon as a kernel starts: an extension of IPython's.

JupyterLab starts a kernel when somebody opens a lesson. When a class runs its cells together a
minute later, half a second's work of each learner is done.
"""


def load_ipython_extension(_shell):
    """Do so; the learner's names stay as they are."""
    import scipy.ndimage  # noqa: F401

    import helpers.demos.demo
    import helpers.exercises.catalog
    import helpers.figures.images
    import helpers.figures.signals  # noqa: F401

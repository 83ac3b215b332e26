"""What the lessons of the image-filtering course import.

Layers import downward only: `demos` and `exercises`, then `figures`, then `filters`. Nothing heavy
is loaded before it's used.
"""

import lazy_loader

from helpers.demos import NAMES as _DEMOS

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "filters.kernels": ["gaussian_kernel", "mean_kernel"],
        "filters.memory_mapped": ["MemoryMapped"],
        "filters.mystery": ["mystery_filter"],
        "filters.peaks": ["measure_peak"],
        "filters.waves": ["add_stripes", "sum_of_waves"],
        "filters.signals": ["add_noise", "nile_flow", "step_signal"],
        **{f"demos.{name}": [name] for name in _DEMOS},
        "figures.images": ["imshow_all"],
        "figures.loading": ["load_gray"],
        "figures.picture": ["speak"],
        "figures.projector": ["present"],
        "figures.signals": ["plot_signals"],
        "exercises.catalog": ["check"],
        "exercises.choices": ["choose"],
        "exercises.predictions": ["predict"],
        "setup_check": ["check_setup"],
    },
)

"""What the lessons of the image-filtering course import.

Layers import downward only: `demos` and `exercises`, then `figures`, then `filters`. Nothing heavy
is loaded before it's used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "filters.kernels": ["gaussian_kernel", "mean_kernel"],
        "filters.windows": ["LinearWindow", "LinearFilter"],
        "filters.signals": ["add_noise", "step_signal"],
        "demos.convolve": ["convolve_demo"],
        "demos.denoise": ["denoise_demo"],
        "demos.edges": ["edges_demo"],
        "demos.first": ["first_demo"],
        "demos.gaussian": ["gaussian_demo"],
        "demos.lab": ["filter_lab"],
        "demos.mean_filter": ["mean_filter_demo"],
        "demos.predict": ["predict_demo"],
        "demos.smoothing": ["smoothing_demo"],
        "figures.images": ["imshow_all"],
        "figures.picture": ["speak"],
        "figures.projector": ["present"],
        "figures.signals": ["plot_signals"],
        "exercises.catalog": ["check"],
        "exercises.predictions": ["predict"],
        "setup_check": ["check_setup"],
    },
)

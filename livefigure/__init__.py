"""A matplotlib figure that follows its controls, in any notebook front end."""

import lazy_loader as lazy

__getattr__, __dir__, __all__ = lazy.attach(
    __name__,
    submod_attrs={
        "live_figure": ["LiveFigure"],
        "controls": [
            "align_labels",
            "button",
            "checkbox",
            "choices",
            "dropdown",
            "float_slider",
            "look",
            "whole_slider",
        ],
        "positions": ["Positions"],
        "marks": ["CLASS", "FAILURE", "READOUT_CLASS"],
    },
)

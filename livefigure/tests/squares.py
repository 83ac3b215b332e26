"""A live figure to test with."""

from matplotlib.figure import Figure

from livefigure import LiveFigure, whole_slider


def make(slider=None, more=None, **options):
    """Return squares as a live figure of 300×200 pixels that can't show 13."""
    figure = Figure(figsize=(3, 2), dpi=100)
    axes = figure.subplots()
    axes.set(xlim=(0, 20), ylim=(0, 400))
    (dot,) = axes.plot([], [], "o")

    def show(n, factor=1):
        if n == 13:
            raise RuntimeError("thirteen is <not> a number for me")
        dot.set_data([n], [factor * n**2])
        return f"{n} squared is {factor * n**2}"

    slider = slider or whole_slider("n", 3, 0, 20)
    controls = {"n": slider, **(more or {})}
    return LiveFigure(figure, [dot], show, controls, title="squares", **options)

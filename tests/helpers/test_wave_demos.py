"""What the demos of waves show and say, beside what numpy gives."""

import numpy as np
import pytest
from pages import dots, drag, near, put
from scipy import ndimage

import helpers
from helpers.filters.image_waves import ImageWaves
from helpers.filters.waves import FREQUENCIES, alias, gain, gains

RNG = np.random.default_rng(11)
IMAGE = RNG.normal(size=(12, 15))
SMOOTH = [1 / 4, 1 / 2, 1 / 4]


def wave(period, reach=200):
    return np.cos(2 * np.pi * np.arange(-reach, reach + 1) / period)


@pytest.mark.parametrize("kernel", [np.full(3, 1 / 3), np.array(SMOOTH), [-1.0, 3, -1], [2.0]])
@pytest.mark.parametrize("period", [2, 3, 4, 7.5, 100])
def test_a_gain_is_what_a_filter_leaves_of_a_crest(kernel, period):
    kernel = np.asarray(kernel)
    assert gain(kernel, period) == near(ndimage.correlate1d(wave(period), kernel)[200])


def test_gains_are_those_of_single_periods_even_of_even_kernels():
    kernel = np.full(60, 1 / 60)
    for period in (60, 42, 30, 3, 2):
        at = round(2 * (FREQUENCIES.size - 1) / period)
        assert gains(kernel)[at] == near(gain(kernel, 1 / FREQUENCIES[at]))
    assert gains(kernel).min() == pytest.approx(-0.2174, abs=1e-4)


def test_gain_demo_draws_the_output_of_numpy_and_the_gain_of_each_period():
    demo = put(helpers.gain_demo(5), period=6)
    _, middle, below = demo.figure.axes
    output = middle.lines[-1].get_ydata()
    assert output == near(np.convolve(wave(6, 51), np.full(5, 0.2), "valid"))
    cycles, curve = below.lines[1].get_data()
    assert curve[cycles == 250] == near([gain(np.full(5, 0.2), 4)])
    assert below.lines[2].get_data()[1] == near([gain(np.full(5, 0.2), 6)])


def test_a_stroke_draws_a_symmetric_kernel():
    demo = helpers.gain_demo()
    above = demo.figure.axes[0]
    drag(demo, 0, (2, -1))
    assert dots(above) == {-2: -1, -1: 1, 0: 1, 1: 1, 2: -1}
    assert "a wave of period 100: gain 0.202" in put(demo, period=100).readout
    drag(demo, 0, (-6, 0.6), (4, -0.2))
    heights = dots(above)
    assert heights == {-at: height for at, height in heights.items()}
    assert (heights[-6], heights[4]) == (0.6, -0.2)
    assert heights[-3] < 0, "on both sides it's what was drawn last"
    put(demo, kind="mean")
    drag(demo, 0, (0, -1))
    assert -1 in dots(above).values(), "what is drawn begins with the kernel that's there"


@pytest.mark.parametrize("shape", [(8, 8), (9, 8), (7, 5), (1, 6), (1, 1)])
def test_an_image_is_the_sum_of_its_waves(shape):
    image = RNG.normal(size=shape)
    waves = ImageWaves(image)
    names = {}
    for down in range(-(shape[0] // 2), (shape[0] + 1) // 2):
        for across in range(-(shape[1] // 2), (shape[1] + 1) // 2):
            opposite = tuple(np.negative((down, across)) % shape)
            names.setdefault(max(opposite, (down % shape[0], across % shape[1])), (down, across))
    total = sum(waves.at(*name)[0] * waves.draw_one(*name) for name in names.values())
    assert total == pytest.approx(image)
    assert (waves.count_left_out, waves.count) == (0, len(names))


def test_what_is_left_out_is_missing_and_comes_back():
    waves = ImageWaves(IMAGE)
    waves.leave_out(2, 3, 0)
    part = waves.at(2, 3)[0] * waves.draw_one(2, 3)
    assert waves.rest == pytest.approx(IMAGE - part, abs=1e-5)
    assert waves.size_left_out == near(np.sqrt(np.mean(part**2)))
    assert waves.count_left_out == 1
    drawn = waves.draw_spectrum()
    assert np.argwhere(np.isnan(drawn)).tolist() == [[4, 4], [8, 10]]
    waves.leave_out(0, 0, 30)
    assert np.abs(waves.rest).max() < 1e-5
    waves.keep_all()
    assert waves.rest == pytest.approx(IMAGE, abs=1e-6)
    assert not np.isnan(waves.draw_spectrum(2)).any()


def test_a_wave_is_drawn_as_fine_as_the_panel_and_as_close():
    waves = ImageWaves(IMAGE)
    whole, fine = waves.draw_one(2, 3), waves.draw_one(2, 3, (36, 45))
    assert fine[1::3, 1::3] == near(whole)
    close = waves.draw_one(2, 3, (12, 15), 3)
    assert close == near(fine[:12, :15])
    assert waves.period(2, 3) == near(1 / np.hypot(2 / 12, 3 / 15))


def test_a_brush_leaves_out_all_that_it_passes_over():
    brushed, dabbed = ImageWaves(IMAGE), ImageWaves(IMAGE)
    brushed.leave_out(1, 5, 1, since=(1, -2))
    for across in range(-2, 6):
        dabbed.leave_out(1, across, 1)
    assert brushed.count_left_out == dabbed.count_left_out > 10
    assert brushed.rest == pytest.approx(dabbed.rest)


def test_the_brush_of_spectrum_demo_leaves_out_waves_and_brings_them_back():
    demo = put(helpers.spectrum_demo(IMAGE), down=2, across=-3)
    first, second, third = demo.readout.splitlines()
    assert first == "Repeats 2 times from top to bottom, 3 from right to left."
    assert second.endswith("the period is 3.8 pixels.")
    assert third == "None of the 91 waves is brushed out. The brush takes 49 waves at a time."
    put(demo, radius=0)
    brushes, back = (
        next(widget for row in demo.children for widget in getattr(row, "children", ())
             if widget.description == name)
        for name in ("brush out where I click", "bring all back")
    )  # fmt: skip
    brushes.value = True
    drag(demo, 0, (7 - 3, 6 + 2))
    assert "1 wave of 91 brushed out" in demo.readout
    drag(demo, 0, (7 - 3, 6 + 2), (7 - 3, 6 + 5))
    assert "4 waves of 91 brushed out" in demo.readout
    drag(demo, 0, (7 + 5, 6 - 3))
    assert "5 waves of 91 brushed out" in demo.readout, "a new stroke begins anew"
    back.click()
    assert "is brushed out." in demo.readout


def test_a_click_beside_a_tall_wave_finds_it():
    waves = ImageWaves(helpers.add_stripes(np.zeros((128, 160))))
    assert waves.tallest_near(41, 23, 2) == (40, 24)
    assert waves.tallest_near(-41, -23, 2) == (-40, -24)
    assert waves.tallest_near(41, 23, 1) == (41, 23)
    assert waves.tallest_near(-90, 0, 1) == (-64, 0)


def test_the_tallest_waves_are_added_up():
    clean = np.full((128, 160), 0.5)
    striped = helpers.add_stripes(clean)
    waves = ImageWaves(striped)
    assert (waves.at(40, 24)[0], waves.at(0, 64)[0]) == (near(0.15), near(0.08))
    rows = np.arange(128)[:, None]
    fainter = striped + 0.01 * np.cos(2 * np.pi * rows / 16)
    assert helpers.sum_of_waves(fainter, 0) == near(clean)
    assert helpers.sum_of_waves(fainter, 2) == near(striped)
    assert helpers.sum_of_waves(fainter, 10**6) == near(fainter)


@pytest.mark.parametrize("period", [2, 2.5, 7, 9, 12.5, 40])
@pytest.mark.parametrize("step", [1, 2, 5, 10, 20])
def test_an_alias_goes_through_all_kept_samples_and_no_slower_wave_does(period, step):
    at = step * np.arange(200)
    kept, seen = np.cos(2 * np.pi * at / period), alias(period, step)
    assert np.cos(2 * np.pi * at / seen) == pytest.approx(kept, abs=1e-6)
    assert seen >= 2 * step - 1e-9
    assert (seen == pytest.approx(period)) == (period >= 2 * step)


@pytest.mark.parametrize(("period", "step"), [(9, 1), (8, 4), (9, 5), (9, 10), (8.5, 13), (2, 2)])
def test_sampling_demo_draws_the_kept_samples_and_a_wave_through_them(period, step):
    demo = helpers.sampling_demo(period, step)
    wave, seen, kept = demo.figure.axes[0].lines[1:]
    at, values = kept.get_data()
    assert at.tolist() == list(range(0, 121, step))
    assert values == near(wave.get_ydata()[::step])
    assert seen.get_ydata()[:: 20 * step] == pytest.approx(values, abs=1e-6)

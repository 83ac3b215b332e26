"""What demos say where no example of theirs goes; ``pytest --snapshot-update`` accepts new words.

What they say of their examples is in tests/test_snapshots.py.
"""

import numpy as np
import pytest
import skimage as ski
from pages import put

import helpers

CAMERA, COINS = ski.data.camera(), ski.data.coins() / 255
NOISY, TABLE = helpers.add_noise(helpers.step_signal()), np.arange(30).reshape(6, 5)
ROWS, COLUMNS = np.indices((90, 90)) - 45
TURNED = [{"shadow": 80}, {"shadow": 0, "turn": 15}, {"turn": 16}]
LIT = [{"contrast": by, "brightness": round(20 * by)} for by in (0.25, 1.0, 2.0, 0.0)]
# Calls, and the states that each is put in one after another.
CALLS = {
    "convolve_demo": [(lambda: helpers.convolve_demo(NOISY, [1, 2, 4], start=20), {"position": 0})],
    "mean_filter_demo": [
        (lambda: helpers.mean_filter_demo(TABLE, start=(4, 3)),),
        *((lambda mode=mode: helpers.mean_filter_demo(CAMERA, 11, mode),)
          for mode in ("reflect", "valid")),
    ],
    "gaussian_demo": [
        (lambda: helpers.gaussian_demo(helpers.step_signal(40, 20), 1),),
        # The response is above half of its peak up to one end of the signal, or up to both.
        *((lambda at=at: helpers.gaussian_demo(np.arange(9) == at, 0.5),) for at in (0, 8)),
        (lambda: helpers.gaussian_demo(np.arange(9), 12),),
        (lambda: helpers.gaussian_demo(np.arange(3), 1),),
        (lambda: helpers.gaussian_demo([1.0], 3),),
        # As in lesson 05: at sigma 6 the peak itself reaches farther than five samples.
        (lambda: helpers.gaussian_demo(NOISY, 6),),
    ],
    "smoothing_demo": [(lambda: helpers.smoothing_demo(CAMERA, sigma=20),)],
    "edges_demo": [(lambda: helpers.edges_demo(CAMERA[::8, ::8], noise=10),)],
    "denoise_demo": [(lambda: helpers.denoise_demo(CAMERA),)],
    "gain_demo": [
        (helpers.gain_demo, {"period": 3}, {"size": 99, "period": 2}, {"size": 3, "period": 100},
         {"size": 1, "kind": "Gaussian"}, {"size": 9}, {"kind": "drawn"}),
    ],
    "sampling_demo": [
        *((lambda given=given: helpers.sampling_demo(*given),)
          for given in [(9, 1), (8, 4), (9, 5), (9, 10), (8.5, 13), (2, 2)]),
    ],
    "blob_demo": [
        (lambda: helpers.blob_demo(np.full((9, 9), 3)),),
        (lambda: helpers.blob_demo(np.exp(-np.hypot(ROWS, COLUMNS) / 6)),),
        (lambda: helpers.blob_demo(np.hypot(ROWS, COLUMNS) <= 30),),
    ],
    "pattern_demo": [
        # As lesson 15 says.
        (lambda: helpers.pattern_demo(COINS, np.s_[172:216, 254:294]), *TURNED, {"turn": 0}, *LIT),
        (lambda: helpers.pattern_demo(TABLE),),
        (lambda: helpers.pattern_demo([[2]]),),
    ],
    "separable_demo": [
        (helpers.separable_demo, {"weights": "2 x"}, {"weights": "1 1 1\n1 1 1", "enlarge": 3}),
        (lambda: helpers.separable_demo(fft=False),),
    ],
    "weights_demo": [
        (lambda: helpers.weights_demo(np.full((5, 6), 51, np.uint8), sd=0),),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
def test_a_demo_says_what_was_accepted(name, snapshot):
    said = []
    for make, *states in CALLS[name]:
        demo = make()
        said.append(demo.readout)
        said += [put(demo, **state).readout for state in states]
        demo.close()
    assert "\n\n".join(said) == snapshot

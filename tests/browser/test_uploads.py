"""Images of the learner's own in a real browser: of any size, one after the other."""

import http.client
import json
import re
from urllib.parse import urlsplit

import numpy as np
import pytest
import tifffile

from tools.browser.driver import ARTIFACTS, LabPage, wait_for

LAB = "import helpers\nimport skimage as ski\n\nhelpers.filter_lab(ski.data.camera()[::8, ::8])"
SAYS = """said => document.querySelector('.live-figure').textContent
  .replace(/\\s+/g, ' ').includes(said)"""
TOO_LARGE = "noise-5001.tif has 51 MB, and 50 MB is the limit. Crop it, or save it smaller."


def noise(rows, columns):
    return np.random.default_rng(0).integers(0, 65536, (rows, columns), dtype=np.uint16)


@pytest.fixture(scope="module")
def demo(windows, server, write_lesson):
    write_lesson("uploads", LAB)
    lab = LabPage(windows.new_page(), server.lesson_address("notebooks/uploads.ipynb"))
    lab.run_all()
    yield lab.demos()[0]
    assert lab.errors == []
    lab.close()


@pytest.fixture
def upload(demo, tmp_path):
    """Upload noise of some rows and columns, and wait until the demo says something."""

    def upload(rows, columns, said=None):
        page, path = demo.root.page, tmp_path / f"noise-{rows}.tif"
        tifffile.imwrite(path, noise(rows, columns))
        with page.expect_file_chooser() as chooser:
            demo.root.get_by_role("button", name="your image").click()
        chooser.value.set_files(path)
        wait_for(page, SAYS, said or f"{path.name}: {rows}×{columns}, gray, 16 bit", timeout=90)
        demo.settle()

    return upload


def test_an_image_of_any_size_is_taken_and_the_next_one_too(demo, upload, tmp_path):
    for rows, columns in ((500, 1000), (3000, 3000), (40, 60)):
        upload(rows, columns)  # 1 and 18 MB, more than a message may have; and a small one
    upload(5001, 5000, TOO_LARGE)
    assert demo.readout().startswith("noise-40.tif: 40×60")
    demo.root.screenshot(path=ARTIFACTS / "uploads.png")
    upload(40, 60)
    demo.press("ArrowRight")
    assert "noise-40.tif" not in demo.readout()
    upload(40, 60)  # the same again

    path = tmp_path / "later.tif"
    field = demo.root.get_by_label("or its path")
    field.fill(f"'{path}'")
    field.press("Enter")
    wait_for(demo.root.page, SAYS, "isn't in the folder of this notebook")
    tifffile.imwrite(path, noise(20, 30))
    with demo.change("the same path with a file"):
        field.press("Enter")
    assert demo.readout().startswith("later.tif: 20×30")


def place(demo):
    row, column = map(int, re.search(r"row (\d+), column (\d+):", demo.readout()).groups())
    return row, column


def test_slider_keys_and_buttons_follow_the_size(demo, upload):
    upload(40, 50)
    demo.press("End")  # beyond the end of the next image
    picture = demo.root.get_by_role("application")
    for rows, columns in ((20, 30), (70, 90)):
        upload(rows, columns)
        assert place(demo) == (rows // 2, columns // 2)
        for key, row, column in (("Home", 0, 0), ("ArrowRight", 0, 1), ("End", -1, -1),
                                 ("ArrowLeft", -1, -2)):  # fmt: skip
            demo.press(key)
            assert place(demo) == (row % rows, column % columns)
            assert demo.value() == row % rows * columns + column % columns
        with demo.change("forward"):
            demo.root.get_by_role("button", name="forward").click()
        assert place(demo) == (rows - 1, columns - 1)
        for key, row, column in (("ArrowUp", -2, -1), ("Home", 0, 0), ("End", -1, -1)):
            with demo.change(f"{key} on the picture"):
                picture.press(key)
            assert place(demo) == (row % rows, column % columns)
            assert demo.value() == row % rows * columns + column % columns


def test_what_goes_to_the_page_is_compressed(demo, server):
    where = urlsplit(server.root)
    connection = http.client.HTTPConnection(where.hostname, where.port)
    connection.request("GET", f"{where.path}/api/kernels?token={server.token}")
    kernel = json.loads(connection.getresponse().read())[0]["id"]
    headers = {
        **{"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"},
        **{"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="},
        **{"Sec-WebSocket-Extensions": "permessage-deflate", "Origin": f"http://{where.netloc}"},
    }
    path = f"{where.path}/api/kernels/{kernel}/channels?token={server.token}"
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    assert answer.status == 101
    assert answer.getheader("Sec-WebSocket-Extensions").startswith("permessage-deflate")
    connection.close()

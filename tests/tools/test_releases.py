"""What is reported of a run on other releases."""

from tools.releases import failures, other_releases

LOCK = """\
numpy==2.4.6 \\
    --hash=sha256:00
scikit-image==0.26.0 ; python_version >= '3.11' \\
    --hash=sha256:00
pywin32==311 ; sys_platform == 'win32'
"""
REPORT = """\
<testsuites><testsuite>
<testcase classname="notebooks.03_differences.ipynb" name="Cell 4"><failure>off</failure></testcase>
<testcase classname="notebooks.03_differences.ipynb" name="Cell 5" />
<testcase classname="tests.test_pictures" name="test_a[03]"><error>broke</error></testcase>
<testcase classname="tests.test_pictures" name="test_a[04]"><skipped /></testcase>
</testsuite></testsuites>
"""


def test_only_what_differs_from_the_lock_is_another_release():
    installed = {"numpy": "2.3.0", "scikit_image": "0.26.0", "pip": "25.0"}
    assert other_releases(LOCK, installed) == {"numpy": ("2.4.6", "2.3.0")}


def test_failed_cells_and_other_failed_tests_are_told_apart():
    cells, others = failures(REPORT)
    assert cells == ["notebooks/03_differences.ipynb: Cell 4"]
    assert others == ["tests/test_pictures: test_a[03]"]

"""The exact versions of two Python versions become one file of constraints."""

from __future__ import annotations

import pytest

from tests.tools.merge_constraints import merge, pins


def test_a_version_that_both_hold_gets_one_line_and_a_different_one_gets_markers():
    lines = merge({"click": "8.5.1", "bokeh": "3.9.2"}, {"click": "8.5.1", "bokeh": "3.10.2"})
    assert lines == [
        'bokeh==3.9.2; python_version < "3.12"',
        'bokeh==3.10.2; python_version >= "3.12"',
        "click==8.5.1",
    ]


def test_a_package_that_only_one_python_needs_gets_a_plain_line():
    assert merge({"overrides": "7.7.0"}, {}) == ["overrides==7.7.0"]


def test_the_project_itself_and_comments_are_no_constraint():
    assert pins(["# made by hand", "", "-e mengpaneel", "mengpaneel==0.1.0", "click==8.5.1"]) == {
        "click": "8.5.1"
    }


@pytest.mark.parametrize("line", ["click @ file:///somewhere/click.whl", "-e ../other", "click>=8"])
def test_a_line_that_pins_no_version_is_refused(line: str):
    with pytest.raises(ValueError, match="not an exact version"):
        pins([line])

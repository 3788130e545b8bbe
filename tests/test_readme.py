"""What README says is run: the live table in ten lines, and that it is the same as the file it names."""

from __future__ import annotations

import re
import runpy
from typing import Any

import panel as pn
import pytest

from tests.tools.server import ROOT

SNIPPET = ROOT / "docs" / "snippets" / "live_table.py"


def readme_code() -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 1
    return blocks[0]


@pytest.fixture
def table() -> dict[str, Any]:
    return runpy.run_path(str(SNIPPET))


def test_the_snippet_in_readme_is_the_one_that_is_run() -> None:
    assert readme_code() in SNIPPET.read_text("utf-8")
    lines = [line for line in readme_code().splitlines() if line and not line.startswith(("import", "from"))]
    assert len(lines) <= 10


def test_a_table_of_bottlenecks_follows_a_move_in_python_and_in_the_form(table: dict[str, Any]) -> None:
    exercise, bound = table["exercise"], table["table"]
    assert "bottleneck" not in set(_applying(bound()))
    exercise.desk.internal_positioning.now = "high"
    form = next(form for form in table["inputs"] if form.object is exercise.desk.process_with_residents)
    form.widget("now").value = "low"
    assert exercise.desk.process_with_residents.now == "low"
    assert "bottleneck" in set(_applying(bound()))
    exercise.desk.process_with_residents.now = "top"
    assert form.widget("now").value == "top"
    assert "bottleneck" not in set(_applying(bound()))


def _applying(frame: Any) -> list[str]:
    return list(frame[frame["verdict"] == "applies"]["kind"])


def test_the_form_is_made_of_panel_inputs_only(table: dict[str, Any]) -> None:
    for form in table["inputs"]:
        assert isinstance(form, pn.Param)
        assert isinstance(form.widget("now"), pn.widgets.Select)

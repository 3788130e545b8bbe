"""The notebook: it runs, and what was committed reads without a kernel and tells nothing of a machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.tools import build_notebook

NOTEBOOKS = Path(__file__).parents[2] / "dashboard" / "notebooks"
NOTEBOOK = NOTEBOOKS / "explore.ipynb"
#: What a path, an address of a machine or a moment looks like.
TRACES = re.compile(
    r"/(?:work|home|root|tmp|Users|usr|opt)/|[A-Z]:\\\\|localhost|127\.0\.0\.1|0x[0-9a-f]{6,}|\d\d:\d\d:\d\d"
)


@pytest.fixture(scope="module")
def notebook() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


@pytest.mark.slow
def test_every_cell_runs_and_gives_what_was_committed(notebook: Any) -> None:
    build = vars(build_notebook)
    again = nbformat.from_dict(build["readable"](build["executed"](NOTEBOOK)))
    assert outputs(again) == outputs(notebook), "run: python -m tests.tools.build_notebook"
    assert [cell.source for cell in again.cells] == [cell.source for cell in notebook.cells]


def test_tables_and_pictures_are_committed(notebook: Any) -> None:
    data = [output.get("data", {}) for output in outputs(notebook)]
    assert sum("<table" in entry.get("text/html", "") for entry in data) >= 5
    assert sum("image/svg+xml" in entry for entry in data) == 2
    assert not [output for output in outputs(notebook) if output.output_type == "error"]


def test_what_was_committed_needs_no_script_and_no_other_host(notebook: Any) -> None:
    for output in outputs(notebook):
        for text in output.get("data", {}).values():
            assert "<script" not in text
            assert "http" not in text.replace("http://www.w3.org/", "")


def test_the_notebook_is_small_and_tells_nothing_of_the_machine_it_ran_on() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert len(text.encode()) < 500_000
    assert TRACES.findall(text) == []


def test_every_text_is_dutch_first_and_english_below(notebook: Any) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert re.search(r"[^*]+\*[^*]+\*\s*$", cell.source), cell.source


def test_the_live_table_takes_ten_lines_and_no_code_of_ours_but_the_table(notebook: Any) -> None:
    source = next(cell.source for cell in notebook.cells if "pn.bind" in cell.source)
    lines = [line for line in source.splitlines() if line.strip()]
    assert len(lines) <= 10
    assert "DeskView" not in source

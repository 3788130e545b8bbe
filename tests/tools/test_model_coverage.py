"""The check on how well the models are tested fails when they are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools.model_coverage import main


def entry(covered: int, branches: int, lines: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return what `coverage json` says of one file: 100 statements, of which `lines` are missed."""
    return {
        "summary": {
            "covered_branches": covered,
            "num_branches": branches,
            "covered_lines": 100 - len(lines),
            "num_statements": 100,
        },
        "missing_lines": list(lines),
        "missing_branches": [[7, -1]] * (branches - covered),
    }


def report(folder: Path, files: dict[str, dict[str, Any]]) -> list[str]:
    """Write a report and return the arguments for the check."""
    (folder / "coverage.json").write_text(json.dumps({"files": files}), "utf-8")
    return [str(folder / "coverage.json")]


@pytest.mark.parametrize(("covered", "code"), [(20, 0), (19, 0), (18, 1)])
def test_95_of_100_branches_is_enough_and_fewer_is_not(tmp_path: Path, covered: int, code: int):
    assert main(report(tmp_path, {"components/sliders/model.py": entry(covered, 20)})) == code


def test_only_models_of_components_count(tmp_path: Path):
    files = {
        "components/sliders/model.py": entry(20, 20),
        "components/sliders/view.py": entry(0, 20),
        "dashboard/model.py": entry(0, 20),
    }
    assert main(report(tmp_path, files)) == 0


def test_missed_lines_count_too_and_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(report(tmp_path, {"components\\sliders\\model.py": entry(19, 20, tuple(range(1, 8)))})) == 1
    assert (
        "components/sliders/model.py: no test reaches 1, 2, 3, 4, 5, 6, 7, 7 -> exit"
        in capsys.readouterr().out
    )


def test_a_report_without_a_model_is_no_success(tmp_path: Path):
    assert main(report(tmp_path, {"components/sliders/view.py": entry(20, 20)})) == 1

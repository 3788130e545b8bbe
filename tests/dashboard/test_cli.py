"""The command `mengpaneel`: help, language, wrong use, and output that can't be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from components.exercise.coverage import coverage_table
from dashboard.cli import chosen_language, main
from tests.components.bottlenecks.packs import GOOD
from tests.dashboard.commandline import ROOT, SAMPLE, run, start

COMMANDS = [
    [], ["serve"], ["rules"], ["rules", "check"], ["rules", "schema"], ["rules", "table"], ["new"],
    ["convert"], ["findings"], ["schema"], ["schema", "exercise"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "mengpaneel")
@pytest.mark.parametrize(("language", "usage"), [("nl", "Gebruik: mengpaneel"), ("en", "Usage: mengpaneel")])
def test_help_is_in_the_language_of_the_user(command: list[str], language: str, usage: str) -> None:
    result = run(*command, "--help", "--language", language)
    assert result.exit_code == 0
    assert result.output.startswith(usage)
    assert ("Options" in result.output) == (language == "en")
    assert "--language nl|en" in result.output


@pytest.mark.parametrize("command", [[], ["rules"], ["schema"]])
def test_a_group_alone_shows_its_help(command: list[str]) -> None:
    result = run(*command)
    assert (result.exit_code, result.output) == (0, run(*command, "--help").output)


@pytest.mark.parametrize(
    ("args", "environment", "language"),
    [
        ([], {}, "nl"),
        ([], {"MENGPANEEL_LANGUAGE": "en"}, "en"),
        ([], {"MENGPANEEL_LANGUAGE": "fr"}, "nl"),
        (["--language", "en"], {}, "en"),
        (["rules", "check", "--language=en"], {}, "en"),
        (["--language", "nl", "serve"], {"MENGPANEEL_LANGUAGE": "en"}, "nl"),
        (["--language"], {}, "nl"),
        (["--language", "fr"], {"MENGPANEEL_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_language_is_chosen_by_option_then_environment(
    args: list[str], environment: dict[str, str], language: str
) -> None:
    assert chosen_language(args, environment) == language


def test_the_version_is_shown() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.output.startswith("Mengpaneel ")


@pytest.mark.parametrize(
    ("args", "dutch"),
    [
        (["chek"], "De opdracht “chek” bestaat niet. Kies uit: convert, findings, new,"),
        (["rules", "chek"], "De opdracht “chek” bestaat niet. Kies uit: check, schema, table."),
        (["rules", "check", "--foo"], "De optie “--foo” bestaat niet."),
        (["--foo"], "De optie “--foo” bestaat niet."),
        (["new"], "Hier ontbreekt NIEUW."),
        (["new", "a", "b"], "Zo werkt deze opdracht niet."),
        (["new", "a.json", "--title"], "Zet iets achter “--title”."),
        (["serve", "--port", "x"], "Bij “--port” hoort een getal van 1 tot en met 65535."),
        (["serve", "--port", "0"], "Bij “--port” hoort een getal van 1 tot en met 65535."),
        (["findings", SAMPLE, "--lane", "later"], "Bij “--lane” past dit niet. Kies uit: now, intended, "),
        (["--language", "fr"], "Bij “--language” past dit niet. Kies uit: nl, en."),
    ],
)  # fmt: skip
def test_wrong_use_is_explained_and_points_to_the_help(args: list[str], dutch: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.startswith(dutch)
    assert "Hulp: mengpaneel" in result.stderr
    assert result.stdout == ""
    if "--language" not in args:
        english = run(*args, MENGPANEEL_LANGUAGE="en")
        assert english.exit_code == 2
        assert "Help: mengpaneel" in english.stderr


def test_a_failure_of_ours_is_one_sentence_and_its_details_only_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_language: str) -> str:
        raise RuntimeError("planted")

    monkeypatch.setattr("components.exercise.coverage.coverage_table", broken)
    result = run("rules", "table")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Er ging iets mis in Mengpaneel zelf. Met --debug zie je meer.\n"
    detailed = CliRunner().invoke(main, ["rules", "table", "--debug"])
    assert detailed.exit_code == 1
    assert "RuntimeError: planted" in detailed.stderr


def test_stopping_by_hand_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_language: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("components.exercise.coverage.coverage_table", stopped)
    assert run("rules", "table").exit_code == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_one_sentence_and_a_failure() -> None:
    with Path("/dev/full").open("w") as full:
        result = start("rules", "schema", stdout=full.fileno())
    assert result.returncode == 1
    assert result.stderr == "De tekst kan niet worden weggeschreven. Kijk of er ruimte is.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a closed pipe in another way")
def test_a_reader_that_stops_early_is_no_error_on_screen() -> None:
    read, write = os.pipe()
    os.close(read)
    result = start("rules", "schema", stdout=write)
    os.close(write)
    assert (result.returncode, result.stderr) == (1, "")


def test_text_is_written_as_utf_8_whatever_the_computer_prefers(tmp_path: Path) -> None:
    result = start("rules", "table", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.stdout == coverage_table("nl")
    path = tmp_path / "é\udcff.json"
    made = start("new", os.fsdecode(os.fsencode(path)), PYTHONIOENCODING="ascii")
    assert (made.returncode, made.stderr) == (0, "")


def test_rules_and_schemas_need_no_panel_and_no_pandas(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    code = """
import sys
from dashboard.cli import main
try:
    main(sys.argv[1:])
finally:
    heavy = {"panel", "holoviews", "bokeh", "pandas", "numpy", "networkx"} & set(sys.modules)
    assert not heavy, heavy
"""
    for args in (
        ["rules", "check", str(tmp_path / "good.yaml")],
        ["rules", "schema"],
        ["rules", "table"],
        ["schema", "exercise"],
        ["new", str(tmp_path / "a.json")],
        ["--version"],
        ["serve", "--help"],
    ):
        result = subprocess.run(
            [sys.executable, "-c", code, *args],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (result.returncode, result.stderr) == (0, ""), args

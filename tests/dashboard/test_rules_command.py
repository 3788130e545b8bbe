"""`mengpaneel rules`: packs are checked or refused, the schema and the table are printed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from components.exercise.coverage import coverage_table
from tests.components.bottlenecks.packs import WRONG, having
from tests.dashboard.commandline import MUNICIPAL, ROOT, SAMPLE, run


def test_the_built_in_rules_have_nothing_to_report() -> None:
    for args in ([], ["--builtin"]):
        result = run("rules", "check", *args)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == "19 regels nagekeken. Er is niets te melden.\n"


def test_the_pack_of_the_made_up_municipality_has_nothing_to_report() -> None:
    assert run("rules", "check", MUNICIPAL).stdout == "3 regels nagekeken. Er is niets te melden.\n"
    assert run("rules", "check", MUNICIPAL, "--language", "en").stdout.startswith("3 rules checked.")
    assert run("rules", "check", MUNICIPAL, "--builtin").stdout.startswith("22 regels")
    assert "verzonnen" in Path(MUNICIPAL).read_text("utf-8")


def test_a_report_names_file_rule_and_reason_and_only_what_involves_the_pack(tmp_path: Path) -> None:
    pack = tmp_path / "mine.yaml"
    text = having("en: Question", "en: Risk of working in silos").replace(", en: Text", "")
    pack.write_text(text.replace('{own_budget: "yes"}', "{organisation_model: sectoral}"), "utf-8")
    result = run("rules", "check", str(pack))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert f"{pack}, bij “X1.text”: De vertaling ontbreekt (en)." in lines
    assert f"{pack}, bij “R11”: Zegt hetzelfde als X1, bij dezelfde voorwaarde." in lines
    assert lines[-1] == "2 meldingen."


def test_two_packs_are_each_named_with_their_own_reports(tmp_path: Path) -> None:
    for name, rule in (("a", "A1"), ("b", "B1")):
        text = (
            having("X1", rule).replace(", en: Text", "").replace("Vraag, en: Question", f"{name}, en: {name}")
        )
        (tmp_path / f"{name}.yaml").write_text(text.replace("Tekst", f"Tekst {name}"), "utf-8")
    result = run("rules", "check", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"))
    assert [line.partition(",")[0] for line in result.stdout.splitlines()[:-1]] == [
        str(tmp_path / "a.yaml"),
        str(tmp_path / "b.yaml"),
    ]


@pytest.mark.parametrize(("data", "said"), [(w[1], w[4]) for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_wrong_pack_is_refused_on_the_command_line(data: str | bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    result = run("rules", "check", str(path))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "wrong.yaml" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("target", ["folder", "missing", "device"])
def test_a_folder_a_missing_file_and_a_device_are_no_packs(target: str, tmp_path: Path) -> None:
    path = {"folder": tmp_path, "missing": tmp_path / "x.yaml", "device": Path(os.devnull)}[target]
    result = run("rules", "check", str(path))
    assert result.exit_code == 2
    assert path.name in result.stderr


def test_schemas_are_printed_as_json_schema() -> None:
    for args in (["rules", "schema"], ["schema", "exercise"]):
        result = run(*args)
        assert result.exit_code == 0
        jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))
    sample = json.loads(Path(SAMPLE).read_text("utf-8"))
    jsonschema.validate(sample, json.loads(run("schema", "exercise").stdout))


def test_the_table_of_rules_is_printed_as_it_is_published() -> None:
    assert run("rules", "table").stdout == (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert run("rules", "table", "--language", "en").stdout == coverage_table("en")

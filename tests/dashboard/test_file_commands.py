"""`mengpaneel new`, `convert` and `findings`: exercise files on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from components.exercise import Exercise
from tests.components.bottlenecks.packs import having
from tests.dashboard.commandline import MUNICIPAL, SAMPLE, run


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "wrong.yaml"
    path.write_text(having('"yes"', "perhaps"), "utf-8")
    return str(path)


def test_a_new_exercise_is_empty_and_named(tmp_path: Path) -> None:
    out = tmp_path / "nieuw.json"
    result = run("new", str(out), "--title", "Wijk\u202e Noord")
    assert (result.exit_code, result.stdout) == (0, f"Bewaard: {out}\n")
    exercise = Exercise.load(out)
    assert exercise.title == "Wijk Noord"
    assert set(exercise.answers.values()) == {"empty"}


def test_converting_there_and_back_loses_nothing(tmp_path: Path) -> None:
    table, again = tmp_path / "a.csv", tmp_path / "a.json"
    assert run("convert", SAMPLE, str(table)).exit_code == 0
    assert run("convert", str(table), str(again)).exit_code == 0
    assert json.loads(again.read_text("utf-8")) == json.loads(Path(SAMPLE).read_text("utf-8"))


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    out.write_text("mine", "utf-8")
    for args in (["new", str(out)], ["convert", SAMPLE, str(out)]):
        result = run(*args)
        assert result.exit_code == 2
        assert "Dit bestand is er al" in result.stderr
        assert out.read_text("utf-8") == "mine"
        assert run(*args, "--replace").exit_code == 0
        assert out.read_text("utf-8") != "mine"
        out.write_text("mine", "utf-8")


def test_a_place_that_can_hold_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.json").mkdir()
    targets = {
        tmp_path / "map.json": "Dit is een map",
        tmp_path / "no" / "a.json": "Hier kan niets worden bewaard",
    }
    targets[tmp_path / "a.txt"] = ".json, .csv"
    if Path("/dev/full").exists():
        (tmp_path / "full.json").symlink_to("/dev/full")
        targets[tmp_path / "full.json"] = "Hier kan geen bestand komen"
    before = sorted(tmp_path.iterdir())
    for target, said in targets.items():
        for args in (["new", str(target)], ["convert", SAMPLE, str(target)]):
            result = run(*args)
            assert result.exit_code == 2
            assert said in result.stderr
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("data", [b"", b"{", b'{"format": "other"}', b"\xff\xfe", b"a;b\n1;2\n"])
def test_a_file_that_is_no_exercise_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    out = tmp_path / "out.csv"
    for args in (["findings", str(path)], ["convert", str(path), str(out)]):
        result = run(*args)
        assert result.exit_code == 2
        assert "x.json" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("lane", "language", "parts"),
    [
        ("now", "nl", ["Oefengemeente (verzonnen)\nNu\n", "Knelpunten", "- knelpunt: Het kan moeite kosten",
                       "Bron", "soort bron: methode", "Om over te praten:", "Herkennen jullie dit?"]),
        ("intended", "nl", ["\nBeoogd\n", "- risico: Medewerkers in de wijk", "De bron noemt:"]),
        ("difference", "nl", ["\nVerschil\n", "Begint bij beoogd", "Stopt bij beoogd", "Nu en beoogd"]),
        ("now", "en", ["\nNow\n", "Bottlenecks", "connected to: internal positioning: high"]),
    ],
)  # fmt: skip
def test_findings_are_listed_for_reading(lane: str, language: str, parts: list[str]) -> None:
    result = run("findings", SAMPLE, "--lane", lane, "--language", language)
    assert result.exit_code == 0
    for part in parts:
        assert part.lower() in result.stdout.lower()
    assert "(verzonnen) (verzonnen)" not in result.stdout


def test_an_untouched_exercise_says_so_and_what_to_know_first(tmp_path: Path) -> None:
    run("new", str(tmp_path / "a.csv"))
    for lane in ("now", "intended", "difference"):
        result = run("findings", str(tmp_path / "a.csv"), "--lane", lane)
        assert "Zet een schuif of vul een feit in." in result.stdout
        assert (
            "Eerst weten: positionering intern; proces met bewoners" in result.stdout or lane == "difference"
        )


def test_an_exercise_to_which_nothing_applies_says_so(tmp_path: Path) -> None:
    exercise = Exercise(fictional=True, title="Leeg")
    exercise.recorded.place({"now.internal_positioning": "high"})
    exercise.save(tmp_path / "a.json")
    result = run("findings", str(tmp_path / "a.json"))
    assert result.stdout.startswith("Leeg (verzonnen)\nNu\n\nBij deze standen noemen de bronnen niets.\n")


def test_own_rules_are_listed_when_the_exercise_shows_a_facilitators_questions(tmp_path: Path) -> None:
    exercise = Exercise(facilitator=True)
    exercise.recorded.place({"communication_form": "when_needed"})
    exercise.save(tmp_path / "a.json")
    own = run("findings", str(tmp_path / "a.json"), "--rules", MUNICIPAL).stdout
    assert "- vraag: Hoe hoort een wijk wat er in die wijk gebeurt?" in own
    assert "van de begeleider" in own
    assert "Hoe hoort een wijk" not in run("findings", str(tmp_path / "a.json")).stdout


def test_findings_with_a_wrong_pack_are_refused(wrong: str) -> None:
    result = run("findings", SAMPLE, "--rules", wrong)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“perhaps” kan hier niet" in result.stderr

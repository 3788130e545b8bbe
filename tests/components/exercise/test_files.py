"""Exercises on disk: saved whole or not at all, opened by what is in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from components.documents import Refusal
from components.exercise import Exercise
from components.exercise.document import apply_document, document_bytes, parse_document, to_document
from components.exercise.files import exercise_schema, load_exercise, read_exercise, save_exercise
from components.exercise.vocabulary import book
from tests.components.exercise.awkward import everything, filled
from tests.dutch import words_per_sentence

SAMPLE = Path(__file__).parents[3] / "sample_data" / "exercises" / "oefengemeente.json"
ENDINGS = (".json", ".csv")


@pytest.mark.parametrize("ending", [*ENDINGS, ".JSON", ".Csv"])
def test_a_saved_exercise_opens_as_it_was(tmp_path: Path, ending: str) -> None:
    exercise, path = filled(), tmp_path / f"oefening{ending}"
    save_exercise(exercise, path)
    assert to_document(load_exercise(path)) == to_document(exercise)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_the_exercise_itself_saves_and_loads(tmp_path: Path) -> None:
    path = tmp_path / "oefening.csv"
    filled().save(str(path))
    assert to_document(Exercise.load(str(path))) == to_document(filled())


def test_an_exercise_opens_with_the_rules_that_are_given(tmp_path: Path) -> None:
    rules = book()
    filled().save(tmp_path / "a.json")
    assert load_exercise(tmp_path / "a.json", rules).book is rules


@pytest.mark.parametrize("name", ["oefening.csv", "oefening.json", "upload", "x.xlsx"])
def test_what_is_in_an_upload_counts_and_not_its_name(tmp_path: Path, name: str) -> None:
    for ending in ENDINGS:
        path = tmp_path / f"a{ending}"
        filled().save(path)
        assert read_exercise(path.read_bytes(), name) == to_document(filled())


def test_json_with_a_byte_order_mark_or_blank_lines_is_json() -> None:
    data = document_bytes(to_document(filled()))
    assert read_exercise(b"\xef\xbb\xbf\r\n " + data, "a") == to_document(filled())


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for ending in ENDINGS:
        path = tmp_path / f"a{ending}"
        filled().save(path)
        first = path.read_bytes()
        Exercise.load(path).save(path)
        assert path.read_bytes() == first


@pytest.mark.parametrize("ending", ["", ".txt", ".xlsx", ".json.bak"])
def test_an_ending_we_do_not_write_is_refused(tmp_path: Path, ending: str) -> None:
    with pytest.raises(Refusal) as caught:
        save_exercise(filled(), tmp_path / f"oefening{ending}")
    assert ".json, .csv" in caught.value.text("nl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_target_that_takes_no_file_is_refused_and_no_half_file_is_left(tmp_path: Path, ending: str) -> None:
    folder, full = tmp_path / f"map{ending}", tmp_path / f"vol{ending}"
    folder.mkdir()
    full.symlink_to("/dev/full")
    exercise = filled()
    before = everything(exercise)
    targets = {
        folder: "problem.is_directory",
        full: "problem.not_a_file",
        tmp_path / "nergens" / f"a{ending}": "problem.unwritable",
    }
    for target, reason in targets.items():
        with pytest.raises(Refusal) as caught:
            save_exercise(exercise, target)
        assert caught.value.problems[0].reason == reason
        assert str(target) in caught.value.text("nl")
    assert sorted(tmp_path.iterdir()) == sorted([folder, full])
    assert full.is_symlink()
    assert everything(exercise) == before


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, step: str
) -> None:
    path = tmp_path / f"oefening{ending}"
    filled().save(path)
    old = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(Refusal, match="free space"):
        save_exercise(Exercise(title="nieuw"), path)
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_more_than_can_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    exercise = Exercise()
    for number in range(600):
        exercise.mark(f"R{number}", "partly", "x" * 10_000)
    with pytest.raises(Refusal) as caught:
        save_exercise(exercise, tmp_path / "a.json")
    assert caught.value.problems[0].reason == "problem.too_large"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"), [("weg.json", "problem.not_found"), ("map.json", "problem.is_directory")]
)
def test_a_file_that_can_not_be_read_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "map.json").mkdir()
    with pytest.raises(Refusal) as caught:
        load_exercise(tmp_path / name)
    assert caught.value.problems[0].reason == reason


def test_the_schema_can_be_had_beside_the_files() -> None:
    assert exercise_schema()["properties"]["facts"]["properties"]["mandate"]["enum"][0] == "empty"


def test_the_sample_is_whole_and_marked_as_made_up() -> None:
    sample = Exercise.load(SAMPLE)
    assert sample.fictional
    assert document_bytes(to_document(sample)) == SAMPLE.read_bytes()
    assert "empty" not in sample.answers.values()
    assert all(text for text in sample.whys.values())
    assert {"no_choice", "dont_know"} <= set(sample.answers.values())


def test_the_sample_shows_gains_and_costs_that_begin_stay_and_end() -> None:
    sample = Exercise.load(SAMPLE)
    found = {(t.change.value, t.rule.kind.value) for t in sample.differences()}
    assert {"begins", "stays", "ends", "open"} <= {change for change, _ in found}
    assert {("ends", "gain"), ("ends", "bottleneck"), ("begins", "bottleneck"), ("stays", "gain")} <= found
    assert set(sample.marks) <= {rule.id for rule in sample.book}
    assert len(sample.marks) >= 5


def test_the_sample_reads_easily() -> None:
    sample = Exercise.load(SAMPLE)
    texts = [*sample.whys.values(), *(mark.note for mark in sample.marks.values())]
    assert words_per_sentence(texts) <= 10


def test_opening_the_sample_over_another_exercise_leaves_nothing_of_that() -> None:
    exercise = filled()
    apply_document(parse_document(SAMPLE.read_bytes(), SAMPLE.name), exercise)
    assert everything(exercise) == everything(Exercise.load(SAMPLE))

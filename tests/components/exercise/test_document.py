"""The exercise file in JSON: it comes back as it went, and a wrong one is refused with nothing touched."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from components.documents import Refusal
from components.exercise import Exercise, Mark, Recognition
from components.exercise import document as module
from components.exercise.document import (
    MAX_MARKS,
    ExerciseDocument,
    apply_document,
    document_bytes,
    parse_document,
    to_document,
)
from components.exercise.files import read_exercise
from components.exercise.schema import exercise_schema, schema_bytes
from components.sliders import SLIDERS
from tests.components.exercise.awkward import documents, everything, filled, rules

ROOT = Path(__file__).parents[3]
NAME = "oefening.json"
Spoil = Callable[[dict[str, Any]], object]


def raw() -> dict[str, Any]:
    return json.loads(document_bytes(to_document(filled())))


@given(documents())
@settings(max_examples=150, deadline=None)
def test_a_document_comes_back_as_it_went(document: ExerciseDocument) -> None:
    data = document_bytes(document)
    assert parse_document(data, NAME) == document
    assert document_bytes(parse_document(data, NAME)) == data
    assert data.endswith(b"}\n")


@given(documents())
@settings(max_examples=40, deadline=None)
def test_an_exercise_holds_what_its_document_says(document: ExerciseDocument) -> None:
    exercise = filled()
    apply_document(document, exercise)
    assert to_document(exercise) == document
    assert exercise.what_if is not None
    assert exercise.what_if.active == (document.what_if is not None)


@given(documents())
@settings(max_examples=60, deadline=None)
def test_a_document_fits_the_schema(document: ExerciseDocument) -> None:
    Draft202012Validator(exercise_schema()).validate(json.loads(document_bytes(document)))


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = ROOT / "docs" / "schema" / "exercise.schema.json"
    assert published.read_bytes() == schema_bytes(), "write components.exercise.schema.schema_bytes() there"


def test_the_schema_is_one_and_accepts_the_sample() -> None:
    Draft202012Validator.check_schema(exercise_schema())
    sample = json.loads((ROOT / "sample_data" / "exercises" / "oefengemeente.json").read_bytes())
    Draft202012Validator(exercise_schema()).validate(sample)


def test_a_document_with_nothing_in_it_is_an_empty_desk() -> None:
    document = parse_document(b'{"format": "mengpaneel.exercise", "version": 1}', NAME)
    assert document == to_document(Exercise(rules()))
    assert set(document.answers.values()) == {"empty"}


def test_what_is_left_out_is_empty() -> None:
    start = {"format": "mengpaneel.exercise", "version": 1, "facts": {"mandate": "yes"}}
    start["sliders"] = {"communication": {"intended": "top"}}
    document = ExerciseDocument.model_validate(start)
    assert document.answers["intended.communication"] == "top"
    assert document.answers["now.communication"] == "empty"
    assert document.sliders["board_and_politics"].why_now == ""
    assert document.answers["own_budget"] == "empty"


def test_what_is_not_tried_is_as_recorded() -> None:
    value = {**raw(), "what_if": {"mandate": "yes"}}
    exercise = Exercise(rules())
    apply_document(ExerciseDocument.model_validate(value), exercise)
    assert exercise.what_if is not None
    assert exercise.what_if.differences == {"mandate": ("dont_know", "yes")}


def test_opening_is_one_update_without_history() -> None:
    exercise, seen = filled(), []
    exercise.param.watch(lambda *events: seen.append({e.name for e in events}), ["answers", "title", "marks"])
    document = ExerciseDocument.model_validate({**raw(), "title": "Nieuw", "what_if": None, "marks": {}})
    apply_document(document, exercise)
    assert seen == [{"answers", "title", "marks"}]
    recorded = exercise.recorded
    assert recorded is not None
    assert not recorded.can_undo
    assert not recorded.can_redo


def test_opening_what_was_being_tried_has_no_history_either() -> None:
    exercise = Exercise(rules())
    apply_document(ExerciseDocument.model_validate(raw()), exercise)
    assert exercise.answers["now.communication"] == "top"
    assert exercise.desk["communication"].now == "no_choice"
    assert not exercise.shown.can_undo


def test_marks_of_rules_we_do_not_know_are_kept() -> None:
    value = {**raw(), "marks": {"eigen-regel.1": {"recognition": "partly", "note": "bewaar"}}}
    exercise = Exercise(rules())
    apply_document(ExerciseDocument.model_validate(value), exercise)
    assert exercise.marks == {"eigen-regel.1": Mark(Recognition.PARTLY, "bewaar")}
    assert to_document(exercise).marks.keys() == {"eigen-regel.1"}


def test_long_text_is_cut_and_hidden_characters_go() -> None:
    value = {**raw(), "title": "a\x00\u202eb" + "x" * 11_000}
    title = ExerciseDocument.model_validate(value).title
    assert title.startswith("abxx")
    assert len(title) == 10_000


def test_an_older_version_passes_through_its_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_nought(old: dict[str, Any]) -> dict[str, Any]:
        return {
            **{key: value for key, value in old.items() if key != "name"},
            "title": old["name"],
            "version": 1,
        }

    monkeypatch.setattr(module, "MIGRATIONS", {-1: lambda old: {**old, "version": 0}, 0: from_nought})
    old = {"format": "mengpaneel.exercise", "version": -1, "name": "Van vroeger"}
    assert parse_document(json.dumps(old).encode(), NAME).title == "Van vroeger"
    del old["name"]
    with pytest.raises(Refusal, match=r"oefening\.json"):
        parse_document(json.dumps(old).encode(), NAME)


def deep(levels: int) -> bytes:
    return b'{"format": "mengpaneel.exercise", "title": ' + b"[" * (levels - 1) + b"]" * (levels - 1) + b"}"


GOOD = b'{"format": "mengpaneel.exercise", "version": 1'
DAMAGED = {
    "nothing": (b"", "problem.is_empty", ""),
    "only spaces": (b" \n ", "problem.is_empty", ""),
    "cut off": (GOOD + b', "title": "a', "problem.broken_json", ""),
    "not a number": (GOOD + b', "title": NaN}', "problem.broken_json", ""),
    "without end": (GOOD + b', "title": -Infinity}', "problem.broken_json", ""),
    "twice the same key": (GOOD + b', "version": 1}', "problem.duplicate_key", "version"),
    "31 levels": (deep(31), "problem.too_deep", ""),
    "100,000 levels": (b"[" * 100_000, "problem.broken_json", ""),
    "6 MB": (GOOD + b', "title": "' + b"x" * 6_000_000 + b'"}', "problem.too_large", ""),
    "a list": (b"[]", "problem.foreign", ""),
    "other JSON": (b'{"type": "FeatureCollection"}', "problem.foreign", ""),
    "another format": (b'{"format": ["mengpaneel.exercise"], "version": 1}', "problem.foreign", ""),
    "no version": (b'{"format": "mengpaneel.exercise"}', "problem.missing", "version"),
    "latin text": (GOOD + b', "title": "caf\xe9"}', "problem.not_text", ""),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "problem.not_text", ""),
}


@pytest.mark.parametrize("fault", DAMAGED)
def test_a_damaged_file_is_refused_and_what_is_open_stays(fault: str) -> None:
    data, reason, key = DAMAGED[fault]
    assert_refused(data, reason, key)


SPOILED: dict[str, tuple[Spoil, str, str]] = {
    "newer": (lambda v: v.update(version=2), "problem.newer", "version"),
    "older than old": (lambda v: v.update(version=0), "problem.not_allowed", "version"),
    "version true": (lambda v: v.update(version=True), "problem.wrong_type", "version"),
    "version in words": (lambda v: v.update(version="1"), "problem.wrong_type", "version"),
    "unknown key": (lambda v: v.update(score=3), "problem.unknown_key", "score"),
    "number for a title": (lambda v: v.update(title=1.5), "problem.wrong_type", "title"),
    "word for yes or no": (lambda v: v.update(fictional="yes"), "problem.wrong_type", "fictional"),
    "unknown slider": (lambda v: v["sliders"].update(x={}), "problem.unknown_key", "sliders.x"),
    "step for a position": (
        lambda v: v["sliders"]["communication"].update(now=-2),
        "problem.wrong_type",
        "sliders.communication.now",
    ),
    "unknown position": (
        lambda v: v["sliders"]["communication"].update(now="midden"),
        "problem.not_allowed",
        "sliders.communication.now",
    ),
    "unknown fact": (lambda v: v["facts"].update(x="yes"), "problem.unknown_key", "facts.x"),
    "unknown answer": (lambda v: v["facts"].update(mandate="ja"), "problem.not_allowed", "facts.mandate"),
    "number for an answer": (lambda v: v["facts"].update(mandate=1.0), "problem.wrong_type", "facts.mandate"),
    "unknown model": (
        lambda v: v["organisation_model"].update(answer="matrix"),
        "problem.not_allowed",
        "organisation_model.answer",
    ),
    "unknown mark": (
        lambda v: v["marks"]["R1"].update(recognition="ja"),
        "problem.not_allowed",
        "marks.R1.recognition",
    ),
    "strange id": (lambda v: v["marks"].update({"=1": {}}), "problem.bad_form", "marks.=1"),
    "long id": (lambda v: v["marks"].update({"a" * 101: {}}), "problem.bad_form", "marks." + "a" * 101),
    "too many marks": (
        lambda v: v.update(marks={f"R{n}": {"note": "x"} for n in range(MAX_MARKS + 1)}),
        "problem.too_many",
        "marks",
    ),
    "unknown name tried": (lambda v: v["what_if"].update(x="yes"), "problem.unknown_key", "what_if.x"),
    "unknown answer tried": (
        lambda v: v["what_if"].update({"now.communication": "ja"}),
        "problem.not_allowed",
        "what_if.now.communication",
    ),
    "a list tried": (lambda v: v.update(what_if=[]), "problem.wrong_type", "what_if"),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_wrong_answer_is_refused_by_name_and_what_is_open_stays(fault: str) -> None:
    spoil, reason, key = SPOILED[fault]
    value = raw()
    spoil(value)
    assert_refused(json.dumps(value).encode(), reason, key)


def test_a_file_cut_off_anywhere_is_refused() -> None:
    data = document_bytes(to_document(filled()))
    for length in range(0, len(data) - 2, 41):
        with pytest.raises(Refusal):
            read_exercise(data[:length], NAME)


def test_a_document_that_was_changed_after_reading_is_refused_whole() -> None:
    exercise, document = filled(), ExerciseDocument.model_validate(raw())
    before = everything(exercise)
    document.facts["mandate"] = "misschien"
    with pytest.raises(Refusal):
        apply_document(document, exercise)
    assert everything(exercise) == before


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*raw(), *SLIDERS, "now", "R1"]), inner)
)))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_json_is_an_exercise_or_a_refusal(value: object) -> None:
    body = {**value, "format": "mengpaneel.exercise", "version": 1} if isinstance(value, dict) else value
    with contextlib.suppress(Refusal):
        parse_document(json.dumps(body).encode(), NAME)


def assert_refused(data: bytes, reason: str, key: str) -> None:
    exercise = filled()
    before, seen = everything(exercise), []
    exercise.param.watch(seen.append, list(exercise.param))
    with pytest.raises(Refusal) as caught:
        apply_document(read_exercise(data, NAME), exercise)
    problem = caught.value.problems[0]
    assert (problem.reason, problem.key) == (reason, key)
    dutch = caught.value.text("nl")
    assert NAME in dutch
    assert key[:100] in dutch
    assert dutch != caught.value.text("en")
    assert everything(exercise) == before
    assert seen == []

"""The whole exercise: what is looked at, what the rules say of it, and the group's own marks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.answers import LANES, Lane
from components.exercise import Exercise, Mark, Recognition
from components.exercise.vocabulary import book as built_in_book
from components.exercise.vocabulary import names
from tests import oracle

BOOK = built_in_book()
SITUATIONS = st.fixed_dictionaries({}, optional={n: st.sampled_from(oracle.all_answers(n)) for n in names()})


def test_a_new_exercise_is_empty_and_says_nothing_yet() -> None:
    exercise = Exercise()
    assert set(exercise.answers.values()) == {"empty"}
    assert {finding.verdict.value for finding in exercise.findings()} == {"undecided"}
    assert (exercise.marks, exercise.title, exercise.fictional, exercise.facilitator) == (
        {},
        "",
        False,
        False,
    )
    assert set(exercise.whys.values()) == {""}


@given(SITUATIONS, st.booleans(), st.sampled_from(LANES))
@settings(deadline=None, max_examples=50)
def test_an_exercise_says_what_the_oracle_says(
    answers: dict[str, str], facilitator: bool, lane: Lane
) -> None:
    exercise = Exercise(BOOK, facilitator=facilitator)
    exercise.recorded.place(answers)
    found = {finding.rule.id: finding.verdict.value for finding in exercise.findings(lane)}
    both = {finding.rule.id: finding.verdict.value for finding in exercise.comparisons()}
    for rule in oracle.shown(facilitator):
        assert (both if rule.compares else found).pop(rule.id) == oracle.verdict(rule, answers, lane)
    assert (found, both) == ({}, {})
    differences = {transition.rule.id: transition.change.value for transition in exercise.differences()}
    assert differences == oracle.differences(answers, facilitator)


def test_python_moves_the_findings() -> None:
    exercise = Exercise(BOOK)
    exercise.desk.internal_positioning.now = "high"
    exercise.desk.process_with_residents.now = "low"
    assert "R1" in {f.rule.id for f in exercise.findings("now") if f.verdict == "applies"}
    exercise.organisation.model = "sectoral"
    assert {"R11", "R12"} <= {f.rule.id for f in exercise.findings("now") if f.verdict == "applies"}


def test_one_move_updates_the_answers_once() -> None:
    exercise = Exercise(BOOK)
    seen: list[Any] = []
    exercise.param.watch(seen.append, "answers")
    exercise.desk.communication.now = "high"
    exercise.recorded.place({"mandate": "yes", "own_budget": "no"})
    exercise.what_if.active = True  # nothing differs yet
    assert len(seen) == 2


def test_the_answers_cannot_be_written_past_the_desk() -> None:
    exercise = Exercise(BOOK)
    with pytest.raises(TypeError):
        exercise.param.update(answers={})
    exercise.answers["now.communication"] = "top"
    exercise.desk.communication.now = "high"
    assert exercise.answers["now.communication"] == "high"


def test_a_mark_is_recorded_cleaned_and_taken_away_again() -> None:
    exercise = Exercise(BOOK)
    exercise.mark("R1", "partly", "Alleen in\u202e het centrum\0")
    assert exercise.marks == {"R1": Mark(Recognition.PARTLY, "Alleen in het centrum")}
    exercise.mark("R1", Recognition.RECOGNISED)
    exercise.mark("R2", note="Bespreken")
    assert list(exercise.marks) == ["R1", "R2"]
    assert (exercise.marks["R1"].note, exercise.marks["R2"].recognition) == ("", Recognition.EMPTY)
    exercise.mark("R1")
    assert list(exercise.marks) == ["R2"]


def test_a_mark_is_one_of_ours() -> None:
    exercise = Exercise(BOOK)
    with pytest.raises(ValueError, match="great"):
        exercise.mark("R1", "great")
    assert exercise.marks == {}


def test_marks_of_two_exercises_are_apart() -> None:
    first, second = Exercise(BOOK), Exercise(BOOK)
    first.mark("R1", "recognised")
    assert second.marks == {}
    assert Mark().blank
    assert not Mark(note="x").blank


def test_whys_are_kept_by_the_name_of_their_answer() -> None:
    exercise = Exercise(BOOK)
    whys = {
        "now.communication": "Zo gegroeid\0",
        "intended.communication": "Per wijk",
        "organisation_model": "Plat",
    }
    exercise.note_whys(whys)
    assert {name: text for name, text in exercise.whys.items() if text} == {
        **whys,
        "now.communication": "Zo gegroeid",
    }
    assert exercise.desk.communication.why_intended == "Per wijk"
    assert len(exercise.whys) == 11


@pytest.mark.parametrize("name", ["now.loudness", "later.communication", "communication", "mandate", ""])
def test_a_why_of_something_else_is_an_error_and_none_is_kept(name: str) -> None:
    exercise = Exercise(BOOK)
    with pytest.raises(KeyError):
        exercise.note_whys({"now.communication": "x", name: "x"})
    assert set(exercise.whys.values()) == {""}


def test_an_exercise_is_saved_and_opened_again(tmp_path: Any) -> None:
    exercise = Exercise(BOOK, title="Proef")
    exercise.recorded.place({"now.communication": "no_choice", "mandate": "dont_know"})
    exercise.mark("R1", "partly")
    for name in ("a.json", "a.csv"):
        exercise.save(tmp_path / name)
        again = Exercise.load(tmp_path / name)
        assert (again.answers, again.marks, again.title) == (exercise.answers, exercise.marks, "Proef")

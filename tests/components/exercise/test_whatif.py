"""What-if: moves are tried apart, and nothing that was recorded changes until people adopt it."""

from __future__ import annotations

import pytest

from components.exercise import Exercise

RECORDED = {"now.communication": "low", "mandate": "yes"}


@pytest.fixture
def exercise() -> Exercise:
    exercise = Exercise()
    exercise.recorded.place(RECORDED)
    return exercise


def test_what_if_starts_from_what_was_recorded_with_an_empty_history(exercise: Exercise) -> None:
    exercise.what_if.active = True
    assert exercise.what_if.tried.answers == exercise.recorded.answers
    assert not exercise.what_if.tried.can_undo
    assert exercise.what_if.differences == {}


def test_a_move_in_what_if_is_looked_at_but_not_recorded(exercise: Exercise) -> None:
    before = dict(exercise.recorded.answers)
    exercise.what_if.active = True
    exercise.shown.desk.communication.now = "top"
    assert exercise.answers["now.communication"] == "top"
    assert exercise.recorded.answers == before
    assert exercise.desk.communication.now == "low"
    assert exercise.what_if.differences == {"now.communication": ("low", "top")}


def test_steps_in_what_if_are_undone_apart_from_the_recorded_ones(exercise: Exercise) -> None:
    exercise.what_if.active = True
    exercise.what_if.tried.desk.communication.now = "top"
    exercise.what_if.tried.undo()
    assert exercise.answers["now.communication"] == "low"
    exercise.what_if.tried.redo()
    assert exercise.answers["now.communication"] == "top"
    assert exercise.recorded.answers["now.communication"] == "low"


def test_going_back_is_a_step_that_can_be_undone(exercise: Exercise) -> None:
    exercise.what_if.active = True
    exercise.what_if.tried.place({"now.communication": "top", "mandate": "no"})
    exercise.what_if.back()
    assert exercise.what_if.differences == {}
    exercise.what_if.tried.undo()
    assert exercise.answers["now.communication"] == "top"


def test_leaving_what_if_shows_what_was_recorded_and_keeps_nothing(exercise: Exercise) -> None:
    exercise.what_if.active = True
    exercise.what_if.tried.desk.communication.now = "top"
    exercise.what_if.active = False
    assert exercise.answers["now.communication"] == "low"
    assert exercise.what_if.differences == {}
    exercise.what_if.active = True
    assert exercise.answers["now.communication"] == "low"


def test_adopting_records_all_tried_moves_as_one_step_and_leaves_what_if(exercise: Exercise) -> None:
    exercise.what_if.active = True
    exercise.what_if.tried.place({"now.communication": "top"})
    exercise.what_if.tried.place({"organisation_model": "tilted"})
    exercise.what_if.adopt()
    assert not exercise.what_if.active
    assert exercise.recorded.answers["now.communication"] == "top"
    assert exercise.recorded.answers["organisation_model"] == "tilted"
    assert exercise.answers == exercise.recorded.answers
    exercise.recorded.undo()
    assert {name: exercise.recorded.answers[name] for name in RECORDED} == RECORDED
    assert exercise.recorded.answers["organisation_model"] == "empty"


def test_adopting_outside_what_if_does_nothing(exercise: Exercise) -> None:
    exercise.what_if.tried.desk.communication.now = "top"
    exercise.what_if.adopt()
    assert exercise.recorded.answers["now.communication"] == "low"


def test_recording_goes_on_while_something_is_tried(exercise: Exercise) -> None:
    exercise.what_if.active = True
    exercise.desk.communication.now = "high"
    assert exercise.answers["now.communication"] == "low"
    exercise.what_if.active = False
    assert exercise.answers["now.communication"] == "high"

"""One set of answers with a history: steps, undo, redo, all or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.exercise import Situation
from components.exercise.situation import MAX_HISTORY
from components.exercise.vocabulary import names
from components.sliders import Desk
from tests import oracle

STEPS = st.lists(
    st.sampled_from(names()).flatmap(lambda n: st.tuples(st.just(n), st.sampled_from(oracle.all_answers(n)))),
    max_size=8,
)


@pytest.fixture
def situation() -> Situation:
    return Situation()


def updates(situation: Situation) -> list[dict[str, str]]:
    seen: list[dict[str, str]] = []
    situation.param.watch(lambda event: seen.append(event.new), "answers")
    return seen


def test_every_answer_starts_empty_under_its_name(situation: Situation) -> None:
    assert situation.answers == dict.fromkeys(names(), "empty")
    assert {"now.communication", "intended.communication", "mandate", "organisation_model"} <= set(names())
    assert not situation.can_undo
    assert not situation.can_redo


def test_a_move_on_the_desk_is_one_step(situation: Situation) -> None:
    seen = updates(situation)
    situation.desk.communication.now = "high"
    situation.organisation.model = "tilted"
    situation.desk.internal_positioning.facts.param.update(mandate="yes")
    assert len(seen) == 3
    assert situation.answers["now.communication"] == "high"
    situation.undo()
    assert situation.answers["mandate"] == "empty"
    assert situation.answers["organisation_model"] == "tilted"
    assert situation.desk.internal_positioning.facts.param.values()["mandate"] == "empty"


def test_placing_many_answers_is_one_step_and_one_update(situation: Situation) -> None:
    seen = updates(situation)
    situation.place({"now.communication": "high", "intended.communication": "low", "mandate": "no"})
    assert len(seen) == 1
    situation.undo()
    assert situation.answers == dict.fromkeys(names(), "empty")
    assert len(seen) == 2


def test_a_block_is_one_step_also_with_places_and_blocks_within(situation: Situation) -> None:
    seen = updates(situation)
    with situation.as_one_step():
        situation.desk.communication.now = "high"
        situation.place({"mandate": "yes"})
        with situation.as_one_step():
            situation.desk.communication.now = "low"
        situation.desk.communication.intended = "top"
    assert len(seen) == 1
    situation.undo()
    assert situation.answers == dict.fromkeys(names(), "empty")
    assert not situation.can_undo


def test_a_block_that_ends_where_it_began_is_no_step(situation: Situation) -> None:
    with situation.as_one_step():
        situation.desk.communication.now = "high"
        situation.desk.communication.now = "empty"
    assert not situation.can_undo


def test_a_block_that_fails_keeps_the_step_and_the_history_working(situation: Situation) -> None:
    def fail_half_way() -> None:
        with situation.as_one_step():
            situation.desk.communication.now = "high"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert situation.answers["now.communication"] == "high"
    situation.desk.communication.now = "low"
    situation.undo()
    assert situation.answers["now.communication"] == "high"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"now.communication": "high", "mandate": "perhaps"}, ValueError),
        ({"now.communication": "high", "now.mandate": "yes"}, KeyError),
        ({"now.communication": "high", "communication": "low"}, KeyError),
        ({"now.communication": "high", "organisation_model": "high"}, ValueError),
    ],
)
def test_a_place_with_one_wrong_answer_places_nothing(
    situation: Situation, wrong: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        situation.place(wrong)
    assert situation.answers == dict.fromkeys(names(), "empty")
    assert not situation.can_undo


def test_undo_and_redo_without_a_step_do_nothing(situation: Situation) -> None:
    situation.undo()
    situation.redo()
    assert situation.answers == dict.fromkeys(names(), "empty")


def test_a_new_step_after_undo_drops_what_could_be_redone(situation: Situation) -> None:
    situation.desk.communication.now = "high"
    situation.undo()
    assert situation.can_redo
    situation.desk.communication.now = "low"
    assert not situation.can_redo
    situation.redo()
    assert situation.answers["now.communication"] == "low"


def test_clearing_is_one_step_that_can_be_undone(situation: Situation) -> None:
    situation.place({"now.communication": "high", "mandate": "yes"})
    situation.clear()
    assert situation.answers == dict.fromkeys(names(), "empty")
    situation.undo()
    assert situation.answers["now.communication"] == "high"
    assert situation.answers["mandate"] == "yes"


def test_forgetting_drops_the_history_and_keeps_the_answers(situation: Situation) -> None:
    situation.desk.communication.now = "high"
    situation.undo()
    situation.redo()
    situation.forget()
    assert (situation.can_undo, situation.can_redo) == (False, False)
    assert situation.answers["now.communication"] == "high"


def test_the_history_is_bounded(situation: Situation) -> None:
    for step in range(MAX_HISTORY + 10):
        situation.desk.communication.now = ("high", "low")[step % 2]
    for _ in range(MAX_HISTORY):
        assert situation.can_undo
        situation.undo()
    assert not situation.can_undo


def test_the_answers_cannot_be_set_past_the_desk(situation: Situation) -> None:
    for name, value in (("answers", {}), ("can_undo", True), ("desk", Desk())):
        with pytest.raises(TypeError):
            setattr(situation, name, value)


@given(STEPS)
@settings(deadline=None, max_examples=30)
def test_undoing_everything_and_redoing_everything_goes_there_and_back(steps: list[tuple[str, str]]) -> None:
    situation = Situation()
    states = [dict(situation.answers)]
    for name, answer in steps:
        situation.place({name: answer})
        if situation.answers != states[-1]:
            states.append(dict(situation.answers))
    for state in reversed(states[:-1]):
        situation.undo()
        assert situation.answers == state
    assert not situation.can_undo
    for state in states[1:]:
        situation.redo()
        assert situation.answers == state
    assert not situation.can_redo

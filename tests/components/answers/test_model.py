"""The four answers of a slider, as words; numbers are for drawing and ordering only."""

import pytest

from components.answers import DONT_KNOW, EMPTY, HIGH, LANES, LOW, POSITIONS, UNKNOWN, Position, State


@pytest.mark.parametrize(
    ("position", "state", "step", "known"),
    [
        ("empty", "empty", None, False),
        ("dont_know", "dont_know", None, False),
        ("bottom", "choice", -2, True),
        ("low", "choice", -1, True),
        ("no_choice", "no_choice", 0, True),
        ("high", "choice", 1, True),
        ("top", "choice", 2, True),
    ],
)
def test_a_position_has_a_state_and_only_a_placed_one_a_step(
    position: str, state: str, step: int | None, known: bool
) -> None:
    found = Position(position)
    assert (found.state, found.step, found.known) == (State(state), step, known)


def test_only_the_middle_has_step_zero_and_it_is_neither_high_nor_low() -> None:
    assert [position for position in Position if position.step == 0] == [Position.NO_CHOICE]
    assert Position.NO_CHOICE not in (*HIGH, *LOW)


def test_positions_run_from_low_to_high() -> None:
    assert list(POSITIONS) == ["bottom", "low", "no_choice", "high", "top"]
    assert [position.step for position in POSITIONS] == [-2, -1, 0, 1, 2]


def test_there_are_two_lanes_and_two_words_for_unknown() -> None:
    assert LANES == ("now", "intended")
    assert UNKNOWN == (EMPTY, DONT_KNOW) == ("empty", "dont_know")

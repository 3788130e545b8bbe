"""The answers a slider can hold.

The middle is a statement of the source (S1:6: no choice has been made), so it is never a
default: a slider starts `empty`, and "we don't know" is an answer of its own. Numbers are for
drawing and ordering only; people read words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args

Lane = Literal["now", "intended"]
LANES: tuple[Lane, ...] = get_args(Lane)

EMPTY = "empty"
DONT_KNOW = "dont_know"
#: Answers that leave a question open, of sliders, facts and the organisation model alike.
UNKNOWN = (EMPTY, DONT_KNOW)


class State(StrEnum):
    """The four states of a slider (product, "The four answers")."""

    EMPTY = "empty"
    DONT_KNOW = "dont_know"
    NO_CHOICE = "no_choice"
    CHOICE = "choice"


class Position(StrEnum):
    """Where a slider stands, as a word."""

    EMPTY = "empty"
    DONT_KNOW = "dont_know"
    BOTTOM = "bottom"
    LOW = "low"
    NO_CHOICE = "no_choice"
    HIGH = "high"
    TOP = "top"

    @property
    def state(self) -> State:
        """Which of the four states this position is."""
        return State.CHOICE if self in _CHOICES else State(self.value)

    @property
    def step(self) -> int | None:
        """Step on the scale (-2 bottom ... 2 top, 0 only for no choice), or None where nothing is placed."""
        return _STEPS.get(self)

    @property
    def known(self) -> bool:
        """Whether something was placed: a choice, or the statement that no choice was made."""
        return self in _STEPS


_STEPS = {
    Position.BOTTOM: -2,
    Position.LOW: -1,
    Position.NO_CHOICE: 0,
    Position.HIGH: 1,
    Position.TOP: 2,
}
_CHOICES = frozenset(position for position, step in _STEPS.items() if step)

#: The five positions from low to high.
POSITIONS: tuple[Position, ...] = tuple(_STEPS)
HIGH = (Position.HIGH, Position.TOP)
LOW = (Position.LOW, Position.BOTTOM)

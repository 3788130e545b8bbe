"""Kernel room: the four answers, the inputs a rule may ask about, and its three verdicts."""

from components.answers.logic import InputSpec, Verdict, Vocabulary, is_known, slider_spec
from components.answers.model import (
    DONT_KNOW,
    EMPTY,
    HIGH,
    LANES,
    LOW,
    POSITIONS,
    UNKNOWN,
    Lane,
    Position,
    State,
)

__all__ = [
    "DONT_KNOW",
    "EMPTY",
    "HIGH",
    "LANES",
    "LOW",
    "POSITIONS",
    "UNKNOWN",
    "InputSpec",
    "Lane",
    "Position",
    "State",
    "Verdict",
    "Vocabulary",
    "is_known",
    "slider_spec",
]

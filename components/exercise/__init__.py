"""The whole exercise: composes the instruments into one, with what-if, marks and files."""

from components.exercise.model import Exercise, Mark, Recognition
from components.exercise.situation import Situation
from components.exercise.whatif import WhatIf

__all__ = ["Exercise", "Mark", "Recognition", "Situation", "WhatIf"]

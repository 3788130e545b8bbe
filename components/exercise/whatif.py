"""What-if: trying moves apart from what was recorded (product, principle 8; session, E5.5)."""

from __future__ import annotations

import param

from components.answers.owned import owned
from components.exercise.situation import Situation


class WhatIf(param.Parameterized):
    """A situation to try moves in. What was recorded changes only by `adopt`."""

    active = param.Boolean(default=False, doc="Whether moves are tried instead of recorded.")
    recorded = owned(Situation, "What was recorded.")
    tried = owned(Situation, "What is being tried.")

    def __init__(self, recorded: Situation) -> None:
        super().__init__(recorded=recorded, tried=Situation())

    @param.depends("active", watch=True)
    def _start_from_recorded(self) -> None:
        if self.active:
            self.back()
            self.tried.forget()

    def back(self) -> None:
        """Return to what was recorded. A step, so it can be undone."""
        self.tried.place(self.recorded.answers)

    def adopt(self) -> None:
        """Record what was tried, as one step that can be undone, and leave what-if."""
        if self.active:
            self.recorded.place(self.tried.answers)
            self.active = False

    @property
    def differences(self) -> dict[str, tuple[str, str]]:
        """Answers that differ: name -> (recorded, tried). Empty when what-if is off."""
        if not self.active:
            return {}
        return {
            name: (answer, self.tried.answers[name])
            for name, answer in self.recorded.answers.items()
            if self.tried.answers[name] != answer
        }

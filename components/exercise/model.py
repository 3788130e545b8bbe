"""The whole exercise: the desk, the organisation model, the group's marks, and what the rules say of it.

It composes the instruments. It knows no files (`document.py`) and no screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import param

from components.answers import Lane
from components.answers.owned import owned
from components.bottlenecks import Finding, RuleBook, Transition, between_lanes
from components.exercise.situation import Situation
from components.exercise.vocabulary import book as built_in_book
from components.exercise.whatif import WhatIf
from components.organigram import Organisation
from components.sliders import Desk
from components.words import clean


class Recognition(StrEnum):
    """What a group says of a finding (product, principle 8)."""

    EMPTY = "empty"
    RECOGNISED = "recognised"
    PARTLY = "partly"
    NOT = "not_recognised"


@dataclass(frozen=True)
class Mark:
    """A group's own answer to one finding, with a note."""

    recognition: Recognition = Recognition.EMPTY
    note: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was said."""
        return self.recognition is Recognition.EMPTY and not self.note


class Exercise(param.Parameterized):
    """One slider exercise, from empty desk to findings with the group's marks."""

    title = param.String(default="", doc="What the exercise is called: a municipality, a trio, a case.")
    fictional = param.Boolean(default=False, doc="Whether the exercise is made up; shown wherever it is.")
    facilitator = param.Boolean(default=False, doc="Whether questions added by a facilitator are shown.")
    marks = param.Dict(default={}, doc="The group's marks: id of a rule -> Mark. Blank ones are left out.")
    recorded = owned(Situation, "What was recorded.")
    what_if = owned(WhatIf, "What is being tried, apart.")
    answers = param.Dict(
        default={}, constant=True, doc="Derived: the answers looked at (tried in what-if, else recorded)."
    )

    def __init__(self, book: RuleBook | None = None, **values: object) -> None:
        recorded = Situation()
        super().__init__(recorded=recorded, what_if=WhatIf(recorded), **values)
        self.book = built_in_book() if book is None else book
        self.recorded.param.watch(self._look, "answers")
        self.what_if.tried.param.watch(self._look, "answers")
        self.what_if.param.watch(self._look, "active")
        self._look()

    def _look(self, *_events: param.parameterized.Event) -> None:
        answers = self.shown.answers
        if answers != self.answers:
            with param.edit_constant(self):
                self.answers = dict(answers)

    @property
    def desk(self) -> Desk:
        """The five sliders as recorded."""
        return self.recorded.desk

    @property
    def organisation(self) -> Organisation:
        """The organisation model as recorded."""
        return self.recorded.organisation

    @property
    def shown(self) -> Situation:
        """The situation that is looked at: tried in what-if, else recorded."""
        return self.what_if.tried if self.what_if.active else self.recorded

    def findings(self, lane: Lane = "now") -> tuple[Finding, ...]:
        """Return what each rule says of `lane` of the answers looked at."""
        return self.book.findings(self.answers, lane, self.facilitator)

    def comparisons(self) -> tuple[Finding, ...]:
        """Return what the rules say that compare now with intended."""
        return self.book.comparisons(self.answers, self.facilitator)

    def differences(self) -> tuple[Transition, ...]:
        """Return each rule now and intended: what begins, stays or ends between the two."""
        return between_lanes(self.book, self.answers, self.facilitator)

    def mark(self, rule_id: str, recognition: str = Recognition.EMPTY, note: str = "") -> None:
        """Record what the group says of the statement `rule_id`. ValueError for an unknown recognition."""
        mark = Mark(Recognition(recognition), clean(note))
        others = {key: value for key, value in self.marks.items() if key != rule_id}
        self.marks = others if mark.blank else {**others, rule_id: mark}

    def note_whys(self, whys: Mapping[str, str]) -> None:
        """Set the whys named in `whys`: `now.<slider>`, `intended.<slider>` or `organisation_model`.

        KeyError, and none is set, for any other name.
        """
        for name in whys:
            if name not in self.whys:
                raise KeyError(name)
        for name, text in whys.items():
            lane, dot, slider = name.partition(".")
            if dot:
                setattr(self.desk[slider], f"why_{lane}", clean(text))
            else:
                self.organisation.why = clean(text)

    @property
    def whys(self) -> dict[str, str]:
        """Every why by the name of its answer, empty ones too."""
        found = {f"now.{slider.key}": slider.why_now for slider in self.desk}
        found |= {f"intended.{slider.key}": slider.why_intended for slider in self.desk}
        return {**found, "organisation_model": self.organisation.why}

    def save(self, path: str | Path) -> None:
        """Write the exercise to `path`, by its ending .json or .csv. Refusal when that can't be done."""
        from components.exercise.files import save_exercise

        save_exercise(self, path)

    @classmethod
    def load(cls, path: str | Path) -> Exercise:
        """Return the exercise in the file at `path` (JSON or CSV). Refusal when it can't be read."""
        from components.exercise.files import load_exercise

        return load_exercise(path)

"""One set of answers: the desk, its facts and the organisation model, with a history.

There are two in an exercise: what was recorded, and what is being tried. It knows no rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import param

from components.answers import EMPTY, LANES
from components.answers.owned import owned
from components.bottlenecks import bare
from components.exercise.vocabulary import names, vocabulary
from components.organigram import INPUT, Organisation
from components.sliders import Desk

#: Steps that can be undone.
MAX_HISTORY = 200


class Situation(param.Parameterized):
    """A desk with its facts and organisation model, read as one flat mapping of answers."""

    desk = owned(Desk, "The five sliders with their facts.")
    organisation = owned(Organisation, "The organisation model.")
    answers = param.Dict(
        default={},
        constant=True,
        doc="Derived: every answer by name (`now.communication`, `mandate`, `organisation_model`).",
    )
    can_undo = param.Boolean(default=False, constant=True, doc="Derived: whether a step can be undone.")
    can_redo = param.Boolean(default=False, constant=True, doc="Derived: whether a step can be redone.")

    def __init__(self) -> None:
        super().__init__(desk=Desk(), organisation=Organisation())
        self._held = False
        self._past: list[dict[str, str]] = []
        self._future: list[dict[str, str]] = []
        for owner, keys in self._holders():
            owner.param.watch(self._changed, list(keys))
        self._publish(self._read())

    def _holders(self) -> Iterator[tuple[param.Parameterized, Mapping[str, str]]]:
        """Yield each object that holds answers, with parameter -> name."""
        for slider in self.desk:
            yield slider, {lane: f"{lane}.{slider.key}" for lane in LANES}
            yield slider.facts, {key: key for key in slider.facts.fact_keys()}
        yield self.organisation, {"model": INPUT}

    def _read(self) -> dict[str, str]:
        found = {
            name: str(getattr(owner, parameter))
            for owner, keys in self._holders()
            for parameter, name in keys.items()
        }
        return {name: found[name] for name in names()}

    def _publish(self, answers: dict[str, str]) -> None:
        with param.edit_constant(self):
            self.param.update(answers=answers, can_undo=bool(self._past), can_redo=bool(self._future))

    def _changed(self, *_events: param.parameterized.Event) -> None:
        if self._held:
            return
        answers = self._read()
        if answers != self.answers:
            self._past = [*self._past, dict(self.answers)][-MAX_HISTORY:]
            self._future = []
            self._publish(answers)

    @contextmanager
    def as_one_step(self) -> Iterator[None]:
        """Make the changes in the block one step: one update, one undo. An inner block joins it."""
        outer, self._held = self._held, True
        try:
            yield
        finally:
            self._held = outer
            self._changed()

    def place(self, answers: Mapping[str, str]) -> None:
        """Set the answers named in `answers` as one step, all or none.

        KeyError for a name that is none of ours, ValueError for an answer that is not allowed.
        """
        for name, answer in answers.items():
            if name not in self.answers:
                raise KeyError(name)
            if answer not in vocabulary()[bare(name)].answers:
                raise ValueError(f"{name} can't be answered with {answer!r}")
        with self.as_one_step():
            self.place_quietly(answers)

    def clear(self) -> None:
        """Empty every answer, as one step."""
        self.place(dict.fromkeys(self.answers, EMPTY))

    def undo(self) -> None:
        """Take back the last step; nothing happens when there is none."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Do the last undone step again; nothing happens when there is none."""
        self._travel(self._future, self._past)

    def forget(self) -> None:
        """Drop the history, keep the answers (a document was opened)."""
        self._past, self._future = [], []
        self._publish(dict(self.answers))

    def _travel(self, source: list[dict[str, str]], target: list[dict[str, str]]) -> None:
        if not source:
            return
        target.append(dict(self.answers))
        answers = source.pop()
        self._held = True
        try:
            self.place_quietly(answers)
        finally:
            self._held = False
        self._publish(self._read())

    def place_quietly(self, answers: Mapping[str, str]) -> None:
        """Set answers without a step in the history. Only for `_travel` and while held."""
        for owner, keys in self._holders():
            owner.param.update(**{p: answers[name] for p, name in keys.items() if name in answers})

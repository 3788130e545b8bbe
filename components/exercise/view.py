"""The desk in Panel: the one ES module, two-way with the exercise.

A move on the screen changes Python; a change in Python moves the fader, the effects beside it and
the findings. It knows no rules: the module looks up in the tables it was given.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Any

import panel as pn
import param
from panel.custom import JSComponent

from components.exercise.incoming import apply_change, parse_message
from components.exercise.model import Exercise
from components.exercise.setup import desk_setup, desk_state
from components.look import tokens
from components.sliders.desk import joined, parts, source, styles
from components.words import DEFAULT_LANGUAGE, Language


class DeskComponent(JSComponent):
    """The bridge between the ES module and Python: what it needs, what it shows, what it sends."""

    setup = param.Dict(default={}, doc="What does not change: words, sliders, rules with their verdicts.")
    truth = param.Dict(
        default={},
        doc="The state (`setup.desk_state`), the number of the last change in it, and who says so.",
    )
    styles_text = param.String(default="", doc="CSS, for where the page does not bring it.")

    _esm = joined([*parts(), source("panel.js")], ["render"])

    def __init__(self, exercise: Exercise, **params: Any) -> None:
        super().__init__(**params)
        self._exercise = exercise
        self._session = token_hex(8)
        self._seen = 0
        self._held = False
        self.refresh()

    def _handle_msg(self, data: Any) -> None:
        message = parse_message(data)
        if message is None:
            return
        if message.seq > self._seen and message.change is not None:
            self._held = True
            try:
                apply_change(self._exercise, message.change)
            finally:
                self._held = False
        self._seen = max(self._seen, message.seq)
        self.refresh()

    def refresh(self, *_events: param.parameterized.Event) -> None:
        """Show the exercise as it is now."""
        if not self._held:
            self.truth = {
                "state": desk_state(self._exercise),
                "seen": self._seen,
                "session": self._session,
            }


class DeskView(pn.viewable.Viewer):
    """The desk with its findings, for a page or a notebook. Takes one exercise and one language."""

    def __init__(self, exercise: Exercise, language: Language = DEFAULT_LANGUAGE, **params: Any) -> None:
        super().__init__(**params)
        self.exercise = exercise
        self.component = DeskComponent(
            exercise,
            setup=desk_setup(exercise.book, language),
            styles_text=tokens() + styles() + ".mp-beside { display: grid; gap: 24px; }",
            sizing_mode="stretch_width",
        )
        shown = ["answers", "marks", "facilitator", "title", "fictional"]
        exercise.param.watch(self.component.refresh, shown)
        exercise.recorded.param.watch(self.component.refresh, "answers")
        exercise.what_if.param.watch(self.component.refresh, "active")
        for slider in exercise.desk:
            slider.param.watch(self.component.refresh, ["why_now", "why_intended"])
        exercise.organisation.param.watch(self.component.refresh, "why")

    def __panel__(self) -> pn.viewable.Viewable:
        return self.component

"""What-if as Panel inputs: recorded or what if, step back and forward, back to recorded, adopt."""

from __future__ import annotations

import panel as pn
import param

from components.exercise.model import Exercise
from components.look import widgets
from components.words import Language, words


class WhatIfView(pn.viewable.Viewer):
    """The switch and the steps. Steps work on what is looked at: recorded, or tried."""

    step_back = param.Event(doc="Take back the last step of what is looked at.")
    step_forward = param.Event(doc="Do the last step that was taken back again.")
    back = param.Event(doc="Return what is tried to what was recorded.")
    adopt = param.Event(doc="Record what was tried.")

    def __init__(self, exercise: Exercise, language: Language) -> None:
        super().__init__()
        self.exercise = exercise
        t = words(language)
        what_if = exercise.what_if
        look = {"stylesheets": [widgets()], "margin": (0, 3)}
        switch = pn.widgets.RadioButtonGroup.from_param(
            what_if.param.active,
            options={t("what_if.recorded"): False, t("what_if.active"): True},
            description=None,
            label=t("what_if.label"),
            **look,
        )
        # The desk on the page enters what-if at once; the answer of Python follows.
        switch.jscallback(value="globalThis.mengpaneel?.desk.store.tryOut(source.active === 1)")
        state = pn.bind(
            self._steps, what_if.param.active, exercise.recorded.param.answers, what_if.tried.param.answers
        )
        button = pn.widgets.Button
        steps = [
            button.from_param(
                self.param.step_back,
                label=t("what_if.undo"),
                description=None,
                disabled=pn.bind(lambda state: not state[0], state),
                **look,
            ),
            button.from_param(
                self.param.step_forward,
                label=t("what_if.redo"),
                description=None,
                disabled=pn.bind(lambda state: not state[1], state),
                **look,
            ),
            button.from_param(
                self.param.back,
                label=t("what_if.back"),
                description=None,
                visible=what_if.param.active,
                **look,
            ),
            button.from_param(
                self.param.adopt,
                label=t("what_if.adopt"),
                description=None,
                visible=what_if.param.active,
                **look,
            ),
        ]
        self._layout = pn.FlexBox(switch, *steps, gap="6px 0px", align_items="center", margin=0)

    def _steps(self, *_: object) -> tuple[bool, bool]:
        return self.exercise.shown.can_undo, self.exercise.shown.can_redo

    @param.depends("step_back", watch=True)
    def _step_back(self) -> None:
        self.exercise.shown.undo()

    @param.depends("step_forward", watch=True)
    def _step_forward(self) -> None:
        self.exercise.shown.redo()

    @param.depends("back", watch=True)
    def _back(self) -> None:
        self.exercise.what_if.back()

    @param.depends("adopt", watch=True)
    def _adopt(self) -> None:
        self.exercise.what_if.adopt()

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout

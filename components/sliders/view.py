"""The facts beside a slider, as Panel inputs made from the parameters. Knows no rules."""

from __future__ import annotations

import panel as pn
import param

from components.answers import DONT_KNOW, EMPTY
from components.look import widgets
from components.sliders.contents import facts as fact_contents
from components.sliders.model import Facts
from components.words import Language, words


class FactsView(pn.viewable.Viewer):
    """One question per fact. Takes its subject; build a new view for another one."""

    def __init__(self, facts: Facts, language: Language) -> None:
        super().__init__()
        self.inputs = [fact_input(facts.param[key], key, language) for key in facts.fact_keys()]
        self._layout = pn.Column(*self.inputs, sizing_mode="stretch_width", margin=0)

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout


def fact_input(parameter: param.Parameter, key: str, language: Language) -> pn.widgets.Select:
    """Return the input of the fact `key`: not filled in, its answers, don't know."""
    content = fact_contents()[key]
    t = words(language)
    options = {
        t("answer.empty"): EMPTY,
        **{wording.text(language): answer for answer, wording in content.answers.items()},
        t("answer.dont_know"): DONT_KNOW,
    }
    return pn.widgets.Select.from_param(
        parameter,
        label=content.label.text(language),
        options=options,
        description=None,
        css_classes=[f"fills-{key}"],
        stylesheets=[widgets()],
        sizing_mode="stretch_width",
        margin=(4, 0),
    )

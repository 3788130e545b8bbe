"""The organisation model as Panel inputs: the group chooses, and says why. The tool never chooses."""

from __future__ import annotations

import panel as pn

from components.answers import DONT_KNOW, EMPTY
from components.look import widgets
from components.organigram.contents import MIXED, models
from components.organigram.model import Organisation
from components.words import Language, as_html, words
from components.words.escape import MAX_LENGTH


class ModelView(pn.viewable.Viewer):
    """Which model the group recognises, what the source says of it, and why the group chose it.

    `noted` holds the why where that is not kept with the model: one tries a model, but writes down one why.
    """

    def __init__(
        self, organisation: Organisation, language: Language, noted: Organisation | None = None
    ) -> None:
        super().__init__()
        t = words(language)
        look = {"stylesheets": [widgets()], "sizing_mode": "stretch_width", "margin": (4, 0)}
        options = {
            t("answer.empty"): EMPTY,
            **{content.name.text(language): key for key, content in models().items()},
            t("answer.mixed"): MIXED,
            t("answer.dont_know"): DONT_KNOW,
        }
        choice = pn.widgets.Select.from_param(
            organisation.param.model,
            label=t("model.question"),
            options=options,
            description=None,
            css_classes=["fills-organisation_model"],
            **look,
        )
        about = pn.pane.HTML(pn.bind(about_model, organisation.param.model, language), **look)
        why = pn.widgets.TextAreaInput.from_param(
            (noted or organisation).param.why,
            label=t("model.why"),
            description=None,
            max_length=MAX_LENGTH,
            auto_grow=True,
            rows=2,
            css_classes=["fills-why"],
            **look,
        )
        self._layout = pn.Column(choice, about, why, sizing_mode="stretch_width", margin=0)

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout


def about_model(model: str, language: Language) -> str:
    """Return what the source says of `model`, as HTML; "" when no model was chosen."""
    content = models().get(model)
    if content is None:
        return ""
    t = words(language)
    said = f"<p>{as_html(content.about.text(language))}</p>"
    if content.risk_named == "no":
        said += f'<p class="unsaid">{as_html(t("model.no_risk"))}</p>'
    return said

"""The page of one exercise: the whole single-user tool. Composes views; computes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import panel as pn
import param

from components.documents import Refusal
from components.exercise import Exercise, Situation
from components.exercise.examples_view import ExamplesView
from components.exercise.files_view import FilesView
from components.exercise.setup import desk_setup, desk_state
from components.exercise.view import DeskView
from components.exercise.whatif_view import WhatIfView
from components.look import widgets
from components.organigram.view import ModelView
from components.sliders import SLIDERS
from components.sliders.view import FactsView
from components.words import LANGUAGES, Language, as_html, as_language, words
from dashboard.pages.pictures import PicturesView
from dashboard.pages.services import Services, services
from dashboard.theme.server import patch_server
from dashboard.theme.template import Page, page


def serve_exercise() -> None:
    """Serve one visitor: an own exercise, in the language the address asks for (`?taal=en`)."""
    patch_server()
    pn.extension(notifications=False)
    asked = (pn.state.session_args or {}).get("taal", [b""])[0].decode("utf-8", "replace")
    try:
        found = services()
    except Refusal as refusal:
        language = as_language(asked)
        title = words(language)("page.refused")
        pn.pane.HTML(f"<h1>{as_html(title)}</h1><pre>{as_html(refusal.text(language))}</pre>").servable()
        return
    language = as_language(asked) if asked else found.settings.language
    exercise_page(found, language).servable(title=words(language)("page.title"))


def exercise_page(found: Services, language: Language) -> Page:
    """Return the page of a new exercise in `language`. The desk comes with it; the rest once it is open."""
    exercise = Exercise(found.book)
    roots = {
        "bridge": DeskView(exercise, language),
        "what_if": WhatIfView(exercise, language),
        "language": LanguageView(language),
    }
    later: dict[str, Callable[[], pn.viewable.Viewer | pn.viewable.Viewable]] = {
        **{
            f"facts_{key}": partial(both, exercise, lambda s, key=key: FactsView(s.desk[key].facts, language))
            for key in SLIDERS
        },
        "model": partial(
            both, exercise, lambda s: ModelView(s.organisation, language, exercise.organisation)
        ),
        "examples": partial(ExamplesView, exercise, language),
        "pictures": partial(PicturesView, exercise, language),
        "files": partial(FilesView, exercise, language),
    }
    places = {name: pn.Column(sizing_mode="stretch_width", margin=0) for name in later}

    def fill() -> None:
        for name, make in later.items():
            places[name].append(make())

    pn.state.onload(fill)
    return page(language, desk_setup(exercise.book, language), desk_state(exercise), {**roots, **places})


def both(exercise: Exercise, view: Callable[[Situation], pn.viewable.Viewer]) -> pn.Column:
    """Return a view on what was recorded and, once what-if was entered, one on what is tried; one shows."""
    what_if = exercise.what_if
    column = pn.Column(view(exercise.recorded), sizing_mode="stretch_width", margin=0)

    def switch(*_events: param.parameterized.Event) -> None:
        if what_if.active and len(column) == 1:
            column.append(view(what_if.tried))
        for index, part in enumerate(column):
            part.visible = bool(index) == what_if.active

    what_if.param.watch(switch, "active")
    switch()
    return column


class LanguageView(pn.viewable.Viewer):
    """The language of the page. Choosing another one loads the page in it; the work stays."""

    language = param.Selector(default=LANGUAGES[0], objects=list(LANGUAGES), doc="The language of the page.")

    def __init__(self, language: Language) -> None:
        super().__init__(language=language)
        t = words(language)
        choice = pn.widgets.RadioButtonGroup.from_param(
            self.param.language,
            options={t(f"language.{code}"): code for code in LANGUAGES},
            label=t("language.label"),
            description=None,
            stylesheets=[widgets()],
            margin=0,
        )
        choice.jscallback(
            value="globalThis.mengpaneel.speak(languages[source.active])", args={"languages": list(LANGUAGES)}
        )
        self._layout = choice

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout

"""The pictures on the page: none until someone opens one, because they cost the server most."""

from __future__ import annotations

from collections.abc import Callable

import panel as pn
import param

from components.exercise import Exercise
from components.look import widgets
from components.words import Language, words

NONE, MAP, NETWORK = "none", "map", "network"


class PicturesView(pn.viewable.Viewer):
    """Opens the map or the network; a picture is built when it is first opened, and then kept."""

    picture = param.Selector(default=NONE, objects=[NONE, MAP, NETWORK], doc="Which picture is open.")

    def __init__(self, exercise: Exercise, language: Language) -> None:
        super().__init__()
        self.exercise = exercise
        self.language: Language = language
        self._built: dict[str, pn.viewable.Viewer] = {}
        t = words(language)
        choice = pn.widgets.Select.from_param(
            self.param.picture,
            options={t(f"pictures.{name}"): name for name in (NONE, MAP, NETWORK)},
            label=t("pictures.choose"),
            description=None,
            stylesheets=[widgets()],
            width=280,
            margin=(4, 0),
        )
        self._place = pn.Column(sizing_mode="stretch_width", margin=0)
        self._layout = pn.Column(choice, self._place, sizing_mode="stretch_width", margin=0)

    def _makers(self) -> dict[str, Callable[[Exercise, Language], pn.viewable.Viewer]]:
        # HoloViews is imported when the first picture is opened: it costs half a second.
        from components.exercise.pictures_view import MapView, NetworkView

        return {MAP: MapView, NETWORK: NetworkView}

    @param.depends("picture", watch=True)
    def _open(self) -> None:
        if self.picture != NONE and self.picture not in self._built:
            self._built[self.picture] = self._makers()[self.picture](self.exercise, self.language)
        shown = self._built.get(self.picture)
        self._place[:] = [shown] if shown is not None else []

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout

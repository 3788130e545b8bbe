"""The two pictures in Panel: each a heading, a sentence, a HoloViews `DynamicMap`, a key and a real table.

A view takes one exercise and one language, builds its panes when it is first shown, and then
updates them in place. It knows no rules, and an exercise does not keep its views alive.
"""

from __future__ import annotations

import weakref
from typing import Any

import holoviews as hv
import pandas as pd
import panel as pn
import param

from components.answers import LANES, Lane
from components.exercise import picture_keys
from components.exercise.map_table import cells_frame, map_frame, map_words
from components.exercise.model import Exercise
from components.exercise.network_table import network_frames, network_words
from components.exercise.plots import map_plot, network_plot
from components.exercise.sentences import map_sentence, network_sentence
from components.exercise.vocabulary import input_name
from components.look import widgets
from components.sliders import SLIDERS
from components.words import DEFAULT_LANGUAGE, Language, as_html, words
from components.words.html_table import html_table

_STRETCH = {"sizing_mode": "stretch_width", "margin": 0}


class Following(hv.streams.Params):
    """A `Params` stream that its subject does not keep alive: a view that was dropped leaves no watcher."""

    def __init__(self, subject: param.Parameterized, names: list[str]) -> None:
        super().__init__(subject, names, watch=False)
        this = weakref.ref(self)

        def tell(*_: param.parameterized.Event) -> None:
            if (stream := this()) is not None:
                stream.trigger([stream])

        self.stop = weakref.finalize(self, subject.param.unwatch, subject.param.watch(tell, names))


class PictureView(pn.viewable.Viewer):
    """What both pictures share: the lane looked at, the layout for a phone, the table on request."""

    lane = param.Selector(default=LANES[0], objects=list(LANES), doc="Which positions the picture shows.")
    table_shown = param.Boolean(default=False, doc="Whether the table beside the picture is shown.")
    narrow = param.Boolean(
        default=False, doc="Derived: whether the picture has the room of a phone. Set by the picture itself."
    )

    #: Width of the drawing area in px below which the layout for a phone is used.
    enough = 0
    title = ""
    _drawn_by: tuple[str, ...] = ("lane", "narrow")

    def __init__(self, exercise: Exercise, language: Language = DEFAULT_LANGUAGE, **params: Any) -> None:
        super().__init__(**params)
        self.exercise = exercise
        self.language: Language = language
        self._layout: pn.Column | None = None
        self._following: Following | None = None

    def __panel__(self) -> pn.viewable.Viewable:
        if self._layout is None:
            self._layout = self._build()
        return self._layout

    def close(self) -> None:
        """Stop following the exercise. The picture stays as it is."""
        if self._following is not None:
            self._following.stop()

    @property
    def picture(self) -> hv.DynamicMap:
        """The picture, live: it follows the exercise and this view's own parameters."""
        self.__panel__()
        return self._picture

    def _draw(self, **_: object) -> hv.Overlay:
        raise NotImplementedError

    def _choices(self) -> list[pn.widgets.Select]:
        return [self._select("lane", "picture.lane", {f"picture.lane_{lane}": lane for lane in LANES})]

    def _sentence(self) -> str:
        raise NotImplementedError

    def _key(self) -> str:
        raise NotImplementedError

    def _table(self) -> str:
        raise NotImplementedError

    def _select(self, name: str, label: str, options: dict[str, str]) -> pn.widgets.Select:
        t = words(self.language)
        return pn.widgets.Select.from_param(
            self.param[name],
            label=t(label),
            options={t(text) if "." in text else text: value for text, value in options.items()},
            description=None,
            stylesheets=[widgets()],
            min_width=220,
            sizing_mode="stretch_width",
            margin=(4, 8, 4, 0),
        )

    def _build(self) -> pn.Column:
        t = words(self.language)
        self._following = Following(self.exercise, ["answers", "facilitator"])
        own = hv.streams.Params(self, list(self._drawn_by))
        self._picture = hv.DynamicMap(self._draw, streams=[self._following, own], cache_size=1)
        size = hv.streams.PlotSize(source=self._picture)
        size.add_subscriber(self._fit)
        look = {"stylesheets": [widgets(), picture_keys.style()], **_STRETCH}
        self._says = pn.pane.HTML(**look)
        self._key_pane = pn.pane.HTML(**look, css_classes=["key"])
        self._table_pane = pn.pane.HTML(**look, visible=False)
        self._toggle = pn.widgets.Toggle.from_param(
            self.param.table_shown, label=t("table.show"), stylesheets=[widgets()], margin=(8, 0)
        )
        for stream in (self._following, own):
            stream.add_subscriber(self._tell)
        self.param.watch(self._tell, "table_shown")
        self._tell()
        return pn.Column(
            pn.pane.HTML(f"<h3>{as_html(t(self.title))}</h3>", **look),
            self._says,
            pn.FlexBox(*self._choices(), **_STRETCH),
            pn.pane.HoloViews(self._picture, linked_axes=False, **_STRETCH),
            self._key_pane,
            self._toggle,
            self._table_pane,
            **_STRETCH,
        )

    def _tell(self, *_: object, **__: object) -> None:
        """Bring every text up to date, in place; the table only while it is shown."""
        t = words(self.language)
        self._says.object = f"<p>{as_html(self._sentence())}</p>"
        self._key_pane.object = self._key()
        self._table_pane.param.update(
            visible=self.table_shown, object=self._table() if self.table_shown else ""
        )
        self._toggle.label = t("table.hide" if self.table_shown else "table.show")

    def _fit(self, width: int | None = None, **_: object) -> None:
        if width:
            self.narrow = width < self.enough


class MapView(PictureView):
    """The map of two sliders: which statements hold at each of the 25 places, and where the group stands."""

    slider_x = param.Selector(default=SLIDERS[0], objects=list(SLIDERS), doc="Slider from left to right.")
    slider_y = param.Selector(default=SLIDERS[1], objects=list(SLIDERS), doc="Slider from bottom to top.")

    enough = 420
    title = "picture.map.title"
    _drawn_by = ("slider_x", "slider_y", "lane", "narrow")

    def __init__(self, exercise: Exercise, language: Language = DEFAULT_LANGUAGE, **params: Any) -> None:
        super().__init__(exercise, language, **params)
        self._before = (self.slider_x, self.slider_y)

    @param.depends("slider_x", "slider_y", watch=True)
    def _apart(self) -> None:
        """Keep the two sliders different: choosing one that is already there swaps them."""
        before, self._before = self._before, (self.slider_x, self.slider_y)
        if self.slider_x == self.slider_y:
            self.param.update(slider_x=before[1], slider_y=before[0])

    def frames(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the cells and the verdicts of the map as it stands."""
        sliders = self.slider_x, self.slider_y
        return (
            cells_frame(self.exercise, *sliders, self.language),
            map_frame(self.exercise, *sliders, self.lane, self.language),
        )

    def _draw(self, **_: object) -> hv.Overlay:
        t = words(self.language)
        names = [input_name(slider, self.language) for slider in (self.slider_x, self.slider_y)]
        lanes = {lane: t(f"desk.lane.{lane}") for lane in LANES}
        return map_plot(*self.frames(), names[0], names[1], lanes, self.narrow)

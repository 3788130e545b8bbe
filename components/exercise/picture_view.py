"""What the pictures share in Panel: a heading, a sentence, a `DynamicMap`, a key and a real table.

A view takes one exercise and one language, builds its panes when it is first shown, and then
updates them in place. It knows no rules, and an exercise does not keep its views alive.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

import holoviews as hv
import panel as pn
import param
from holoviews.streams import Params

from components.answers import LANES
from components.exercise.marks import Marks
from components.exercise.model import Exercise
from components.exercise.plots import overlay
from components.exercise.svg import svg
from components.look import widgets
from components.words import DEFAULT_LANGUAGE, Language, as_html, words

_WIDE = {"sizing_mode": "stretch_width", "margin": 0}


@cache
def _style() -> str:
    return (resources.files("components.exercise") / "pictures.css").read_text("utf-8")


class Following(Params):
    """A `Params` stream that its subject does not keep alive: a dropped view leaves no watcher behind.

    One exercise lives as long as its visitor; views come and go with the page. On a server it tells
    of changes one tick later, and of several at once: a move is acknowledged before anything is drawn.
    """

    def __init__(self, subject: param.Parameterized, names: list[str]) -> None:
        super().__init__(subject, names, watch=False)
        self._waiting = False
        this = weakref.ref(self)

        def pass_on() -> None:
            if (stream := this()) is not None:
                stream._waiting = False
                stream.trigger([stream])

        def tell(*_: param.parameterized.Event) -> None:
            stream, document = this(), pn.state.curdoc
            if stream is None or stream._waiting:
                return
            if document is None or document.session_context is None:
                pass_on()
            else:
                stream._waiting = True
                document.add_next_tick_callback(pass_on)

        self.stop: Callable[[], object] = weakref.finalize(
            self, subject.param.unwatch, subject.param.watch(tell, names)
        )


class PictureView(pn.viewable.Viewer):
    """One picture of an exercise. Subclasses say what is drawn, said, explained and tabulated."""

    lane = param.Selector(default=LANES[0], objects=list(LANES), doc="Which positions the picture shows.")
    table_shown = param.Boolean(default=False, doc="Whether the table with the picture is shown.")
    narrow = param.Boolean(
        default=False,
        doc="Whether the picture is laid out for a phone. Follows the room the browser reports.",
    )

    #: Heading, as a key of the interface words.
    heading = ""
    #: Width of the drawing area, in px, below which the layout for a phone is used.
    enough = 0
    #: Parameters of the view that change the picture.
    drawn_by: tuple[str, ...] = ("lane", "narrow")

    def __init__(self, exercise: Exercise, language: Language = DEFAULT_LANGUAGE, **params: Any) -> None:
        super().__init__(**params)
        self.exercise = exercise
        self.language: Language = language
        self._parts: _Parts | None = None
        self._kept: tuple[object, Any] = (None, None)

    def marks(self, narrow: bool = False) -> Marks:
        """Return what is drawn, as the exercise stands."""
        raise NotImplementedError

    def sentence(self) -> str:
        """Return what the picture shows, in words."""
        raise NotImplementedError

    def key(self) -> str:
        """Return what the marks mean, as HTML."""
        raise NotImplementedError

    def table(self) -> str:
        """Return the picture as an HTML table."""
        raise NotImplementedError

    def choices(self) -> list[pn.widgets.Select]:
        """Return the inputs above the picture."""
        t = words(self.language)
        return [self.select("lane", "picture.lane", {t(f"picture.lane_{lane}"): lane for lane in LANES})]

    def arrange(self, picture: pn.viewable.Viewable, key: pn.viewable.Viewable) -> pn.viewable.Viewable:
        """Return picture and key as they lie together."""
        return pn.Column(picture, key, **_WIDE)

    def __panel__(self) -> pn.viewable.Viewable:
        return self.parts.layout

    @property
    def parts(self) -> _Parts:
        """The panes, built at first use."""
        if self._parts is None:
            self._parts = _Parts(self)
        return self._parts

    def svg(self) -> str:
        """Return the picture as it stands, as an SVG that needs no script; its name is the sentence."""
        return svg(self.marks(), self.sentence())

    @property
    def picture(self) -> hv.DynamicMap:
        """The live picture: it follows the exercise and the parameters of this view."""
        return self.parts.picture

    def close(self) -> None:
        """Stop following the exercise, for good. The picture stays as it is."""
        if self._parts is not None:
            self._parts.following.stop()

    def select(self, name: str, label: str, options: dict[str, str]) -> pn.widgets.Select:
        """Return an input for the parameter `name`: `options` from words to value."""
        return pn.widgets.Select.from_param(
            self.param[name],
            label=words(self.language)(label),
            options=options,
            description=None,
            stylesheets=[widgets()],
            sizing_mode="stretch_width",
            margin=(4, 0),
            styles={"flex": "1 1 200px", "max-width": "360px"},
        )

    def once(self, make: Callable[[], Any]) -> Any:
        """Return what `make` gives, made once for the picture, the sentence and the table of one state."""
        own = tuple(getattr(self, name) for name in self.drawn_by if name != "narrow")
        state = (self.exercise.answers, self.exercise.facilitator, own)
        if self._kept[0] != state:
            self._kept = (state, make())
        return self._kept[1]


class _Parts:
    """The panes of one view. Texts are replaced in place after each change."""

    def __init__(self, view: PictureView) -> None:
        self._view = view
        t = words(view.language)
        look = {"stylesheets": [widgets(), _style()], **_WIDE}
        self.following = Following(view.exercise, ["answers", "facilitator"])
        own = Params(view, list(view.drawn_by))
        self._like: tuple[object, hv.Overlay] | None = None
        self.picture = hv.DynamicMap(self._draw, streams=[self.following, own], cache_size=1)
        self.says = pn.pane.HTML(**look)
        self.key = pn.pane.HTML(**look)
        self.table = pn.pane.HTML(visible=False, **look)
        self._toggle = pn.widgets.Toggle.from_param(
            view.param.table_shown, label=t("table.show"), stylesheets=[widgets()], margin=(8, 0)
        )
        self.layout = pn.Column(
            pn.pane.HTML(f"<h3>{as_html(t(view.heading))}</h3>", **look),
            self.says,
            pn.FlexBox(*view.choices(), gap="4px 12px", **_WIDE),
            view.arrange(pn.pane.HoloViews(self.picture, linked_axes=False, **_WIDE), self.key),
            self._toggle,
            self.table,
            css_classes=["picture"],
            stylesheets=[_style()],
            **_WIDE,
        )
        for stream in (self.following, own):
            stream.add_subscriber(self._tell)
        view.param.watch(self._tell, "table_shown")
        self._tell()

    def _tell(self, *_: object, **__: object) -> None:
        """Bring the texts up to date; the table only while it is shown."""
        view, shown = self._view, self._view.table_shown
        self.says.object = f"<p>{as_html(view.sentence())}</p>"
        self.key.object = view.key()
        self.table.param.update(object=view.table() if shown else "", visible=shown)
        self._toggle.label = words(view.language)("table.hide" if shown else "table.show")

    def _draw(self, **_: object) -> hv.Overlay:
        view = self._view
        axes = tuple(getattr(view, name) for name in view.drawn_by if name != "lane")
        if self._like is not None and self._like[0] == axes:
            return overlay(view.marks(view.narrow), view.narrow, self._like[1])
        picture = overlay(view.marks(view.narrow), view.narrow)
        picture.opts(hooks=[_Listening(self)])
        self._like = (axes, picture)
        return picture

    def fit(self, _: str, __: object, width: int | None) -> None:
        """Choose the layout for the width the browser reports."""
        if width:
            self._view.narrow = width < self._view.enough


class _Listening:
    """Hook that hears from the browser how wide a picture became (`PlotSize` does not work on an overlay).

    HoloViews keeps the options of a picture, and so this hook, longer than the picture: it holds the
    panes weakly.
    """

    def __init__(self, parts: _Parts) -> None:
        self._parts = weakref.ref(parts)
        self._heard: set[str] = set()

    def __call__(self, plot: Any, _: object) -> None:
        parts, figure = self._parts(), plot.state
        if parts is not None and figure.id not in self._heard:
            self._heard.add(figure.id)
            figure.on_change("inner_width", parts.fit)

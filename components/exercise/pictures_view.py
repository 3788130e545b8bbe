"""The two pictures of an exercise in Panel: the map of two sliders, and the network."""

from __future__ import annotations

from typing import Any

import pandas as pd
import panel as pn
import param

from components.answers import LANES
from components.exercise.map_marks import map_marks
from components.exercise.map_table import cells_frame, map_frame, map_words
from components.exercise.marks import Marks
from components.exercise.model import Exercise
from components.exercise.network_marks import network_marks
from components.exercise.network_table import network_frames, network_words
from components.exercise.picture_keys import map_key, network_key
from components.exercise.picture_view import PictureView
from components.exercise.sentences import map_sentence, network_sentence
from components.exercise.vocabulary import headed, input_name
from components.sliders import SLIDERS
from components.words import DEFAULT_LANGUAGE, Language, words
from components.words.html_table import html_table


class MapView(PictureView):
    """Which statements hold at each of the 25 places of two sliders, and where the group stands."""

    slider_x = param.Selector(default=SLIDERS[0], objects=list(SLIDERS), doc="Slider from left to right.")
    slider_y = param.Selector(default=SLIDERS[1], objects=list(SLIDERS), doc="Slider from bottom to top.")

    heading = "picture.map.title"
    enough = 380
    drawn_by = ("slider_x", "slider_y", "lane", "narrow")

    def __init__(self, exercise: Exercise, language: Language = DEFAULT_LANGUAGE, **params: Any) -> None:
        super().__init__(exercise, language, **params)
        self._before = (self.slider_x, self.slider_y)

    @param.depends("slider_x", "slider_y", watch=True)
    def _apart(self) -> None:
        """Keep the sliders different: choosing the one that is already there swaps them."""
        (x, y), self._before = self._before, (self.slider_x, self.slider_y)
        if self.slider_x == self.slider_y:
            self.param.update(slider_x=y, slider_y=x)

    def frames(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the cells of the map and the verdicts in them (see `map_table`)."""
        sliders = self.slider_x, self.slider_y
        return self.once(
            lambda: (
                cells_frame(self.exercise, *sliders, self.language),
                map_frame(self.exercise, *sliders, self.lane, self.language),
            )
        )

    def marks(self, narrow: bool = False) -> Marks:
        """Return what is drawn, as the exercise stands."""
        t = words(self.language)
        lanes = {lane: t(f"desk.lane.{lane}") for lane in LANES}
        x, y = (headed(input_name(slider, self.language)) for slider in (self.slider_x, self.slider_y))
        return map_marks(*self.frames(), x, y, lanes, narrow)

    def sentence(self) -> str:
        """Return what the picture shows, in words."""
        sliders = self.slider_x, self.slider_y
        return map_sentence(self.exercise, self.frames()[1], *sliders, self.lane, self.language)

    def key(self) -> str:
        """Return what the marks mean, as HTML."""
        return map_key(self.frames()[1], self.language)

    def table(self) -> str:
        """Return the picture as an HTML table."""
        frame = map_words(*self.frames(), self.slider_x, self.slider_y, self.language)
        return html_table(frame, words(self.language)(self.heading), row_headers=2)

    def choices(self) -> list[pn.widgets.Select]:
        """Return the inputs above the picture: both sliders, and the lane."""
        options = {headed(input_name(key, self.language)): key for key in SLIDERS}
        axes = {"slider_x": "picture.map.x", "slider_y": "picture.map.y"}
        return [*(self.select(name, label, options) for name, label in axes.items()), *super().choices()]

    def arrange(self, picture: pn.viewable.Viewable, key: pn.viewable.Viewable) -> pn.viewable.Viewable:
        """Return picture and key side by side, below one another where room is small."""
        picture.param.update(styles={"flex": "5 1 520px", "min-width": "min(100%, 250px)"}, max_width=760)
        key.param.update(styles={"flex": "2 1 230px"})
        return pn.FlexBox(picture, key, gap="8px 20px", sizing_mode="stretch_width", margin=0)


class NetworkView(PictureView):
    """Which sliders, facts and model belong to which statements, lit up where a statement applies."""

    heading = "picture.network.title"
    enough = 700

    def frames(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the nodes and edges of the network (see `network_table`)."""
        return self.once(lambda: network_frames(self.exercise, self.lane, self.language))

    def marks(self, narrow: bool = False) -> Marks:
        """Return what is drawn, as the exercise stands."""
        return network_marks(*self.frames(), narrow)

    def sentence(self) -> str:
        """Return what the picture shows, in words."""
        return network_sentence(self.frames()[0], self.lane, self.language)

    def key(self) -> str:
        """Return what the marks mean, as HTML."""
        return network_key(self.language)

    def table(self) -> str:
        """Return the picture as an HTML table."""
        frame = network_words(self.exercise, self.lane, self.language)
        return html_table(frame, words(self.language)(self.heading))

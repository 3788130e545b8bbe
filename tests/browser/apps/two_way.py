"""An app that moves sliders from Python, and shows in Panel what Python holds. For test_two_way_page.py."""

import panel as pn

from components.exercise import Exercise
from components.exercise.pictures_view import NetworkView
from components.exercise.view import DeskView

pn.extension()
exercise = Exercise()
move = pn.widgets.Button(label="move from Python")


def move_it(_event: object) -> None:
    exercise.desk.internal_positioning.now = "high"
    exercise.desk.process_with_residents.now = "low"


move.on_click(move_it)
held = pn.pane.Str(pn.bind(lambda a: f"held: {a['now.communication']}", exercise.param.answers))
network = NetworkView(exercise, "nl")
pn.Column(move, held, DeskView(exercise, "nl"), network).servable()

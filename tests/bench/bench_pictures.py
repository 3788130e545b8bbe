"""What Python draws after a move: map and network, from the changed answer to the changed Bokeh models."""

from __future__ import annotations

import itertools
import time

import pytest
from bokeh.document import Document

from components.exercise import Exercise
from components.exercise.picture_view import PictureView
from components.exercise.pictures_view import MapView, NetworkView
from tests.bench.figures import said

ROUNDS = 80
STOPS = ("bottom", "low", "no_choice", "high", "top")
VIEWS = pytest.mark.parametrize("view_class", [MapView, NetworkView])


def timed(action, *values) -> float:
    """Return how long `action` took, in ms."""
    start = time.perf_counter()
    action(*values)
    return (time.perf_counter() - start) * 1000


@VIEWS
@pytest.mark.parametrize("table", [False, True], ids=["table closed", "table open"])
def test_a_move_drawn(view_class: type[PictureView], table: bool) -> None:
    exercise = Exercise()
    exercise.recorded.place({"now.internal_positioning": "high", "signals_broad": "yes", "own_budget": "no"})
    view = view_class(exercise, table_shown=table)
    view.parts.layout.get_root(Document())
    slider = exercise.desk.process_with_residents
    times = [timed(setattr, slider, "now", stop) for stop in itertools.islice(itertools.cycle(STOPS), ROUNDS)]
    print()
    print(
        said(
            f"{view_class.__name__}, a move drawn, {'table open' if table else 'table closed'}",
            times[5:],
            "ms",
        )
    )
    assert len(times) == ROUNDS


@VIEWS
def test_a_fact_drawn(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    view = view_class(exercise)
    view.parts.layout.get_root(Document())
    facts = exercise.desk.process_with_residents.facts
    times = [timed(setattr, facts, "signals_broad", ("yes", "no")[index % 2]) for index in range(ROUNDS)]
    print()
    print(said(f"{view_class.__name__}, a fact drawn", times[5:], "ms"))
    assert len(times) == ROUNDS


@VIEWS
def test_a_picture_built(view_class: type[PictureView]) -> None:
    times = []
    for _ in range(10):
        view = view_class(Exercise())
        times.append(timed(lambda view=view: view.parts.layout.get_root(Document())))
    print()
    print(said(f"{view_class.__name__}, built when it is opened", times[2:], "ms"))
    assert len(times) == 10

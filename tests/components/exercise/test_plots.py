"""The pictures as elements: dimensions, options and marks, not pixels; the SVG draws the same marks."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import holoviews as hv
import pytest

from components.answers import LANES, Position
from components.exercise import Exercise
from components.exercise.map_marks import map_marks
from components.exercise.map_table import cells_frame, map_frame
from components.exercise.marks import (
    BOX_COLUMNS,
    CURVE_COLUMNS,
    EDGE,
    GLYPH_COLUMNS,
    INK,
    MUTED,
    POLES,
    SHAPES,
    TEXT_COLUMNS,
    Marks,
)
from components.exercise.network_marks import network_marks
from components.exercise.network_table import network_frames
from components.exercise.plots import STEPS, map_plot, network_plot, overlay
from components.exercise.svg import kind_icon, svg
from components.exercise.tables import records
from components.look import tokens
from components.sliders import SLIDERS

SLIDER_X, SLIDER_Y = SLIDERS[:2]
LANE_WORDS = {"now": "nu", "intended": "beoogd"}
SOME = {
    "now.internal_positioning": "high",
    "now.process_with_residents": "low",
    "signals_broad": "yes",
    "intended.internal_positioning": "top",
    "intended.process_with_residents": "top",
    "organisation_model": "sectoral",
}
NARROW = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])


def made(answers: dict[str, str]) -> Exercise:
    exercise = Exercise()
    exercise.recorded.place(answers)
    return exercise


def the_map(answers: dict[str, str], narrow: bool = False) -> Marks:
    exercise = made(answers)
    cells = cells_frame(exercise, SLIDER_X, SLIDER_Y)
    return map_marks(cells, map_frame(exercise, SLIDER_X, SLIDER_Y), "Links", "Onder", LANE_WORDS, narrow)


def the_network(answers: dict[str, str], narrow: bool = False) -> Marks:
    return network_marks(*network_frames(made(answers)), narrow)


@NARROW
def test_the_cells_of_the_map_keep_one_neutral_colour_whatever_is_in_them(narrow: bool) -> None:
    cells = [box for box in records(the_map(SOME, narrow).boxes) if box["role"] == "cell"]
    assert len(cells) == 25
    assert len({(box["fill"], box["line"], box["width"]) for box in cells}) == 1


def test_the_only_colours_besides_ink_and_paper_are_those_of_the_ends() -> None:
    neutral = re.compile(r"#(..)(..)(..)")
    for marks in (the_map(SOME), the_network(SOME)):
        drawn = {row[key] for table in (marks.boxes, marks.curves, marks.glyphs) for row in records(table)
                 for key in ("fill", "line") if key in row}  # fmt: skip
        for color in drawn - set(POLES.values()) - {"rgba(0,0,0,0)"}:
            channels = [int(part, 16) for part in neutral.fullmatch(color).groups()]  # type: ignore[union-attr]
            assert max(channels) - min(channels) <= 16, f"{color} is not neutral"


def test_colours_are_the_tokens_of_the_look() -> None:
    for color in (INK, MUTED, EDGE, *POLES.values()):
        assert color in tokens() or color in {"#998ec3", "#f1a340"}


@NARROW
def test_the_map_draws_every_statement_that_applies_and_tells_apart_what_is_open(narrow: bool) -> None:
    frame = records(map_frame(made(SOME), SLIDER_X, SLIDER_Y))
    glyphs = records(the_map(SOME, narrow).glyphs)
    assert Counter(glyph["role"] for glyph in glyphs) == Counter(
        row["verdict"] for row in frame if row["verdict"] != "not"
    )
    assert {glyph["dash"] for glyph in glyphs if glyph["role"] == "applies"} == {"solid"}
    assert {glyph["dash"] for glyph in glyphs if glyph["role"] == "undecided"} == {"dashed"}
    texts = [
        text for text in records(the_map(SOME, narrow).texts) if text["role"] in {"applies", "undecided"}
    ]
    assert all(text["text"].endswith("?") == (text["role"] == "undecided") for text in texts)


@NARROW
def test_a_kind_is_a_shape_and_only_a_bottleneck_that_applies_is_filled(narrow: bool) -> None:
    glyphs = records(the_map(SOME, narrow).glyphs)
    assert {glyph["marker"] for glyph in glyphs} == set(SHAPES.values())
    assert {glyph["marker"] for glyph in glyphs if glyph["fill"] == INK} == {"square"}


@NARROW
def test_glyphs_and_letters_stay_inside_their_cell(narrow: bool) -> None:
    marks = the_map(SOME, narrow)
    for glyph in records(marks.glyphs):
        assert abs(glyph["x"] - round(glyph["x"])) < 0.4
        assert abs(glyph["y"] - round(glyph["y"])) < 0.33


@NARROW
def test_now_is_a_filled_tab_and_intended_an_outlined_one_with_their_names(narrow: bool) -> None:
    marks = the_map(SOME, narrow)
    boxes = {box["role"]: box for box in records(marks.boxes) if box["role"] not in {"cell", "pole"}}
    assert boxes["now tab"]["fill"] == INK
    assert boxes["intended tab"]["fill"] != INK
    assert (boxes["now"]["dash"], boxes["intended"]["dash"]) == ("solid", "dashed")
    texts = {text["role"]: text["text"] for text in records(marks.texts)}
    assert (texts["now tab"], texts["intended tab"]) == ("nu", "beoogd")
    assert boxes["intended tab"]["x1"] <= marks.xlim[1]


def test_nothing_is_marked_while_a_slider_has_no_place() -> None:
    roles = {box["role"] for box in records(the_map({"now.internal_positioning": "high"}).boxes)}
    assert roles == {"cell", "pole"}


@NARROW
def test_axes_are_words_from_the_bottom_up(narrow: bool) -> None:
    marks = the_map(SOME, narrow)
    assert (marks.xlabel, marks.ylabel) == ("Links", "Onder")
    for ticks in (marks.xticks, marks.yticks):
        assert [re.sub(r"\s+", " ", text) for _, text in ticks] == [
            "onderaan", "laag", "midden: geen keuze gemaakt", "hoog", "bovenaan",
        ]  # fmt: skip


@NARROW
def test_the_network_lights_up_what_is_connected_to_what_applies(narrow: bool) -> None:
    exercise = made(SOME)
    _, edges = network_frames(exercise)
    curves = records(network_marks(*network_frames(exercise), narrow).curves)
    assert Counter(curve["role"] for curve in curves) == Counter(
        "lit" if edge["lit"] else "needed" if edge["needed"] else "unlit" for edge in records(edges)
    )
    assert {curve["line"] for curve in curves if curve["role"] == "lit"} == {INK}
    assert min(c["width"] for c in curves if c["role"] == "lit") > max(
        c["width"] for c in curves if c["role"] != "lit"
    )


def test_nothing_in_the_network_moves_when_something_lights_up() -> None:
    before, after = the_network({}), the_network({**SOME, "own_budget": "yes"})
    places = [
        {(round(g["x"], 6), round(g["y"], 6)) for g in records(marks.glyphs)} for marks in (before, after)
    ]
    assert places[0] == places[1]


@NARROW
def test_labels_of_the_network_do_not_overlap(narrow: bool) -> None:
    marks = the_network({f"now.{key}": "no_choice" for key in SLIDERS}, narrow)
    line = marks.text_size * 1.2 / marks.height
    for side in ("left", "right"):
        spans = sorted(
            (t["y"] - t["text"].count("\n") / 2 * line, t["y"] + t["text"].count("\n") / 2 * line)
            for t in records(marks.texts)
            if t["align"] == side
        )
        for (_, top), (bottom, _) in itertools.pairwise(spans):
            assert bottom - top >= 0.9 * line


@pytest.mark.parametrize("position", [p.value for p in Position])
def test_a_slider_of_the_network_is_a_cap_in_the_colour_of_its_end(position: str) -> None:
    glyphs = records(the_network({"now.communication": position}).glyphs)
    caps = [glyph for glyph in glyphs if glyph["role"] == "slider"]
    assert [glyph["marker"] for glyph in caps] == ["dash"] * 5
    expected = {
        "low": "#542788",
        "bottom": "#542788",
        "high": "#b35806",
        "top": "#b35806",
        "no_choice": "#5d5a63",
    }
    assert caps[4]["line"] == expected.get(position, EDGE)


@NARROW
def test_the_map_is_an_overlay_with_the_columns_of_its_marks(narrow: bool) -> None:
    exercise = made(SOME)
    plot = map_plot(
        cells_frame(exercise, SLIDER_X, SLIDER_Y),
        map_frame(exercise, SLIDER_X, SLIDER_Y),
        "Links", "Onder", LANE_WORDS, narrow,
    )  # fmt: skip
    assert [type(layer) for layer in plot] == [hv.Rectangles, hv.Points, hv.Labels]
    for layer, columns in zip(plot, (BOX_COLUMNS, GLYPH_COLUMNS, TEXT_COLUMNS), strict=True):
        assert [dimension.name for dimension in layer.dimensions()] == list(columns)


def test_the_network_is_an_overlay_with_dashes_drawn_as_every_other_step() -> None:
    exercise = made(SOME)
    plot = network_plot(*network_frames(exercise))
    assert [type(layer) for layer in plot] == [hv.Segments, hv.Points, hv.Labels]
    curves, steps = records(the_network(SOME).curves), next(iter(plot))
    drawn = Counter(steps.dimension_values("role"))
    for role in ("lit", "unlit"):
        assert drawn[role] == STEPS * len([curve for curve in curves if curve["role"] == role])
    assert drawn["needed"]
    assert [dimension.name for dimension in steps.dimensions()] == list(CURVE_COLUMNS[:-1])


@pytest.mark.parametrize("marks", [the_map, the_network])
def test_a_picture_has_no_tools_and_takes_the_width_of_the_page(marks) -> None:
    figure = hv.render(overlay(marks(SOME)), backend="bokeh")
    assert figure.toolbar_location is None
    assert figure.toolbar.tools == []
    assert figure.sizing_mode == "stretch_width"
    assert figure.output_backend == "canvas"
    assert "system-ui" in str(figure.renderers[-1].glyph.text_font)


def test_a_redraw_takes_over_the_options_of_an_earlier_picture() -> None:
    first = overlay(the_map({}))
    again = overlay(the_map(SOME), like=first)
    assert [layer.id for layer in again] == [layer.id for layer in first]
    assert len(list(again)[1]) == len(the_map(SOME).glyphs)


@NARROW
@pytest.mark.parametrize("marks", [the_map, the_network])
def test_the_svg_draws_the_same_marks(marks, narrow: bool) -> None:
    drawn = marks(SOME, narrow)
    text = svg(drawn, "Titel")
    roles = Counter(re.findall(r'data-role="([^"]+)"', text))
    assert roles == Counter(
        row["role"] for table in (drawn.boxes, drawn.curves, drawn.glyphs) for row in records(table)
    )
    spoken = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", text)
    lines = [line for row in records(drawn.texts) for line in row["text"].split("\n")]
    assert not Counter(lines) - Counter(spoken)


def test_the_svg_is_named_needs_no_script_and_escapes_text() -> None:
    exercise = made(SOME)
    nodes, edges = network_frames(exercise)
    nodes["answer_words"] = "<script>"
    text = svg(network_marks(nodes, edges), 'A "title" <b>')
    assert 'role="img" aria-label="A &quot;title&quot; &lt;b&gt;"' in text
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("kind", SHAPES)
def test_each_kind_has_a_decorative_icon(kind: str) -> None:
    assert kind_icon(kind).startswith('<svg aria-hidden="true"')


@pytest.mark.parametrize("lane", LANES)
def test_either_lane_can_be_drawn(lane) -> None:
    exercise = made(SOME)
    assert len(network_marks(*network_frames(exercise, lane)).glyphs)
    frame = map_frame(exercise, SLIDER_X, SLIDER_Y, lane)
    assert len(map_marks(cells_frame(exercise, SLIDER_X, SLIDER_Y), frame, "x", "y", LANE_WORDS).boxes)

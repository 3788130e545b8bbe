"""The pictures in Panel: live on the exercise, updated in place, and forgotten without a trace."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import holoviews as hv
import panel as pn
import param
import pytest
from bokeh.document import Document
from holoviews.streams import Params

from components.answers import LANES
from components.bottlenecks import RuleBook
from components.exercise import Exercise
from components.exercise.picture_view import PictureView
from components.exercise.pictures_view import MapView, NetworkView
from components.sliders import SLIDERS
from components.words import LANGUAGES, Language, Wording, words
from tests import oracle

VIEWS = pytest.mark.parametrize("view_class", [MapView, NetworkView])
SOME = {"now.internal_positioning": "high", "now.process_with_residents": "low", "signals_broad": "yes"}


def watchers(subject: param.Parameterized) -> int:
    """Count the watchers on `subject`."""
    return sum(len(found) for kinds in subject.param.watchers.values() for found in kinds.values())


def panes(view: PictureView, kind: type) -> list:
    return list(view.parts.layout.select(kind))


def texts(view: PictureView) -> str:
    return " ".join(str(pane.object) for pane in panes(view, pn.pane.HTML) if pane.visible)


@VIEWS
def test_a_view_builds_nothing_until_it_is_shown(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    before = watchers(exercise)
    view = view_class(exercise)
    assert watchers(exercise) == before
    assert view.__panel__() is view.__panel__()
    assert watchers(exercise) > before


@VIEWS
def test_the_picture_is_a_dynamic_map_on_the_parameters_of_the_model(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    view = view_class(exercise)
    assert isinstance(view.picture, hv.DynamicMap)
    watched = {
        (parameter.owner, parameter.name)
        for stream in view.picture.streams
        if isinstance(stream, Params)
        for parameter in stream.parameters
    }
    assert {(exercise, "answers"), (exercise, "facilitator"), (view, "lane")} <= watched


@VIEWS
def test_there_is_a_heading_a_sentence_the_picture_and_a_real_table(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    exercise.recorded.place(SOME)
    view = view_class(exercise)
    assert "<h3>" in texts(view)
    assert view.sentence().split("“")[0] in texts(view)
    assert len(panes(view, pn.pane.HoloViews)) == 1
    assert "<table>" not in texts(view)
    view.table_shown = True
    assert "<table><caption>" in texts(view)
    assert "Verberg de tabel" in [toggle.label for toggle in panes(view, pn.widgets.Toggle)]


@VIEWS
def test_a_move_changes_picture_and_sentence_in_place(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    view = view_class(exercise)
    figure = hv.renderer("bokeh").get_plot(view.picture).state
    before, said = [id(pane) for pane in view.parts.layout.select()], view.parts.says.object
    drawn = dict(figure.renderers[-1].data_source.data)
    exercise.desk.internal_positioning.now = "high"
    exercise.desk.process_with_residents.now = "low"
    assert "Het kan moeite kosten" in str(view.parts.says.object) != said
    assert [id(pane) for pane in view.parts.layout.select()] == before
    assert list(figure.renderers[-1].data_source.data["text"]) != list(drawn["text"])


@VIEWS
def test_what_is_tried_is_drawn_and_what_was_recorded_comes_back(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    view = view_class(exercise)
    view.picture[()]
    recorded = view.sentence()
    exercise.what_if.active = True
    exercise.what_if.tried.place(SOME)
    assert view.sentence() in texts(view).replace("&quot;", '"')
    assert view.sentence() != recorded
    exercise.what_if.active = False
    assert view.sentence() == recorded


@VIEWS
def test_dropped_views_leave_no_watcher_and_no_object(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    before = watchers(exercise)
    place = pn.Column()
    place.get_root(Document())
    seen = []
    for position in ("low", "high") * 10:
        view = view_class(exercise)
        seen.append(weakref.ref(view))
        place[:] = [view]
        exercise.desk.communication.now = position
        place[:] = []
        del view
    gc.collect()
    assert watchers(exercise) == before
    assert [ref for ref in seen if ref() is not None] == []


@VIEWS
def test_a_closed_view_follows_no_longer(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    before = watchers(exercise)
    view = view_class(exercise)
    said = str(view.parts.says.object)
    view.close()
    view.close()
    exercise.recorded.place(SOME)
    assert watchers(exercise) == before
    assert view.parts.says.object == said


@VIEWS
@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_choices_are_words_of_the_language(
    view_class: type[PictureView], language: Language
) -> None:
    t = words(language)
    view = view_class(Exercise(), language)
    labels = [select.label for select in panes(view, pn.widgets.Select)]
    assert labels[-1] == t("picture.lane")
    lanes = panes(view, pn.widgets.Select)[-1].options
    assert lanes == {t(f"picture.lane_{lane}"): lane for lane in LANES}
    assert t("picture.map.note" if view_class is MapView else "picture.network.note") in texts(view)


def test_the_sliders_of_the_map_are_chosen_by_name_in_both_directions() -> None:
    view = MapView(Exercise())
    x, y, _ = panes(view, pn.widgets.Select)
    assert list(x.options.values()) == list(y.options.values()) == list(SLIDERS)
    x.value = "communication"
    assert view.slider_x == "communication"
    view.slider_y = "board_and_politics"
    assert y.value == "board_and_politics"


def test_choosing_the_slider_of_the_other_axis_swaps_them() -> None:
    view = MapView(Exercise())
    view.slider_x = SLIDERS[1]
    assert (view.slider_x, view.slider_y) == (SLIDERS[1], SLIDERS[0])
    view.slider_y = SLIDERS[1]
    assert (view.slider_x, view.slider_y) == (SLIDERS[0], SLIDERS[1])


def test_the_sentence_of_the_map_names_what_applies_where_the_group_stands() -> None:
    exercise = Exercise()
    view = MapView(exercise)
    assert view.sentence() == (
        "Nu: nog geen plek op de kaart. Eerst nodig: positionering intern en proces met bewoners."
    )
    exercise.recorded.place(SOME)
    for row in oracle.shown():
        here = not row.compares and {view.slider_x, view.slider_y} & set(row.inputs)
        said = oracle.verdict(row, exercise.answers, "now") != "not"
        assert (row.title["nl"] in view.sentence()) == bool(here and said)
    view.lane = "intended"
    assert view.sentence().startswith("Beoogd: nog geen plek")


def test_the_sentence_of_the_network_names_what_applies_and_why() -> None:
    exercise = Exercise()
    view = NetworkView(exercise)
    assert view.sentence() == "Nu: voor zover bekend geldt geen uitspraak."
    exercise.recorded.place(SOME)
    for row in oracle.shown():
        applies = not row.compares and oracle.verdict(row, exercise.answers, "now") == "applies"
        assert (f"“{row.title['nl']}”" in view.sentence()) == applies
    assert "“proces met bewoners: laag”" in view.sentence()


def test_the_browser_chooses_the_layout_by_the_width_it_reports() -> None:
    view = NetworkView(Exercise())
    figure = hv.renderer("bokeh").get_plot(view.picture).state
    wide = figure.height
    figure.trigger("inner_width", None, 280)
    assert view.narrow
    assert figure.height > wide
    figure.trigger("inner_width", 280, 900)
    assert not view.narrow
    assert figure.height == wide


def test_facilitators_questions_join_the_pictures_when_shown() -> None:
    exercise = Exercise()
    view = MapView(exercise, slider_x="communication")
    assert "van jullie keuze in communicatie" not in texts(view)
    exercise.facilitator = True
    assert "van jullie keuze in communicatie" in texts(view)


def test_no_rule_at_all_is_a_picture_too() -> None:
    exercise = Exercise()
    exercise.book = RuleBook([], exercise.book.vocabulary)
    for view in (MapView(exercise), NetworkView(exercise)):
        hv.renderer("bokeh").get_plot(view.picture)
        exercise.desk.communication.now = "low" if exercise.desk.communication.now == "high" else "high"
        view.table_shown = True
    assert words("nl")("picture.map.no_rules") in MapView(exercise).key()


@VIEWS
def test_the_svg_is_named_by_the_sentence(view_class: type[PictureView]) -> None:
    exercise = Exercise()
    exercise.recorded.place(SOME)
    view = view_class(exercise)
    assert f'aria-label="{view.sentence()}"' in view.svg()


def test_text_of_a_pack_is_escaped_everywhere() -> None:
    evil = Wording(nl='<img src=x onerror="alert(1)">')
    built_in = Exercise().book
    exercise = Exercise(RuleBook([replace(rule, title=evil) for rule in built_in], built_in.vocabulary))
    exercise.recorded.place(SOME)
    for view in (MapView(exercise), NetworkView(exercise)):
        view.table_shown = True
        assert "<img" not in texts(view) + view.svg()
        assert "&lt;img" in texts(view)

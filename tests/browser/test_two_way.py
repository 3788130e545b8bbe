"""Panel and Param carry the product: each widget and its parameter, each picture, and no server needed to look up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import holoviews as hv
import panel as pn
import param
import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from components.exercise import Exercise
from components.exercise.examples_view import ExamplesView
from components.exercise.files_view import FilesView
from components.exercise.pictures_view import MapView, NetworkView
from components.exercise.whatif_view import WhatIfView
from components.organigram.view import ModelView
from components.sliders import SLIDERS, Slider
from components.sliders.view import FactsView
from components.words import words
from dashboard.pages.exercise_page import LanguageView
from dashboard.pages.pictures import PicturesView
from tests.browser.conftest import HERE, OpenPage
from tests.browser.reading import cards, connected, place, recorded, settled
from tests.tools.server import ROOT, Server, panel_server

LANES = ("now", "intended")
Linked = list[tuple[param.Parameterized, str]]  # the parameters of the widgets in a view, in order


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two small apps in one server: the desk as in a notebook, and the live table of README."""
    server = panel_server(HERE / "apps" / "two_way.py", tmp_path_factory.mktemp("small") / "log")
    after = server.command.index(str(HERE / "apps" / "two_way.py")) + 1
    server.command.insert(after, str(ROOT / "docs" / "snippets" / "live_table.py"))
    with server:
        yield server


@pytest.fixture
def visit(small: Server, browser: Browser) -> Iterator[Any]:
    """Open one of the small apps, as a visitor of its own."""
    contexts = []

    def opened(path: str) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        page.goto(f"{small.origin}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


# Param


def test_the_desk_has_five_slider_objects_of_its_own() -> None:
    one, other = Exercise(), Exercise()
    assert [slider.key for slider in one.desk] == list(SLIDERS)
    assert {type(slider) for slider in one.desk} == {Slider}
    assert len({id(slider) for exercise in (one, other) for slider in exercise.desk}) == 10


@pytest.mark.parametrize("lane", LANES)
@pytest.mark.parametrize("key", SLIDERS)
def test_a_lane_is_a_selector_and_its_form_works_both_ways(key: str, lane: str) -> None:
    exercise = Exercise()
    slider = exercise.desk[key]
    parameter = slider.param[lane]
    assert isinstance(parameter, param.Selector)
    widget = pn.Param(slider).widget(lane)
    assert isinstance(widget, pn.widgets.Select)
    assert list(widget.values) == parameter.objects
    for answer in [*parameter.objects, "empty"]:
        widget.value = answer
        assert getattr(slider, lane) == exercise.answers[f"{lane}.{key}"] == answer
        other = next(one for one in parameter.objects if one != answer)
        setattr(slider, lane, other)
        assert widget.value == other
    with pytest.raises(ValueError, match="middle"):
        setattr(slider, lane, "middle")


def made() -> dict[str, tuple[pn.viewable.Viewer, Linked]]:
    """Return every view of Panel inputs on the page, with the parameters that they are on."""
    exercise = Exercise()
    what_if, files, examples = (
        WhatIfView(exercise, "nl"),
        FilesView(exercise, "nl"),
        ExamplesView(exercise, "nl"),
    )
    language, pictures = LanguageView("nl"), PicturesView(exercise, "nl")
    space, network = MapView(exercise, "nl"), NetworkView(exercise, "nl")
    found: dict[str, tuple[pn.viewable.Viewer, Linked]] = {
        f"facts {s.key}": (FactsView(s.facts, "nl"), [(s.facts, key) for key in s.facts.fact_keys()])
        for s in exercise.desk
    }
    organisation = exercise.organisation
    steps = ["step_back", "step_forward", "back", "adopt"]
    return {
        **found,
        "model": (ModelView(organisation, "nl"), [(organisation, "model"), (organisation, "why")]),
        "examples": (examples, [(examples, "chosen")]),
        "what-if": (what_if, [(exercise.what_if, "active"), *((what_if, step) for step in steps)]),
        "language": (language, [(language, "language")]),
        "files": (
            files,
            [
                (exercise, "title"),
                (exercise, "facilitator"),
                (files, "sample"),
                (files, "fresh"),
                (files, "upload"),
            ],
        ),
        "pictures": (pictures, [(pictures, "picture")]),
        "map": (space, [(space, name) for name in ("slider_x", "slider_y", "lane", "table_shown")]),
        "network": (network, [(network, "lane"), (network, "table_shown")]),
    }


def tried_values(parameter: param.Parameter) -> list[Any]:
    """Return values for a parameter, the last of them its default."""
    match parameter:
        case param.Selector():
            return [*parameter.objects, parameter.default]
        case param.Boolean():
            return [True, False]
        case param.Bytes():
            return [b"", b""]  # its own test, in files: what comes in is opened
        case _:
            return ["Trio 1", ""]


@pytest.mark.parametrize("name", list(made()))
def test_every_input_is_a_panel_widget_on_its_parameter_both_ways(name: str) -> None:
    view, linked = made()[name]
    layout: Any = view.__panel__()
    widgets = [one for one in layout.select(pn.widgets.Widget) if not isinstance(one, pn.widgets.FileDownload)]
    assert len(widgets) == len(linked), [type(one).__name__ for one in widgets]
    for widget, (owner, key) in zip(widgets, linked, strict=True):
        parameter = owner.param[key]
        if isinstance(parameter, param.Event):
            seen: list[str] = []
            owner.param.watch(lambda event: seen.append(event.name), key)
            widget.clicks += 1
            assert seen == [key]
            continue
        for value in tried_values(parameter):
            widget.value = value
            assert getattr(owner, key) == value, (key, "from the widget")
        for value in tried_values(parameter):
            setattr(owner, key, value)
            assert widget.value == value, (key, "from Python")


@pytest.mark.parametrize("picture", [MapView, NetworkView])
def test_a_picture_is_a_dynamic_map_that_follows_the_parameters(
    picture: type[MapView] | type[NetworkView],
) -> None:
    exercise = Exercise()
    view = picture(exercise, "nl")
    assert isinstance(view.picture, hv.DynamicMap)
    assert all(isinstance(stream, hv.streams.Params) for stream in view.picture.streams)
    followed = {(id(p.owner), p.name) for s in view.picture.streams for p in s.parameters}
    assert {(id(exercise), "answers"), (id(exercise), "facilitator"), (id(view), "lane")} <= followed
    drawn = [_marks(view.picture[()])]
    for step in (
        lambda: setattr(exercise.desk.internal_positioning, "now", "high"),
        lambda: setattr(exercise.desk.process_with_residents, "now", "low"),
        lambda: setattr(view, "lane", "intended"),
    ):
        step()
        drawn.append(_marks(view.picture[()]))
        assert drawn[-1] != drawn[-2]


def _marks(overlay: Any) -> list[Any]:
    return [layer.dframe().to_dict() for layer in overlay]


# Python and the page


def test_a_position_set_in_python_moves_fader_finding_and_open_picture(visit: Any) -> None:
    page = visit("two_way")
    page.locator(".mp-strip").first.wait_for()
    picture = page.locator(".picture p").first
    expect(picture).to_be_visible()
    assert (before := _drawn(page))
    assert cards_in(page, "bottleneck") == []
    page.get_by_role("button", name="move from Python").click()
    fader = page.locator("[data-slider=process_with_residents] .mp-now input[value=low]")
    expect(fader).to_be_checked()
    expect(page.locator("[data-group=bottleneck] [data-rule=R1]")).to_be_visible()
    page.wait_for_function("before => JSON.stringify(" + DRAWN + ") !== before", arg=before)


def test_a_move_on_the_screen_changes_what_panel_shows_and_the_picture(visit: Any) -> None:
    page = visit("two_way")
    page.locator(".mp-strip").first.wait_for()
    before = _drawn(page)
    for position in ("bottom", "no_choice", "dont_know"):
        place(page, "communication", "now", position)
        expect(page.get_by_text(f"held: {position}")).to_be_visible()
    place(page, "communication", "now", "top")
    page.wait_for_function("before => JSON.stringify(" + DRAWN + ") !== before", arg=before)


def test_two_visitors_have_objects_of_their_own(visit: Any) -> None:
    one, other = visit("two_way"), visit("two_way")
    for page, position in ((one, "top"), (other, "low")):
        page.bring_to_front()
        place(page, "communication", "now", position)
        expect(page.get_by_text(f"held: {position}")).to_be_visible()
    one.bring_to_front()
    expect(one.get_by_text("held: top")).to_be_visible()
    expect(one.locator("[data-slider=communication] .mp-now input[value=top]")).to_be_checked()
    one.get_by_role("button", name="move from Python").click()
    expect(one.locator("[data-group=bottleneck] [data-rule=R1]")).to_be_visible()
    assert cards_in(other, "bottleneck") == []


def test_the_table_of_readme_is_live_and_has_no_javascript_of_ours(visit: Any) -> None:
    page = visit("live_table")
    row = page.locator("tr", has_text="bottleneck", has_not_text="undecided").filter(has_text="applies")
    page.locator("table").wait_for()
    assert row.count() == 0
    choose = page.locator("select")
    choose.nth(SLIDERS.index("internal_positioning")).select_option("high")
    choose.nth(SLIDERS.index("process_with_residents")).select_option("low")
    expect(row).to_have_count(1)
    choose.nth(SLIDERS.index("process_with_residents")).select_option("top")
    expect(row).to_have_count(0)
    kinds = page.evaluate("() => [...Bokeh.documents[0]._all_models.values()].map(model => model.type)")
    assert "Select" in kinds
    assert not [kind for kind in kinds if "Desk" in kind]
    assert page.locator("[class^='mp-']").count() == 0


DRAWN = """[...Bokeh.documents[0]._all_models.values()].filter(model => model.type === 'ColumnDataSource')
    .map(source => [...(source.data instanceof Map ? source.data : Object.entries(source.data))]
        .map(([name, column]) => [name, Array.from(column)]))"""


def _drawn(page: Page) -> str:
    """Return all data that the pictures on the page draw, once they draw something."""
    page.wait_for_function("() => globalThis.Bokeh?.documents?.length && (" + DRAWN + ").length > 3")
    return page.evaluate("() => JSON.stringify(" + DRAWN + ")")


def cards_in(page: Page, group: str) -> list[str]:
    """Return the rules in a group of the findings."""
    found = page.locator(f"[data-group={group}] .mp-card").locator("visible=true")
    return [card.get_attribute("data-rule") or "" for card in found.all()]


# Without a server


def test_findings_are_looked_up_before_anything_is_connected(open_page: OpenPage) -> None:
    page = open_page()
    sockets: list[WebSocketRoute] = []
    page.route_web_socket("**/ws", sockets.append)  # accepted, and never answered
    page.reload()
    place(page, "internal_positioning", "now", "top")
    place(page, "process_with_residents", "now", "bottom")
    assert cards(page)["R1"]["group"] == "bottleneck"
    assert not page.evaluate("() => mengpaneel.desk.store.heard")


def test_findings_are_looked_up_when_the_connection_is_gone(open_page: OpenPage) -> None:
    page = open_page()
    sockets: list[WebSocketRoute] = []
    gone: list[str | bytes] = []

    def route(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        server = socket.connect_to_server()
        open_to_server = len(sockets) == 1
        socket.on_message(lambda said: server.send(said) if open_to_server and not gone else gone.append(said))

    page.route_web_socket("**/ws", route)
    page.reload()
    connected(page)
    gone.append("from here on nothing reaches Python")
    place(page, "internal_positioning", "now", "top")
    place(page, "process_with_residents", "now", "bottom")
    assert cards(page)["R1"]["group"] == "bottleneck"
    page.wait_for_function("() => mengpaneel.desk.store.outbox.length === 2")
    moved = {"now.internal_positioning": "top", "now.process_with_residents": "bottom"}
    assert {name: answer for name, answer in recorded(page).items() if answer != "empty"} == moved
    assert len(gone) > 1
    page.get_by_role("button", name=words("nl")("desk.view.intended")).click()
    assert cards(page)["R1"]["group"] == "open"

"""Panel and Param carry the product: Python moves the page, and the page moves Python."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import panel as pn
import param
import pytest
from playwright.sync_api import Browser, Page, expect

from components.exercise import Exercise
from components.exercise.files_view import FilesView
from components.exercise.whatif_view import WhatIfView
from components.organigram.view import ModelView
from components.sliders import SLIDERS, Slider
from components.sliders.view import FactsView
from components.words import words
from tests.browser.conftest import OpenPage
from tests.browser.reading import cards, connected, place, recorded, settled
from tests.tools.server import panel_server

T = words("nl")
APP = Path(__file__).parent / "apps" / "two_way.py"


@pytest.fixture(scope="module")
def notebook_like(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The desk on a page that is not ours, as in a notebook: the component mounts its own."""
    with panel_server(APP, tmp_path_factory.mktemp("app") / "log") as server:
        page = browser.new_page()
        page.goto(server.url)
        page.locator(".mp-strip").first.wait_for()
        yield page
        page.close()


def test_the_desk_is_five_sliders_whose_lanes_are_selectors_and_make_a_working_form() -> None:
    exercise = Exercise()
    assert [slider.key for slider in exercise.desk] == list(SLIDERS)
    assert len(SLIDERS) == 5
    for slider in exercise.desk:
        assert isinstance(slider, Slider)
        assert isinstance(slider.param.now, param.Selector)
        assert isinstance(slider.param.intended, param.Selector)
        form = pn.Param(slider)
        form.widget("now").value = "top"
        assert slider.now == "top"
        slider.intended = "low"
        assert form.widget("intended").value == "low"


def test_facts_model_what_if_and_files_are_panel_inputs_on_the_parameters() -> None:
    exercise = Exercise()
    facts = exercise.desk.internal_positioning.facts
    view = FactsView(facts, "nl")
    view.inputs[0].value = "yes"
    assert exercise.recorded.answers["own_budget"] == "yes"
    exercise.recorded.place({"own_budget": "no"})
    assert view.inputs[0].value == "no"
    model = ModelView(exercise.organisation, "nl").__panel__()
    choice: Any = model.select(pn.widgets.Select)[0]
    choice.value = "tilted"
    assert exercise.organisation.model == "tilted"
    switch: Any = WhatIfView(exercise, "nl").__panel__().select(pn.widgets.RadioButtonGroup)[0]
    switch.value = True
    assert exercise.what_if.active
    title: Any = FilesView(exercise, "nl").__panel__().select(pn.widgets.TextInput)[0]
    title.value = "Trio"
    assert exercise.title == "Trio"


def test_python_moves_the_fader_the_findings_and_the_picture(notebook_like: Page) -> None:
    page = notebook_like
    sentence = page.get_by_text("moeite kosten om initiatieven").last
    page.get_by_role("button", name="move from Python").click()
    expect(page.locator("[data-slider=internal_positioning] .mp-now input[value=high]")).to_be_checked()
    expect(page.locator("[data-slider=process_with_residents] .mp-now input[value=low]")).to_be_checked()
    expect(page.locator("[data-group=bottleneck] [data-rule=R1]")).to_be_visible()
    expect(sentence).to_be_visible()


def test_a_move_on_the_screen_changes_python(notebook_like: Page) -> None:
    place(notebook_like, "communication", "now", "bottom")
    expect(notebook_like.get_by_text("held: bottom")).to_be_visible()


def test_two_visitors_do_not_see_each_other(open_page: OpenPage) -> None:
    one, other = connected(open_page()), connected(open_page())
    place(one, "communication", "now", "top")
    settled(one)
    other.wait_for_timeout(400)
    assert recorded(other)["now.communication"] == "empty"


def test_findings_are_drawn_without_a_server(open_page: OpenPage) -> None:
    page = connected(open_page(expected=[r"ERR_INTERNET_DISCONNECTED|request failed"]))
    page.context.set_offline(True)
    page.evaluate("() => fetch('x').catch(() => {})")
    place(page, "internal_positioning", "now", "top")
    place(page, "process_with_residents", "now", "bottom")
    assert cards(page)["R1"]["group"] == "bottleneck"


def test_what_if_never_overwrites_what_was_recorded(open_page: OpenPage) -> None:
    page = connected(open_page())
    place(page, "communication", "now", "top")
    settled(page)
    page.get_by_text(T("what_if.active"), exact=True).click()
    place(page, "communication", "now", "low")
    settled(page)
    state = (
        "() => { const {answers, tried} = globalThis.mengpaneel.desk.store.state;"
        " return [answers['now.communication'], tried?.['now.communication'] ?? null]; }"
    )
    assert page.evaluate(state) == ["top", "low"]
    ghost = page.locator("[data-slider=communication] .mp-now [data-recorded]")
    assert ghost.get_attribute("data-position") == "top"

    def press(key: str, expected: list[str | None]) -> None:
        page.get_by_text(T(key), exact=True).click()
        page.wait_for_function(
            f"expected => JSON.stringify(({state})()) === JSON.stringify(expected)", arg=expected
        )

    press("what_if.undo", ["top", "top"])
    press("what_if.redo", ["top", "low"])
    press("what_if.back", ["top", "top"])
    press("what_if.undo", ["top", "low"])
    press("what_if.adopt", ["low", None])
    press("what_if.undo", ["top", None])


def test_a_fact_can_be_tried_without_recording_it(open_page: OpenPage) -> None:
    page = connected(open_page())
    page.get_by_label("Hebben wijkambtenaren een eigen budget?").select_option("ja")
    page.get_by_text(T("what_if.active"), exact=True).click()
    tried = page.get_by_label("Hebben wijkambtenaren een eigen budget?").locator("visible=true")
    page.wait_for_timeout(1500)
    tried.select_option("nee")
    settled(page)
    page.wait_for_timeout(300)
    answers = page.evaluate(
        "() => { const {answers, tried} = globalThis.mengpaneel.desk.store.state;"
        " return [answers.own_budget, tried.own_budget]; }"
    )
    assert answers == ["yes", "no"]

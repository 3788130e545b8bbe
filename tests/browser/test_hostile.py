"""Text that people typed is shown as text, wherever it goes. Nothing in it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from components.exercise import Exercise
from components.words import words
from tests.browser.conftest import OpenPage
from tests.browser.reading import cards, connected, place, settled
from tests.tools.server import ROOT, panel_server

T = words("nl")
HOSTILE = (
    "<img src=x onerror=\"globalThis.hit='img'\"><script>globalThis.hit='script'</script>"
    "</script></textarea><svg onload=\"globalThis.hit='svg'\">{{ 7*7 }} ${7*7} =HYPERLINK(1) "
    "\u202egnp.exe\u202c `\"' 🙈"
)
SHOWN = HOSTILE.replace("\u202e", "").replace("\u202c", "")


def nothing_ran(page: Page) -> None:
    page.wait_for_timeout(400)
    assert page.evaluate("globalThis.hit") is None
    assert page.evaluate("document.querySelectorAll('img[src=x], svg[onload]').length") == 0


def test_text_typed_in_every_field_is_shown_as_text(open_page: OpenPage, tmp_path: Path) -> None:
    page = connected(open_page())
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    place(page, "internal_positioning", "now", "high")
    place(page, "process_with_residents", "now", "low")
    page.get_by_label(T("files.title")).fill(HOSTILE)
    page.get_by_label(T("files.title")).press("Tab")
    page.get_by_label(T("model.why")).fill(HOSTILE)
    page.get_by_label(T("model.why")).press("Tab")
    page.evaluate(
        "() => document.querySelectorAll('.mp details').forEach(details => { details.open = true; })"
    )
    for area in page.locator("[data-slider] textarea, [data-rule=R1] textarea").all():
        area.fill(HOSTILE)
    page.wait_for_function("() => globalThis.mengpaneel.desk.store.state.title !== ''")
    settled(page)
    nothing_ran(page)
    page.reload()
    connected(page)
    settled(page)
    nothing_ran(page)
    assert page.locator("#mp-title").text_content() in {SHOWN[:200], HOSTILE[:200]}
    assert page.locator("[data-slider=communication] textarea").first.input_value() == SHOWN
    with page.expect_download() as download:
        page.get_by_text(T("files.save_json"), exact=True).click()
    path = tmp_path / "hostile.json"
    download.value.save_as(path)
    exercise = Exercise.load(path)
    assert exercise.marks["R1"].note == exercise.desk.communication.why_now == SHOWN


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_text_from_a_file_is_shown_as_text(open_page: OpenPage, tmp_path: Path, ending: str) -> None:
    exercise = Exercise(title=HOSTILE[:200])
    exercise.desk.communication.why_now = "🙂" * 10_000
    exercise.organisation.why = HOSTILE
    exercise.mark("R54.communication", "partly", HOSTILE)
    exercise.desk.communication.now = "no_choice"
    path = tmp_path / f"hostile.{ending}"
    exercise.save(path)
    page = connected(open_page())
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_function("() => globalThis.mengpaneel.desk.store.state.title !== ''")
    page.evaluate(
        "() => document.querySelectorAll('.mp details').forEach(details => { details.open = true; })"
    )
    nothing_ran(page)
    assert page.locator("[data-rule='R54.communication'] textarea").input_value() == SHOWN
    assert len(page.locator("[data-slider=communication] textarea").first.input_value()) == 10_000
    page.get_by_label(T("pictures.choose")).select_option(T("pictures.network"))
    page.wait_for_timeout(2500)
    nothing_ran(page)


def test_a_refused_file_with_a_hostile_name_and_content_is_named_as_text(open_page: OpenPage) -> None:
    page = connected(open_page())
    data = json.dumps({"format": "mengpaneel.exercise", "version": 1, HOSTILE: HOSTILE}).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "<img src=x onerror=globalThis.hit=1>.json", "mimeType": "application/json", "buffer": data}
    )
    page.locator(".problem").wait_for()
    nothing_ran(page)
    assert "<img" in (page.locator(".problem").text_content() or "")


PACK = """
pack: eigen
title: {nl: "Eigen", en: "Own"}
rules:
  - id: E1
    kind: question
    status: facilitator
    hedge: asked
    when: {communication: high}
    title: {nl: %(text)s, en: %(text)s}
    short: {nl: %(text)s, en: %(text)s}
    text: {nl: %(text)s, en: %(text)s}
    question: {nl: %(text)s, en: %(text)s}
    remedy: {nl: %(text)s, en: %(text)s}
"""


def test_an_own_rule_pack_is_shown_as_text_everywhere(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "eigen.yaml"
    path.write_text(PACK % {"text": json.dumps(SHOWN, ensure_ascii=False)}, "utf-8")
    app = ROOT / "dashboard" / "app.py"
    with panel_server(app, tmp_path / "log", MENGPANEEL_RULES=str(path)) as server:
        page = browser.new_page()
        page.goto(f"{server.url}?taal=nl")
        connected(page)
        page.get_by_text(T("files.facilitator.on"), exact=True).click()
        page.wait_for_function("globalThis.mengpaneel.desk.store.state.facilitator")
        place(page, "communication", "now", "top")
        settled(page)
        assert cards(page)["E1"]["group"] == "question"
        assert cards(page)["E1"]["title"] == SHOWN
        page.evaluate(
            "() => document.querySelectorAll('.mp details').forEach(details => { details.open = true; })"
        )
        for picture in ("pictures.map", "pictures.network"):
            page.get_by_label(T("pictures.choose")).select_option(T(picture))
            page.wait_for_timeout(2500)
        nothing_ran(page)
        page.close()

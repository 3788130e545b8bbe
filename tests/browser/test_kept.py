"""Nothing is lost: a reload, a lost connection, a restarted server, a closed tab, a refused file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.exercise import Exercise
from components.words import words
from tests.browser.conftest import OpenPage
from tests.browser.reading import cards, connected, place, recorded, settled
from tests.tools.server import ROOT, Server, panel_server

T = words("nl")


def saved(page: Page, into: Path, ending: str = "json") -> Path:
    """Save the exercise by the button on the page."""
    settled(page)
    with page.expect_download() as download:
        page.get_by_text(T(f"files.save_{ending}"), exact=True).click()
    path = into / f"saved.{ending}"
    download.value.save_as(path)
    return path


def fill_in(page: Page) -> None:
    """Put something of every kind on the desk."""
    place(page, "internal_positioning", "now", "high")
    place(page, "process_with_residents", "now", "low")
    place(page, "communication", "intended", "dont_know")
    page.locator("[data-slider=communication] summary").click()
    page.locator("[data-slider=communication] textarea").first.fill(
        "Omdat <b>wij</b> dat zo deden & niet anders"
    )
    page.get_by_label("Hebben wijkambtenaren een eigen budget?").select_option("ja")
    page.get_by_label(T("model.question")).select_option("gekanteld model")
    page.get_by_label(T("model.why")).fill("Zo staat het op papier")
    page.get_by_label(T("files.title")).fill("Trio Noord")
    page.get_by_label(T("files.title")).press("Tab")
    page.locator("[data-rule=R1] [data-recognition=partly]").click()
    page.locator("[data-rule=R1] summary").click()
    page.locator("[data-rule=R1] textarea").fill("Speeltuin")
    page.wait_for_function("""() => {
        const {state} = globalThis.mengpaneel.desk.store;
        return state.title === "Trio Noord" && state.answers.organisation_model === "tilted"
            && state.whys.organisation_model && state.answers.own_budget === "yes";
    }""")
    settled(page)


def state(page: Page) -> dict:
    return page.evaluate("() => structuredClone(globalThis.mengpaneel.desk.store.state)")


def test_a_reload_keeps_everything_also_what_is_being_typed(open_page: OpenPage, tmp_path: Path) -> None:
    page = connected(open_page())
    fill_in(page)
    before = state(page)
    page.locator("[data-rule=R1] textarea").press_sequentially(" blijft")
    page.reload()
    connected(page)
    settled(page)
    after = state(page)
    assert after["marks"].pop("R1") == {"recognition": "partly", "note": "Speeltuin blijft"}
    before["marks"].pop("R1")
    assert after == before
    exercise = Exercise.load(saved(page, tmp_path))
    assert exercise.recorded.answers == before["answers"]
    assert exercise.marks["R1"].note == "Speeltuin blijft"
    assert exercise.title == "Trio Noord"


def test_another_language_brings_the_work_along(open_page: OpenPage) -> None:
    page = connected(open_page())
    fill_in(page)
    before = state(page)
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**taal=en*")
    connected(page)
    settled(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert state(page) == before


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_what_was_saved_opens_again_and_is_equal(open_page: OpenPage, tmp_path: Path, ending: str) -> None:
    page = connected(open_page())
    fill_in(page)
    before = state(page)
    path = saved(page, tmp_path, ending)
    page.get_by_text(T("files.fresh"), exact=True).click()
    page.wait_for_function("() => globalThis.mengpaneel.desk.store.state.title === ''")
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_function("() => globalThis.mengpaneel.desk.store.state.title !== ''")
    assert state(page) == before


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("stuk.json", b'{"format": "mengpaneel.exercise", "version": 1, ', "beschadigd"),
        ("vreemd.json", b'{"hallo": 1}', "niet met Mengpaneel gemaakt"),
        ("nieuwer.json", b'{"format": "mengpaneel.exercise", "version": 99}', "nieuwere versie"),
        ("leeg.json", b"  ", "leeg"),
        ("plaatje.json", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "geen tekstbestand"),
        ("groot.json", b"{" + b" " * 5_500_000 + b"}", "te groot"),
    ],
)
def test_a_file_that_is_refused_says_why_and_leaves_what_was_open(
    open_page: OpenPage, name: str, data: bytes, reason: str
) -> None:
    page = connected(open_page())
    place(page, "communication", "now", "top")
    settled(page)
    before = state(page)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )
    message = page.locator(".problem")
    expect(message).to_contain_text(reason)
    if reason != "te groot":
        expect(message).to_contain_text(T("problem.kept"))
    assert state(page) == before


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    with panel_server(ROOT / "dashboard" / "app.py", tmp_path / "log") as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


KEEP_SOCKETS = """() => {
    globalThis.sockets = [];
    const Real = WebSocket;
    globalThis.WebSocket = class extends Real {
        constructor(...args) { super(...args); globalThis.sockets.push(this); }
    };
}"""


def test_a_dropped_connection_is_said_and_what_was_moved_meanwhile_arrives(
    own_server: Server, context: BrowserContext, tmp_path: Path
) -> None:
    context.add_init_script(f"({KEEP_SOCKETS})()")
    page = context.new_page()
    page.goto(f"{own_server.url}?taal=nl")
    connected(page)
    place(page, "communication", "now", "top")
    settled(page)
    context.route("**/favicon.ico", lambda route: route.abort())
    page.evaluate("() => globalThis.sockets.forEach(socket => socket.close())")
    banner = page.locator("#mp-connection")
    expect(banner).to_be_visible()
    expect(banner).to_contain_text("Geen verbinding")
    assert page.locator("#facts").evaluate("element => element.inert")
    place(page, "communication", "now", "low")
    place(page, "board_and_politics", "now", "high")
    assert cards(page)["R26"]["group"] == "balance"
    context.unroute("**/favicon.ico")
    expect(banner).to_be_hidden(timeout=15_000)
    settled(page)
    assert not page.locator("#facts").evaluate("element => element.inert")
    exercise = Exercise.load(saved(page, tmp_path))
    assert exercise.desk.communication.now == "low"
    assert exercise.desk.board_and_politics.now == "high"
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "navigate"


def test_a_killed_and_restarted_server_gets_everything_back(
    own_server: Server, context: BrowserContext, tmp_path: Path
) -> None:
    page = context.new_page()
    page.goto(f"{own_server.url}?taal=nl")
    connected(page)
    fill_in(page)
    own_server.stop()
    expect(page.locator("#mp-connection")).to_be_visible()
    place(page, "process_within_municipality", "now", "bottom")
    before = state(page)
    own_server.__enter__()
    page.wait_for_function(
        "performance.getEntriesByType('navigation')[0].type === 'reload'"
        " && globalThis.mengpaneel?.desk.store.heard",
        timeout=30_000,
    )
    settled(page)
    assert state(page) == before
    assert Exercise.load(saved(page, tmp_path)).recorded.answers == before["answers"]


def test_work_of_a_closed_tab_is_offered_and_two_tabs_do_not_mix(
    server: Server, context: BrowserContext
) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{server.url}?taal=nl")
        connected(page)
    place(first, "communication", "now", "top")
    place(second, "communication", "now", "low")
    for page in (first, second):
        settled(page)
        page.wait_for_timeout(400)
    first.reload()
    assert recorded(connected(first))["now.communication"] == "top"
    first.close()
    second.close()
    third = context.new_page()
    third.goto(f"{server.url}?taal=nl")
    connected(third)
    assert recorded(third)["now.communication"] == "empty"
    third.get_by_role("button", name=T("page.draft.open")).click()
    settled(third)
    assert recorded(third)["now.communication"] in {"top", "low"}
    assert third.locator("#mp-offer").is_hidden()


def test_a_device_that_keeps_nothing_says_so_and_the_desk_works(
    server: Server, context: BrowserContext
) -> None:
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('blocked'); };")
    page = context.new_page()
    page.goto(f"{server.url}?taal=nl")
    connected(page)
    expect(page.locator("#mp-unkept")).to_be_visible()
    place(page, "communication", "now", "top")
    settled(page)
    assert recorded(page)["now.communication"] == "top"
    assert json.loads(page.evaluate("JSON.stringify(globalThis.mengpaneel.desk.store.state.marks)")) == {}

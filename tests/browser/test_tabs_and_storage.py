"""Several tabs on one device, and a device that keeps nothing: no tab loses or takes another's work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from components.words import words
from tests.browser.reading import place, recorded, settled
from tests.browser.visits import in_python, usable, visit
from tests.browser.wire import Wire
from tests.tools.server import Server
from tests.tools.watch import Watch

T = words("nl")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One device: its pages share what is kept on it."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def wire(context: BrowserContext) -> Wire:
    return Wire(context)


def test_an_open_tab_keeps_its_work_and_that_of_a_closed_one_can_be_thrown_away(
    server: Server, context: BrowserContext
):
    first = visit(context, server)
    place(first, "communication", "now", "top")
    settled(first)
    first.wait_for_timeout(300)
    second = visit(context, server)
    second.wait_for_timeout(600)
    offer = second.locator("#mp-offer")
    assert offer.is_hidden(), "the work of a tab that is open is its own"
    first.close()
    second.reload()
    expect(offer).to_be_visible()
    usable(second)
    assert offer.is_visible(), "the answer of Python took the offer away"
    second.get_by_role("button", name=T("page.draft.remove")).click()
    second.reload()
    usable(second)
    second.wait_for_timeout(600)
    assert offer.is_hidden()
    assert second.evaluate("Object.keys(localStorage).length") == 0


def test_a_copy_of_a_tab_starts_apart_from_it(server: Server, context: BrowserContext):
    first = visit(context, server)
    place(first, "communication", "now", "top")
    settled(first)
    with context.expect_page() as opened:
        first.evaluate("void window.open(location.href)")  # a copy: it gets what the session has kept
    copy = usable(opened.value)
    assert recorded(copy)["now.communication"] == "empty"
    place(copy, "communication", "now", "low")
    settled(copy)
    copy.wait_for_timeout(300)
    first.reload()
    assert recorded(usable(first))["now.communication"] == "top"


@pytest.mark.parametrize(
    "blocked",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };",
    ],
)
def test_without_storage_the_page_says_so_and_everything_works(
    server: Server, context: BrowserContext, wire: Wire, blocked: str, tmp_path: Path
):
    context.add_init_script(blocked)
    watch = Watch(context, server.origin)
    page = visit(context, server)
    expect(page.locator("#mp-unkept")).to_be_visible()
    page.get_by_role("button", name="English").click()
    page.wait_for_url("**taal=en*")  # nothing is on the desk, so nothing can be lost
    page.goto(f"{server.url}?taal=nl")
    usable(page)
    place(page, "communication", "now", "top")
    wire.cut()
    expect(page.locator("#mp-connection")).to_contain_text(T("page.connection.lost_unkept"))
    place(page, "communication", "intended", "low")
    wire.mend()
    expect(page.locator("#mp-connection")).to_be_hidden(timeout=15_000)
    exercise = in_python(page, tmp_path)
    assert (exercise.desk.communication.now, exercise.desk.communication.intended) == ("top", "low")
    page.get_by_role("button", name="English").click()
    page.wait_for_timeout(500)
    assert "taal=nl" in page.url, "another language would throw the work away"
    assert watch.problems() == []


def test_a_device_that_becomes_full_says_so(server: Server, context: BrowserContext):
    page = visit(context, server)
    assert page.locator("#mp-unkept").is_hidden()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException(); }; }")
    place(page, "communication", "now", "top")
    expect(page.locator("#mp-unkept")).to_be_visible()
    settled(page)

"""The dashboard opened cold: bytes as sent, time to the first usable desk, time until it is connected."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.bench.figures import said
from tests.tools.server import Server

ROUNDS = 7
SENT = """() => performance.getEntriesByType('resource')
    .concat(performance.getEntriesByType('navigation'))
    .reduce((sum, entry) => sum + entry.transferSize, 0)"""


def test_a_cold_page(server: Server, browser: Browser) -> None:
    desk: list[float] = []
    first_byte: list[float] = []
    connected: list[float] = []
    sent: list[float] = []
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.url}?taal=nl")
        page.wait_for_function("globalThis.mengpaneel?.desk.store.heard")
        connected.append(page.evaluate("performance.now()"))
        desk.append(page.evaluate("performance.getEntriesByName('desk')[0].startTime"))
        first_byte.append(page.evaluate("performance.getEntriesByType('navigation')[0].responseStart"))
        page.wait_for_timeout(800)
        sent.append(page.evaluate(SENT) / 1e6)
        context.close()
    print()
    print(said("cold page: first byte", first_byte, "ms"))
    print(said("cold page: the desk can be used", desk, "ms"))
    print(said("cold page: Python has answered", connected, "ms"))
    print(said("cold page: sent", sent, "MB"))
    assert len(sent) == ROUNDS

"""A move on the desk until the findings are drawn, beside a static page without any framework, in one run.

"Drawn" is the DOM changed and styles and layout worked out (`offsetHeight` read), as in the peers' figures.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.figures import said
from tests.tools.server import Server

ROUNDS = 60
STATIC = Path(__file__).with_name("static_page.html")

MOVE = """rounds => {
    const strips = ["internal_positioning", "process_with_residents", "process_within_municipality"];
    const stops = ["top", "low", "no_choice", "bottom", "high"];
    const times = [];
    for (let i = 0; i < rounds; i += 1) {
        const place = `[data-slider=${strips[i % 3]}] .mp-now input[value=${stops[i % 5]}]`;
        const radio = document.querySelector(place);
        const start = performance.now();
        radio.click();
        document.body.offsetHeight;
        times.push(performance.now() - start);
    }
    return times;
}"""
STATIC_MOVE = """rounds => {
    const times = [];
    for (let i = 0; i < rounds; i += 1) {
        const radio = document.querySelectorAll("input")[(i * 7) % 25];
        const start = performance.now();
        radio.click();
        document.body.offsetHeight;
        times.push(performance.now() - start);
    }
    return times;
}"""


def test_a_move_until_the_findings_are_drawn(server: Server, browser: Browser) -> None:
    desk, static = browser.new_page(), browser.new_page()
    desk.goto(f"{server.url}?taal=nl")
    desk.wait_for_function("globalThis.mengpaneel?.desk.store.heard")
    static.goto(STATIC.as_uri())
    ours: list[float] = []
    limit: list[float] = []
    for _ in range(3):
        ours += desk.evaluate(MOVE, ROUNDS)
        limit += static.evaluate(STATIC_MOVE, ROUNDS)
        desk.wait_for_timeout(500)
    print()
    print(said("a move on the desk, findings drawn", ours, "ms"))
    print(said("the limit: a static page, vanilla JavaScript", limit, "ms"))
    assert len(ours) == len(limit) == 3 * ROUNDS

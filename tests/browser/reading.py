"""What the page says, read from the page itself: cards, effects, what changed. Nothing is asked of its code."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

READ_CARDS = """() => {
    const text = element => element?.textContent.trim() ?? "";
    const shown = card => !card.closest("[hidden]");
    return Object.fromEntries([...document.querySelectorAll(".mp-card")].map(card => [card.dataset.rule, {
        group: shown(card) ? card.closest("[data-group]")?.dataset.group ?? null : null,
        kind: text(card.querySelector("h4 .mp-hidden")),
        title: text(card.querySelector("h4 [lang]")),
        body: text(card.querySelector(".mp-body")),
        chips: [...card.querySelectorAll(".mp-chip")].map(chip => text(chip)),
        because: [...card.querySelectorAll(".mp-chip")].map(chip => chip.dataset.input),
        needs: text(card.querySelector(".mp-needs")),
        source: text(card.querySelector(".mp-source")),
    }]));
}"""

SWEEP = f"""async ({{combinations, view}}) => {{
    const {{store, findings}} = globalThis.mengpaneel.desk;
    const read = {READ_CARDS};
    findings.tabs.find(tab => tab.dataset.view === view).click();
    const empty = Object.fromEntries(Object.keys(store.state.answers).map(name => [name, "empty"]));
    return combinations.map(({{rule, answers}}) => {{
        store.receive({{...store.state, facilitator: true, answers: {{...empty, ...answers}}}}, store.seq, store.session);
        return read()[rule] ?? {{group: null}};
    }});
}}"""

READ_CHANGES = """() => Object.fromEntries([...document.querySelectorAll(".mp-changed [data-rule]")].map(
    line => [`${line.dataset.lane}|${line.dataset.rule}`, `${line.dataset.change}|${line.dataset.verdict}`]))"""

READ_EFFECTS = """() => Object.fromEntries([...document.querySelectorAll(".mp-strip")].map(strip => [
    strip.dataset.slider,
    Object.fromEntries([...strip.querySelectorAll(".mp-now .mp-stop")].map(stop => [
        stop.dataset.position, stop.lastElementChild.textContent]))]))"""


def connected(page: Page) -> Page:
    """Return `page` once Python has answered."""
    page.wait_for_function("globalThis.mengpaneel?.desk.store.heard")
    return page


def place(page: Page, slider: str, lane: str, position: str) -> None:
    """Click a position of a slider."""
    page.locator(f"[data-slider={slider}] .mp-{lane} .mp-stop[data-position={position}]").click()


def cards(page: Page) -> dict[str, Any]:
    """Return every card by the id of its rule; `group` is None for one that does not show."""
    return page.evaluate(READ_CARDS)


def recorded(page: Page) -> dict[str, str]:
    """Return the answers recorded, as the page holds them."""
    return page.evaluate("() => ({...globalThis.mengpaneel.desk.store.state.answers})")


def settled(page: Page) -> None:
    """Wait until Python has seen every change made on the page."""
    page.wait_for_function("() => globalThis.mengpaneel.desk.store.outbox.length === 0")

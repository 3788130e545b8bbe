"""Every state of the page: no violation of axe, nothing too wide, no forbidden word, no red or green."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from components.words import words
from tests.browser.conftest import OpenPage
from tests.browser.reading import connected, place

WIDTHS = (320, 412, 1280)
SAMPLE = {"nl": "Bekijk de oefengemeente", "en": "Look at the practice municipality"}

#: Words that would offer a verdict.
FORBIDDEN = re.compile(
    r"\b(scores?|gemiddelde?n?|averages?|means?\b(?= of)|doel(en)?|streef\w*|targets?|volwassen\w*"
    r"|maturity|niveaus?|levels?|ranglijst\w*|ranking\w*|benchmark\w*|index|kpi'?s?|optim\w+"
    r"|best practices?|percenta\w+|[0-9]+ (?:punten|points))\b",
    re.IGNORECASE,
)
NO_BEST = {
    "Geen stand is de beste.",
    "No position is the best one.",
    "Geen plek op de kaart is de beste.",
    "No place on the map is the best one.",
}
BEST = re.compile(r"[^.!?]*\b(beste?|beter|ideaal|ideale|best|better|ideal)\b[^.!?]*[.!?]", re.IGNORECASE)

TEXTS = """() => {
    const found = [];
    const walk = root => {
        for (const node of root.childNodes) {
            if (node.nodeType === 3) found.push(node.textContent);
            if (node.nodeType !== 1 || ["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) continue;
            for (const name of ["title", "aria-label", "placeholder", "alt"]) found.push(node.getAttribute(name) ?? "");
            if (node.shadowRoot) walk(node.shadowRoot);
            walk(node);
        }
    };
    walk(document.body);
    return found.map(text => text.trim()).filter(Boolean);
}"""

COLOURS = """() => {
    const found = new Set();
    const walk = root => {
        for (const element of root.querySelectorAll("*")) {
            const style = getComputedStyle(element);
            for (const name of ["color", "backgroundColor", "borderTopColor", "borderLeftColor", "fill", "stroke"])
                found.add(style[name]);
            if (element.shadowRoot) walk(element.shadowRoot);
        }
    };
    walk(document);
    return [...found];
}"""


def fill(page: Page, language: str) -> None:
    page.get_by_role("button", name=SAMPLE[language]).click()
    page.wait_for_function("globalThis.mengpaneel.desk.store.state.fictional")


def open_everything(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach(details => { details.open = true; })")


def wait(page: Page, milliseconds: int = 600) -> None:
    page.wait_for_timeout(milliseconds)


def states(page: Page, language: str) -> list[tuple[str, Callable[[], object]]]:
    t = words(language)  # type: ignore[arg-type]
    t_nl = lambda key: t(key)  # noqa: E731 - a short name for many steps

    def choose(label: str, option: str) -> None:
        page.get_by_label(t_nl(label)).select_option(t_nl(option))
        wait(page, 2500)

    return [
        ("empty", lambda: None),
        ("moved", lambda: place(page, "board_and_politics", "now", "high")),
        ("filled", lambda: fill(page, language)),
        ("everything open", lambda: open_everything(page)),
        ("intended", lambda: page.get_by_role("button", name=t_nl("desk.view.intended"), exact=True).click()),
        (
            "difference",
            lambda: page.get_by_role("button", name=t_nl("desk.view.difference"), exact=True).click(),
        ),
        ("facilitator", lambda: page.get_by_text(t_nl("files.facilitator.on"), exact=True).click()),
        ("examples", lambda: choose("example.choose", "example.all")),
        ("map", lambda: choose("pictures.choose", "pictures.map")),
        ("network", lambda: choose("pictures.choose", "pictures.network")),
        ("what if", lambda: (page.get_by_text(t_nl("what_if.active"), exact=True).click(), wait(page, 1500))),
        ("tried", lambda: place(page, "communication", "now", "top")),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_of_the_page(
    open_page: OpenPage, axe: Callable[..., list[str]], width: int, language: str
) -> None:
    page = connected(open_page(width, language))
    page.get_by_role("button", name=SAMPLE[language]).wait_for()
    seen: set[str] = set()
    for name, act in states(page, language):
        act()
        wait(page)
        assert axe(page) == [], name
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name}: {wide} px too wide"
        seen |= set(page.evaluate(TEXTS))
        assert _coloured(page.evaluate(COLOURS)) == [], name
    assert len(seen) > 300
    assert [text for text in seen if FORBIDDEN.search(text)] == []
    judging = {found.group(0).strip() for text in seen for found in BEST.finditer(text)}
    assert judging <= NO_BEST
    assert judging & NO_BEST


def _coloured(colours: list[str]) -> list[str]:
    """Return the colours that read as red or as green."""
    found = []
    for colour in colours:
        numbers = [float(number) for number in re.findall(r"[\d.]+", colour)][:3]
        if len(numbers) < 3 or max(numbers) - min(numbers) < 60:
            continue
        red, green, blue = numbers
        reddish = red > 1.9 * green and red > 1.9 * blue and not (40 < green < 110 and blue < 40)
        greenish = green > 1.25 * red and green > 1.25 * blue
        if reddish or greenish:
            found.append(colour)
    return found


def test_the_colours_looked_for_are_red_and_green_and_not_ours() -> None:
    assert _coloured(["rgb(200, 30, 30)", "rgb(20, 160, 60)", "rgb(255, 0, 0)"]) != []
    assert _coloured(["rgb(84, 39, 136)", "rgb(179, 88, 6)", "rgb(11, 95, 255)", "rgb(31, 28, 36)"]) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_its_language_and_has_one_main_landmark(open_page: OpenPage, language: str) -> None:
    page = connected(open_page(1280, language))
    assert page.locator("html").get_attribute("lang") == language
    assert page.title() == "Mengpaneel"
    assert page.locator("main, [role=main]").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(("width", "least"), [(320, 44), (1280, 24)])
def test_what_we_make_to_be_touched_is_large_enough(open_page: OpenPage, width: int, least: int) -> None:
    page = connected(open_page(width))
    place(page, "communication", "now", "low")
    open_everything(page)
    small = page.evaluate(
        """least => [...document.querySelectorAll(".mp :is(button, summary, textarea, .mp-stop), .top nav a")]
            .filter(e => e.checkVisibility()).map(e => [e.className || e.tagName, e.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < least - .5 || box.width < least - .5))
            .map(([name, box]) => `${name} ${box.width}x${box.height}`)""",
        least,
    )
    assert small == []


def test_nothing_is_announced_on_load_and_then_at_most_once_in_five_seconds(open_page: OpenPage) -> None:
    page = connected(open_page())
    live = page.locator(".mp [aria-live=polite]")
    assert live.count() == 1
    assert live.text_content() == ""
    page.evaluate("""() => {
        globalThis.said = [];
        new MutationObserver(() => globalThis.said.push(performance.now()))
            .observe(document.querySelector(".mp [aria-live]"), {childList: true, characterData: true, subtree: true});
    }""")
    for position in ("top", "high", "low", "bottom"):
        place(page, "board_and_politics", "now", position)
        wait(page, 200)
    assert "van “laag” naar “onderaan”" not in (live.text_content() or "")
    page.wait_for_timeout(5200)
    times = page.evaluate("globalThis.said")
    assert len(times) == 2
    assert times[1] - times[0] > 4900
    assert "onderaan" in (live.text_content() or "")

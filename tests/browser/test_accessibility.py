"""For everybody: what trouble looks like, zoom, focus, targets, names, the one voice, motion and colours.

That axe finds nothing in each ordinary state stands in test_states.py; here are the states of trouble.
"""

from __future__ import annotations

import colorsys
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.words import Language, words
from tests.browser.conftest import OpenPage
from tests.browser.reading import connected, place, settled
from tests.browser.visits import STORE, usable, visit
from tests.browser.wire import Wire
from tests.tools.server import Server

SIZES = [(320, 640), (412, 915), (1280, 800)]
LANGUAGES: list[Language] = ["nl", "en"]
T = words("nl")

#: The element that has the focus, inside shadow roots too, and what draws its focus.
FOCUS = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return null;
    const drawn = element.matches(".mp-stop input") ? element.nextElementSibling : element;
    const style = getComputedStyle(drawn);
    const target = element.closest(".mp-stop") ?? element;
    const box = target.getBoundingClientRect();
    globalThis.walked ??= new Map();
    const again = walked.has(element);
    walked.set(element, walked.size);
    return {
        name: [element.tagName, element.type ?? "", element.className, element.getAttribute("aria-label") ?? "",
            element.textContent.trim().slice(0, 40), element.closest("[data-slider]")?.dataset.slider ?? ""].join(" "),
        again, outline: style.outlineStyle, ring: parseFloat(style.outlineWidth),
        width: box.width, height: box.height, top: box.top, bottom: box.bottom,
        inline: getComputedStyle(element).display === "inline",
        scroller: element.classList.contains("scroll"),
    };
}"""

#: Everything that speaks by itself, inside shadow roots too.
VOICES = """() => {
    const found = [];
    const walk = root => root.querySelectorAll("*").forEach(element => {
        if (element.matches("[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output"))
            found.push(element.className || element.id);
        if (element.shadowRoot) walk(element.shadowRoot);
    });
    walk(document);
    return found;
}"""


@pytest.fixture
def device(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a device of a size; closed in the end."""
    made: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 800, **more: Any) -> BrowserContext:
        made.append(browser.new_context(viewport={"width": width, "height": height}, **more))
        made[-1].set_default_timeout(20_000)
        return made[-1]

    yield make
    for context in made:
        context.close()


def fill(page: Page, language: Language = "nl") -> None:
    """Open the practice exercise."""
    page.get_by_role("button", name=words(language)("files.sample")).click()
    page.wait_for_function(f"{STORE}.state.fictional")
    settled(page)


def show_tables(page: Page, language: Language) -> Iterator[str]:
    """Open both pictures with their tables."""
    t = words(language)
    for name in ("map", "network"):
        page.get_by_label(t("pictures.choose")).select_option(t(f"pictures.{name}"))
        page.locator("#pictures").get_by_role("button", name=t("table.show")).filter(visible=True).click()
        page.locator("#pictures table").first.wait_for()
        yield f"{name} with its table"


def troubles(context: BrowserContext, server: Server, wire: Wire, language: Language) -> Iterator[tuple[str, Page]]:
    """Bring the page into every state of trouble, one after the other."""
    t = words(language)
    page = visit(context, server, language)
    page.locator("input[type=file]").set_input_files({"name": "a.json", "mimeType": "text/plain", "buffer": b"{"})
    expect(page.locator(".problem")).to_contain_text(t("problem.kept"))
    yield "a refused file", page
    fill(page, language)
    for name in show_tables(page, language):
        yield name, page
    wire.cut()
    expect(page.locator("#mp-connection")).to_be_visible()
    page.locator("#mp-unkept").evaluate("element => element.hidden = false")
    yield "no connection, nothing kept", page
    page.close()
    wire.mend()
    page = visit(context, server, language)
    expect(page.locator("#mp-offer")).to_be_visible()
    yield "work of a closed tab is offered", page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_nothing_in_a_state_of_trouble_and_nothing_is_too_wide(
    server: Server,
    device: Callable[..., BrowserContext],
    axe: Callable[..., list[str]],
    width: int,
    height: int,
    language: Language,
):
    context = device(width, height)
    seen = []
    for name, page in troubles(context, server, Wire(context), language):
        seen.append(name)
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        assert page.evaluate(VOICES) == ["mp-hidden"], name
        assert page.locator("main").count() == 1
    assert len(seen) == 5


def walk(page: Page, most: int = 400) -> list[dict[str, Any]]:
    """Press Tab until the focus comes round; return every stop on the way."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or stop["again"]:
            break
        stops.append(stop)
    else:
        pytest.fail("the focus never came round")
    return stops


@pytest.mark.parametrize(("width", "height", "least"), [(1280, 800, 24), (320, 640, 44)])
def test_every_stop_of_the_keyboard_shows_its_focus_in_view_and_is_large_enough(
    server: Server, device: Callable[..., BrowserContext], width: int, height: int, least: int
):
    page = visit(device(width, height), server)
    fill(page)
    page.evaluate("document.querySelectorAll('.mp details').forEach(details => { details.open = true; })")
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); scrollTo(0, 0)")
    stops = walk(page)
    assert len(stops) > 100
    unseen = [stop for stop in stops if stop["outline"] == "none" or stop["ring"] < 2]
    assert unseen == []
    hidden = [stop for stop in stops if stop["bottom"] <= 0 or stop["top"] >= height]
    assert hidden == []
    small = [
        f"{stop['name']}: {stop['width']:.0f} x {stop['height']:.0f}"
        for stop in stops
        if not stop["scroller"] and (stop["width"] < least - 0.5 or stop["height"] < least - 0.5)
    ]
    assert small == []


def test_at_400_percent_everything_fits_and_nothing_hides_what_has_the_focus(
    server: Server, device: Callable[..., BrowserContext]
):
    page = visit(device(320, 200), server)  # 1280 x 800, four times as large
    fill(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("radio", name=T("position.high")).first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        covered = page.evaluate("""() => {
            const box = (document.activeElement.closest(".mp-stop") ?? document.activeElement).getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
            const top = document.elementFromPoint(x, y);
            return document.activeElement.contains(top) || top?.contains(document.activeElement) ? "" : top?.outerHTML;
        }""")
        assert covered == ""


def test_faders_and_findings_have_names_in_words(open_page: OpenPage):
    page = usable(open_page())
    group = page.get_by_role("group", name="Communicatie, beoogd")
    expect(group.get_by_role("radio")).to_have_count(6)
    for position in ("top", "high", "no_choice", "low", "bottom", "dont_know"):
        radio = group.get_by_role("radio", name=T(f"position.{position}"), exact=True)
        expect(radio).not_to_be_checked()
    expect(group.get_by_role("radio", name=T("position.no_choice"))).to_have_accessible_description(
        "Begint: willen jullie hier kiezen?."
    )
    group.get_by_role("radio", name=T("position.low"), exact=True).check(force=True)
    clear = group.get_by_role("button", name=T("desk.clear", name="communicatie", lane="beoogd"))
    expect(clear).to_be_enabled()
    page.get_by_role("region", name="Communicatie", exact=True).get_by_text("Waarom?").click()
    expect(page.get_by_role("textbox", name="(communicatie)")).to_have_count(2)


def test_one_voice_says_the_newest_of_each_speaker_once_in_five_seconds(
    server: Server, device: Callable[..., BrowserContext]
):
    context = device()
    wire = Wire(context)
    page = visit(context, server)
    voice = page.locator("[aria-live=polite]")
    expect(voice).to_have_count(1)
    expect(voice).to_have_text("")
    page.evaluate("""() => {
        globalThis.said = [];
        const live = document.querySelector("[aria-live]");
        new MutationObserver(() => said.push([performance.now(), live.textContent]))
            .observe(live, { childList: true, characterData: true, subtree: true });
    }""")
    place(page, "board_and_politics", "now", "high")
    page.wait_for_function("said.length === 1")
    place(page, "board_and_politics", "now", "low")
    place(page, "board_and_politics", "now", "bottom")
    page.locator("input[type=file]").set_input_files({"name": "a.json", "mimeType": "text/plain", "buffer": b"{"})
    expect(page.locator(".problem")).to_be_visible()
    wire.cut()
    expect(page.locator("#mp-connection")).to_be_visible()
    page.wait_for_function("said.length === 2", timeout=8000)
    (first, one), (second, two) = page.evaluate("said")
    assert second - first >= 4990
    assert "“hoog”" in one
    assert "“onderaan”" in two
    assert "“laag”." not in two, "only the newest move"
    assert T("problem.kept") in two
    assert T("page.connection.lost") in two
    assert "<" not in two


def test_nothing_moves_by_itself_for_who_does_not_want_that(open_page: OpenPage):
    page = connected(open_page(reduced_motion="reduce"))
    moving = """() => [...document.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
            || style.scrollBehavior === "smooth";
    }).map(element => element.className || element.tagName)"""
    assert page.evaluate(moving) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) != [], "the question finds what moves"


def test_with_forced_colours_a_placed_cap_stands_out_and_both_lanes_differ(open_page: OpenPage):
    page = connected(open_page(forced_colors="active"))
    for lane in ("now", "intended"):
        place(page, "communication", lane, "high")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    shades = {}
    for lane in ("now", "intended"):
        for position in ("high", "low"):
            stop = page.locator(f"[data-slider=communication] .mp-{lane} [data-position={position}]")
            picture = Image.open(io.BytesIO(stop.screenshot())).convert("L")
            background = picture.getpixel((1, 1))
            drawn = sum(abs(value - background) > 100 for value in picture.get_flattened_data())
            shades[lane, position] = drawn
    assert shades["now", "high"] > 3 * shades["now", "low"] > 0
    assert shades["intended", "high"] > 1.5 * shades["intended", "low"] > 0
    assert shades["now", "high"] > 1.5 * shades["intended", "high"]


def red_or_green(picture: bytes) -> set[tuple[int, int, int]]:
    """Return the colours in a picture that read as red or as green."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    found = set()
    for _, colour in image.getcolors(2**24) or []:
        hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
        degrees = hue * 360
        if saturation > 0.4 and 0.1 < light < 0.9 and (degrees < 15 or degrees > 345 or 90 < degrees < 150):
            found.add(colour)
    return found


def test_no_pixel_is_red_or_green(server: Server, device: Callable[..., BrowserContext]):
    page = visit(device(), server)
    fill(page)
    page.evaluate("document.querySelectorAll('.mp details').forEach(details => { details.open = true; })")
    page.locator("[data-view=difference]").click()
    for _ in show_tables(page, "nl"):
        page.wait_for_timeout(800)
        assert red_or_green(page.screenshot(full_page=True)) == set()
    page.evaluate("document.querySelector('h1').style.color = '#0a0'")
    assert red_or_green(page.screenshot()), "the question finds green"

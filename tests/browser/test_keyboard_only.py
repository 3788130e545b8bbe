"""The whole exercise with the keyboard alone: not one click."""

from __future__ import annotations

from playwright.sync_api import Page

from components.words import words
from tests.browser.conftest import OpenPage
from tests.browser.reading import connected, recorded, settled

T = words("nl")
FOCUSED = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
}"""
NAME = f"""() => {{
    const element = ({FOCUSED})();
    const label = element.labels?.[0]?.textContent ?? "";
    const own = ["slider", "lane", "rule"].map(name => element.closest?.(`[data-${{name}}]`)?.dataset[name] ?? "");
    const said = [element.tagName, element.type ?? "", element.value ?? "", label, element.textContent];
    return [...said, ...own].join("|").replace(/\\s+/g, " ");
}}"""
RING = f"""() => {{
    const element = ({FOCUSED})();
    const drawn = element.matches("input[type=radio]") ? element.nextElementSibling : element;
    const style = drawn && getComputedStyle(drawn);
    return style ? [style.outlineStyle, parseFloat(style.outlineWidth)] : ["none", 0];
}}"""


def focus(page: Page) -> str:
    return page.evaluate(NAME)


def go_to(page: Page, *parts: str, back: bool = False, most: int = 220) -> None:
    """Press Tab until what has the focus says all of `parts`; every stop on the way shows its focus."""
    for _ in range(most):
        if all(part in focus(page) for part in parts):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never came to {parts}; the last was {focus(page)}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_exercise_from_first_slider_to_saved_file_by_keyboard(open_page: OpenPage) -> None:
    page = connected(open_page())
    page.get_by_label(T("files.title")).wait_for()
    press(page, "Tab", "Enter")
    go_to(page, "internal_positioning", "now", "radio")
    press(page, "ArrowDown")
    assert recorded(page)["now.internal_positioning"] == "high"
    assert page.evaluate(RING)[0] == "solid"
    assert page.evaluate(RING)[1] >= 2
    press(page, "ArrowUp", "ArrowUp")
    assert recorded(page)["now.internal_positioning"] == "top"
    press(page, "ArrowDown")
    go_to(page, "internal_positioning", "intended", "radio")
    press(page, "End")
    assert recorded(page)["intended.internal_positioning"] == "bottom"
    press(page, "?")
    assert recorded(page)["intended.internal_positioning"] == "dont_know"
    press(page, "Delete")
    assert recorded(page)["intended.internal_positioning"] == "empty"
    go_to(page, "process_with_residents", "now", "radio")
    press(page, "Home", "ArrowDown", "ArrowLeft", "ArrowLeft")
    assert recorded(page)["now.process_with_residents"] == "low"
    settled(page)
    assert "process_with_residents" in focus(page), "a live update took the focus away"
    go_to(page, "process_with_residents", "SUMMARY")
    press(page, "Enter", "Tab")
    page.keyboard.type("per keer kijken")
    settled(page)
    assert "TEXTAREA" in focus(page)
    for slider in ("process_within_municipality", "board_and_politics", "communication"):
        go_to(page, slider, "now", "radio")
        press(page, "End")
        assert recorded(page)[f"now.{slider}"] == "bottom"
    go_to(page, "BUTTON", T("desk.view.difference"))
    press(page, "Enter")
    go_to(page, "BUTTON", T("desk.view.now"), back=True)
    press(page, "Enter")
    go_to(page, "R1", T("desk.mark.recognised"))
    press(page, "Enter")
    go_to(page, "R1", "SUMMARY")
    press(page, "Enter")
    go_to(page, "R1", "TEXTAREA")
    page.keyboard.type("klopt")
    go_to(page, "SELECT", "Hebben wijkambtenaren een eigen budget?")
    press(page, "ArrowDown")
    go_to(page, "SELECT", T("model.question"))
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")
    go_to(page, T("model.why"))
    page.keyboard.type("op papier")
    go_to(page, "SELECT", T("example.choose"))
    press(page, "ArrowDown")
    go_to(page, "SELECT", T("pictures.choose"))
    press(page, "ArrowDown")
    page.get_by_text("Kaart van twee schuiven", exact=True).last.wait_for()
    go_to(page, "INPUT", T("files.title"))
    page.keyboard.type("Met toetsen")
    press(page, "Tab")
    page.wait_for_function("""() => {
        const {state, outbox} = globalThis.mengpaneel.desk.store;
        return state.title === "Met toetsen" && state.answers.organisation_model === "tilted"
            && state.answers.own_budget === "yes" && !outbox.length;
    }""")
    go_to(page, T("files.save_json"))
    with page.expect_download() as download:
        press(page, "Enter")
    assert download.value.suggested_filename == "mengpaneel-met-toetsen.json"
    state = page.evaluate("() => globalThis.mengpaneel.desk.store.state")
    assert state["marks"]["R1"] == {"recognition": "recognised", "note": "klopt"}
    assert state["whys"]["now.process_with_residents"] == "per keer kijken"
    go_to(page, T("what_if.active"), back=True)
    press(page, "Enter")
    page.wait_for_function("globalThis.mengpaneel.desk.store.state.tried")
    go_to(page, "communication", "now", "radio")
    press(page, "Home")
    assert recorded(page)["now.communication"] == "bottom"
    settled(page)
    go_to(page, T("what_if.adopt"), back=True)
    press(page, "Enter")
    page.wait_for_function("globalThis.mengpaneel.desk.store.state.tried === null")
    assert recorded(page)["now.communication"] == "top"
    go_to(page, "English", back=True)
    press(page, "Enter")
    page.wait_for_url("**taal=en*")
    assert recorded(connected(page))["now.communication"] == "top"

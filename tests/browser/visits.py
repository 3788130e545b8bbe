"""Visits to the page on one device, for tests that close, cut and come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from components.exercise import Exercise
from components.words import words
from tests.browser.reading import connected, settled
from tests.tools.server import Server

STORE = "globalThis.mengpaneel.desk.store"


def visit(context: BrowserContext, server: Server, language: str = "nl") -> Page:
    """Open a tab and wait until everything on the page can be used."""
    page = context.new_page()
    page.goto(f"{server.url}?taal={language}")
    return usable(page)


def usable(page: Page) -> Page:
    """Wait until the page, loaded (again), can be used."""
    connected(page)
    page.locator("#files:not([inert]) input[type=file]").wait_for()
    return page


def state(page: Page) -> dict[str, Any]:
    """Return what the desk holds."""
    return page.evaluate(f"() => structuredClone({STORE}.state)")


def in_python(page: Page, folder: Path) -> Exercise:
    """Return the exercise as Python has it: saved by the button, and read."""
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=words("nl")("files.save_json")).click()
    path = folder / "saved.json"
    download.value.save_as(path)
    return Exercise.load(path)


def later(page: Page, seconds: int) -> None:
    """Let the page believe that time has gone by."""
    page.evaluate("s => { const now = Date.now.bind(Date); Date.now = () => now() + s * 1000; }", seconds)

"""Fixtures for tests that look at the pages in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.tools.axe import violations
from tests.tools.server import Server
from tests.tools.watch import Watch

HERE = Path(__file__).parent
HEIGHTS = {320: 640, 412: 915}  # two phones; anything wider is a laptop
SECONDS = 1000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as a browser test."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


class OpenPage(Protocol):
    """The factory that the fixture `open_page` gives."""

    def __call__(
        self,
        width: int = 1280,
        language: str | None = "nl",
        *,
        path: str | None = None,
        query: str = "",
        ready: str | None = "main",
        expected: Sequence[str] = (),
        **context: Any,
    ) -> Page:
        """Open a page in a context of its own and wait until `ready` (a selector) is visible.

        `language` becomes `?taal=`; None leaves it out. `path` is another page than the dashboard, as the
        server names it. `expected` holds regular expressions of errors that the test brings about (see
        Watch). The rest goes to the browser's context, such as `reduced_motion="reduce"`.
        """
        ...


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    """The watches on the contexts opened in this test; anything they saw fails the test in the end."""
    opened: list[Watch] = []
    yield opened
    problems = [problem for watch in opened for problem in watch.problems()]
    if problems:
        pytest.fail("in the browser:\n  " + "\n  ".join(problems), pytrace=False)


@pytest.fixture
def open_page(server: Server, browser: Browser, watches: list[Watch]) -> Iterator[OpenPage]:
    """Open pages of the dashboard at a width and in a language, watched for errors and foreign hosts."""
    contexts: list[BrowserContext] = []

    def open_one(
        width: int = 1280,
        language: str | None = "nl",
        *,
        path: str | None = None,
        query: str = "",
        ready: str | None = "main",
        expected: Sequence[str] = (),
        **context: Any,
    ) -> Page:
        opened = browser.new_context(viewport={"width": width, "height": HEIGHTS.get(width, 800)}, **context)
        opened.set_default_timeout(20 * SECONDS)
        contexts.append(opened)
        watches.append(Watch(opened, server.origin, expected))
        page = opened.new_page()
        asked = "&".join(part for part in (f"taal={language}" if language else "", query) if part)
        page.goto(f"{server.origin}{path or server.path}{'?' + asked if asked else ''}")
        if ready:
            page.locator(ready).first.wait_for(state="visible")
        return page

    yield open_one
    for opened in contexts:
        for page in opened.pages:
            with suppress(Error):  # a page that is going elsewhere; what it said until now has come in
                page.evaluate("() => 0")
    for watch in watches:
        watch.close()
    for opened in contexts:
        opened.close()


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """`axe(page)` gives the violations as readable text; assert that they are `[]`."""
    return violations

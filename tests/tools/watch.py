"""Everything that goes wrong in a browser without anybody seeing it: errors, failures, foreign hosts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

LOCAL_SCHEMES = frozenset({"about", "blob", "chrome-error", "data"})


class Watch:
    """Notes what goes wrong in all pages of a browser context, as lines of text.

    Noted are: console errors, uncaught errors, answers of 400 and above, requests that fail, and every
    request (web sockets too) to another origin than the server's. `expected` holds regular expressions
    of lines that a test brings about itself; each must occur, or that is a problem too.
    """

    def __init__(self, context: BrowserContext, origin: str, expected: Sequence[str] = ()) -> None:
        self._host = urlsplit(origin).netloc
        self._expected = [re.compile(pattern) for pattern in expected]
        self._lines: list[str] = []
        self._open = True
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)
        context.on("page", self._on_page)

    def close(self) -> None:
        """Note nothing any more: a page that is closed cuts off what it was loading."""
        self._open = False

    def expect(self, *patterns: str) -> None:
        """Add regular expressions of lines that are expected from here on."""
        self._expected += [re.compile(pattern) for pattern in patterns]

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything noted, expected or not."""
        return tuple(self._lines)

    def problems(self) -> list[str]:
        """Return what was noted and not expected, and what was expected and not seen."""
        wrong = [line for line in self._lines if not any(known.search(line) for known in self._expected)]
        missing = [
            f"expected, but never seen: {known.pattern}"
            for known in self._expected
            if not any(known.search(line) for line in self._lines)
        ]
        return wrong + missing

    def _note(self, line: str) -> None:
        if self._open:
            self._lines.append(line)

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != self._host:
            self._note(f"request to another host: {url}")

    def _on_page(self, page: Page) -> None:
        page.on("websocket", lambda websocket: self._note_host(websocket.url))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console error: {message.text} ({message.location.get('url', '')})")

    def _on_error(self, error: WebError) -> None:
        self._note(f"uncaught error: {error.error.name}: {error.error.message}")

    def _on_request(self, request: Request) -> None:
        self._note_host(request.url)

    def _on_failure(self, request: Request) -> None:
        self._note(f"request failed: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"answer {response.status}: {response.url}")

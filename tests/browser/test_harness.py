"""The browser tests themselves: what they watch for is really seen, and a clean page is really clean."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser

from tests.tools.server import ServerFailed, panel_server
from tests.tools.watch import Watch

CLEAN = (
    "<!doctype html><html lang=nl><head><title>Schoon</title></head>"
    "<body><main><h1>Goed</h1>{}</main></body></html>"
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the origin at which a small server shows its files."""
    (tmp_path / "favicon.ico").touch()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(tmp_path))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def look(browser: Browser, site: tuple[Path, str]) -> Iterator[Callable[..., Watch]]:
    """Show a piece of HTML in a watched page; the answer is the watch, after the page has settled."""
    folder, origin = site
    context = browser.new_context()

    def show(html: str, *expected: str) -> Watch:
        (folder / "page.html").write_text(CLEAN.format(html), "utf-8")
        watch = Watch(context, origin, expected)
        page = context.new_page()
        page.goto(f"{origin}/page.html", wait_until="networkidle")
        return watch

    yield show
    context.close()


def test_a_clean_page_has_no_problem_and_no_violation(
    look: Callable[..., Watch], browser: Browser, axe: Callable[..., list[str]]
):
    assert look("").problems() == []
    assert axe(browser.contexts[-1].pages[-1]) == []


@pytest.mark.parametrize(
    ("html", "sign"),
    [
        ("<script>console.error('kapot')</script>", "console error: kapot"),
        ("<script>throw new Error('mis')</script>", "uncaught error: Error: mis"),
        ("<img src=missing.png alt=''>", r"answer 404: http://127\.0\.0\.1"),
        ("<img src=http://localhost:9/x.png alt=''>", "request to another host: http://localhost:9/x.png"),
        (
            "<script>fetch('http://localhost:9/').catch(() => 0)</script>",
            "request failed: http://localhost:9/",
        ),
        (
            "<script>new WebSocket('ws://localhost:9/ws')</script>",
            "request to another host: ws://localhost:9/ws",
        ),
    ],
)
def test_what_goes_wrong_in_a_page_is_a_problem(look: Callable[..., Watch], html: str, sign: str):
    problems = look(html).problems()
    assert [line for line in problems if re.search(sign, line)], problems


def test_what_a_test_expects_is_no_problem(look: Callable[..., Watch]):
    assert look("<script>console.error('kapot')</script>", "console error: kapot").problems() == []


def test_what_a_test_expects_and_does_not_happen_is_a_problem(look: Callable[..., Watch]):
    assert look("", "console error: kapot").problems() == ["expected, but never seen: console error: kapot"]


def test_axe_names_the_rule_the_element_and_what_is_wrong(
    look: Callable[..., Watch], browser: Browser, axe: Callable[..., list[str]]
):
    look("<button id=stil></button>")
    (violation,) = axe(browser.contexts[-1].pages[-1])
    assert violation.startswith("button-name (critical): ")
    assert "#stil" in violation
    assert "aria-label" in violation


def test_a_server_answers_and_leaves_nothing_behind(tmp_path: Path):
    app = tmp_path / "small.py"
    app.write_text("import panel as pn\npn.pane.Str('hier').servable()\n", "utf-8")
    with panel_server(app, tmp_path / "log") as server:
        assert server.url.endswith("/small")
        group = server.pid
    assert not psutil.pid_exists(group)


def test_a_server_that_ends_is_told_with_its_log(tmp_path: Path):
    with (
        pytest.raises(ServerFailed, match="bestaat-niet"),
        panel_server(tmp_path / "bestaat-niet.py", tmp_path / "log"),
    ):
        pass

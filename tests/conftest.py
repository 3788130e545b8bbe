"""Fixtures for every test that needs a running server or a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.tools.chromium import ADVICE, find
from tests.tools.server import ROOT, Server, panel_server

# Without the first a browser does not start as root; without the others it asks hosts of its maker.
HEADLESS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: while Playwright is open, nothing else here can start an event loop."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard, served as `panel serve dashboard/app.py`; one for each worker."""
    log = tmp_path_factory.mktemp("server") / "panel-serve.log"
    with panel_server(ROOT / "dashboard" / "app.py", log) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The program of an installed Chromium. Without one the test fails: it is never skipped."""
    if (found := find()) is None:
        pytest.fail(ADVICE + "\n`make test` tries to install one.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """A headless Chromium; one for each worker."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, headless=True, args=HEADLESS)
        yield running
        running.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Add the end of the server's log to the report of a test that failed while using it."""
    report = yield
    running = getattr(item, "funcargs", {}).get("server")
    if report.failed and isinstance(running, Server):
        report.sections.append((f"server log, {call.when}", running.log_tail()))
    return report

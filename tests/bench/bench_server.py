"""What one more visitor costs the server: time that blocks it, and memory."""

from __future__ import annotations

import time
import urllib.request

import psutil
from playwright.sync_api import Browser

from tests.bench.figures import said
from tests.tools.server import Server

VISITORS = 20


def test_a_new_session(server: Server) -> None:
    times = []
    for _ in range(VISITORS):
        start = time.perf_counter()
        with urllib.request.urlopen(f"{server.url}?taal=nl", timeout=60) as answer:  # noqa: S310 - our own
            answer.read()
        times.append((time.perf_counter() - start) * 1000)
    print()
    print(said("a new session, request to page (blocks the server)", times[2:], "ms"))
    assert len(times) == VISITORS


def test_memory_for_a_visitor(server: Server, browser: Browser) -> None:
    process = max(
        psutil.process_iter(["cmdline", "memory_info"]),
        key=lambda p: str(server.port) in " ".join(p.info["cmdline"] or []) and p.info["memory_info"].rss,
    )
    pages = [browser.new_page() for _ in range(3)]
    for page in pages:
        page.goto(f"{server.url}?taal=nl")
        page.wait_for_function("globalThis.mengpaneel?.desk.store.heard")
    before = process.memory_info().rss
    more = [browser.new_page() for _ in range(10)]
    for page in more:
        page.goto(f"{server.url}?taal=nl")
        page.wait_for_function("globalThis.mengpaneel?.desk.store.heard")
        page.wait_for_timeout(600)
    grown = (process.memory_info().rss - before) / len(more) / 1e6
    print()
    print(said("memory for one more visitor, page open", [grown], "MB"))
    for page in [*pages, *more]:
        page.close()
    assert process.is_running()

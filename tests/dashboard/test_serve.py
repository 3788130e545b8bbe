"""`mengpaneel serve`: nothing starts half, the options of the server, and who may connect to it."""

from __future__ import annotations

import base64
import itertools
import os
import socket
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from components.words import words
from dashboard.cli import main
from dashboard.commands import serve
from tests.components.bottlenecks.packs import GOOD, having
from tests.tools.server import Server, free_port


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines with which `panel serve` was started; a stand-in that ends at once."""
    calls: list[list[str]] = []
    monkeypatch.setattr("panel.command.main", lambda: calls.append(list(sys.argv)))
    monkeypatch.setattr(sys, "argv", ["mengpaneel"])
    for name in ("BOKEH_RESOURCES", "MENGPANEEL_RULES", "MENGPANEEL_LANGUAGE"):
        monkeypatch.setenv(name, "")  # what the command sets is taken back after the test
    return calls


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["serve", "--no-open", "--port", str(free_port()), *args])


def values(command: list[str], option: str) -> list[str]:
    return [after for before, after in itertools.pairwise(command) if before == option]


def test_the_server_is_started_on_the_app_with_its_options(served: list[list[str]]) -> None:
    port = str(free_port())
    result = CliRunner().invoke(main, ["serve", "--port", port])
    assert result.exit_code == 0
    assert result.stdout == f"Mengpaneel start op http://127.0.0.1:{port}. Stoppen kan met Ctrl+C.\n"
    (command,) = served
    assert command[:3] == ["panel", "serve", str(serve.APP)]
    assert serve.APP.is_file()
    assert values(command, "--address") == ["127.0.0.1"]
    assert values(command, "--allow-websocket-origin") == [f"localhost:{port}", f"127.0.0.1:{port}"]
    assert values(command, "--unused-session-lifetime") == ["14400000"]
    assert values(command, "--session-token-expiration") == ["43200"]
    assert "--show" in command
    assert os.environ["BOKEH_RESOURCES"] == "server"
    assert (os.environ["MENGPANEEL_RULES"], os.environ["MENGPANEEL_LANGUAGE"]) == ("", "nl")


def test_the_server_gets_language_and_rule_packs_by_their_full_names(
    served: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "b.yaml").write_text(having("X1", "X2"), "utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("--rules", "a.yaml", "--rules", "b.yaml", "--language", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("Mengpaneel starts at")
    assert os.environ["MENGPANEEL_RULES"].split(os.pathsep) == [
        str(tmp_path / "a.yaml"),
        str(tmp_path / "b.yaml"),
    ]
    assert os.environ["MENGPANEEL_LANGUAGE"] == "en"
    assert "--show" not in served[0]


def test_rule_packs_of_the_environment_are_checked_too(
    served: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENGPANEEL_RULES", str(tmp_path / "gone.yaml"))
    result = run()
    assert result.exit_code == 2
    assert "gone.yaml" in result.stderr
    assert served == []


def test_a_wrong_pack_starts_nothing(served: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "wrong.yaml").write_text(having("own_budget", "loudness"), "utf-8")
    result = run("--rules", str(tmp_path / "good.yaml"), "--rules", str(tmp_path / "wrong.yaml"))
    assert (result.exit_code, result.stdout, served) == (2, "", [])
    assert "“loudness” kennen we niet" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="no file on Windows can be called so")
def test_a_pack_whose_name_cannot_be_handed_over_starts_nothing(
    served: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "a:b.yaml").write_text(GOOD, "utf-8")
    result = run("--rules", str(tmp_path / "a:b.yaml"))
    assert (result.exit_code, served) == (2, [])
    assert "mag geen “:” staan" in result.stderr


def test_a_port_in_use_is_said_and_starts_nothing(served: list[list[str]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run("--port", port)
    assert (result.exit_code, result.stdout, served) == (1, "", [])
    assert result.stderr == f"Poort {port} is al in gebruik. Kies een andere met --port.\n"


@pytest.mark.parametrize("address", ["203.0.113.9", "", "no such host"])
def test_an_address_that_is_not_ours_is_said_and_starts_nothing(
    served: list[list[str]], address: str
) -> None:
    result = run("--address", address)
    assert (result.exit_code, served) == (1, [])
    assert result.stderr.startswith(f"Het adres “{address}” hoort niet bij deze computer.")


def test_a_port_that_may_not_be_used_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def barred(_self: socket.socket, _place: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", barred)
    assert serve.trouble_with("127.0.0.1", 80, words("en")).startswith("You may not use port 80.")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", ("localhost", "127.0.0.1")),
        ("localhost", ("localhost", "127.0.0.1")),
        ("192.168.1.7", ("localhost", "127.0.0.1", "192.168.1.7")),
        ("::1", ("localhost", "127.0.0.1", "::1")),
    ],
)
def test_only_the_address_served_may_connect(address: str, expected: tuple[str, ...]) -> None:
    assert serve.origins(address) == expected


def test_a_server_for_the_network_may_be_reached_by_this_computers_own_names() -> None:
    (everywhere, _) = serve.EVERYWHERE
    found = serve.origins(everywhere)
    assert found[:2] == ("localhost", "127.0.0.1")
    assert socket.gethostname().lower() in found
    assert everywhere not in found
    assert "*" not in "".join(found)
    assert serve.own_name(everywhere) not in {everywhere, ""}
    assert "[::1]:5006" in serve.options("::1", 5006, show=False)


def upgrade(port: int, origin: str) -> int:
    """Return the status with which the server answers a request to open its websocket from `origin`."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        "GET /app/ws HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: bokeh, x",
        f"Origin: {origin}", "", "",
    ]  # fmt: skip
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall("\r\n".join(lines).encode())
        return int(connection.recv(100).split()[1])


@pytest.mark.slow
def test_a_served_page_is_in_the_users_language_and_refuses_foreign_origins(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--no-open", "--language", "en"]
    log = tmp_path / "log"
    with Server([*command, "--rules", str(tmp_path / "good.yaml")], log) as running:
        with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/", timeout=60) as page:
            text = page.read().decode("utf-8")
        assert page.url.endswith("/app")
        assert '<html lang="en"' in text
        for origin, allowed in (
            (f"http://127.0.0.1:{running.port}", True),
            (f"http://localhost:{running.port}", True),
            (f"http://example.org:{running.port}", False),
            ("http://127.0.0.1:1", False),
        ):
            assert (upgrade(running.port, origin) != 403) == allowed, origin
    assert f"Mengpaneel starts at http://127.0.0.1:{running.port}." in log.read_text("utf-8")

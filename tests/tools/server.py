"""`panel serve` as a user starts it, in a process of its own, for the tests that need a real server."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.tools.machine import end_group

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"


PORTS = range(20_000, 32_000)  # below the ports that systems give to outgoing connections


def free_port() -> int:
    """Return a port of the loopback address that was free a moment ago."""
    for port in random.sample(PORTS, 100):
        with socket.socket() as probe:
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            return port
    raise OSError("none of 100 ports tried is free")


class ServerFailed(RuntimeError):
    """The server ended, or did not answer in time; the message holds the end of its log."""


class Server:
    """A server process on a free port of this machine; use it as a context manager.

    `command` gets `--port N` added. The server is up when `path` answers 200, and at the end it is
    ended with everything that it started. Its output stays in `log`.
    """

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        path: str = "/",
        cwd: Path = ROOT,
        environ: Mapping[str, str] | None = None,
        patience: float = 60,
    ) -> None:
        self.port = free_port()
        self.command = [*command, "--port", str(self.port)]
        self.log = log
        self.path = path
        self.cwd = cwd
        self.environ = {**(os.environ if environ is None else environ), "PYTHONUNBUFFERED": "1"}
        self.patience = patience
        self._process: subprocess.Popen[str] | None = None

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def url(self) -> str:
        """The address of the page that tells the server is up."""
        return self.origin + self.path

    def text(self) -> str:
        """Return the page at `url`, as the server sends it."""
        with urllib.request.urlopen(self.url, timeout=self.patience) as answer:  # noqa: S310 - our own
            return answer.read().decode("utf-8")

    @property
    def pid(self) -> int:
        """The id of the server's process, to measure its memory."""
        assert self._process is not None, "the server is not running"
        return self._process.pid

    def log_tail(self, characters: int = 3000) -> str:
        """Return the end of what the server printed."""
        return self.log.read_text("utf-8", errors="replace")[-characters:] if self.log.exists() else ""

    def __enter__(self) -> Server:
        with self.log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=self.cwd,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        try:
            self._wait_until_up()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the server and everything it started. May be called twice."""
        if self._process is not None:
            end_group(self._process)
            self._process = None

    def _wait_until_up(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise ServerFailed(f"the server ended with {self._process.returncode}:\n{self.log_tail()}")
            try:
                with urllib.request.urlopen(self.url, timeout=self.patience) as answer:  # noqa: S310 - our own
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise ServerFailed(f"no answer at {self.url} in {self.patience:.0f} s:\n{self.log_tail()}")


def panel_server(app: Path, log: Path, **environ: str) -> Server:
    """Return the server that `panel serve APP` starts, with all its scripts and styles its own."""
    command = [sys.executable, "-m", "panel", "serve", str(app), "--address", LOOPBACK]
    settings = {**os.environ, "BOKEH_RESOURCES": "server", **environ}
    server = Server(command, log, path=f"/{app.stem}", environ=settings)
    server.command += ["--allow-websocket-origin", f"{LOOPBACK}:{server.port}"]
    return server

"""The machine as the search for a browser sees it, behind an interface so that a test can fake it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol


class Machine(Protocol):
    """What `tests.tools.chromium` asks of a machine."""

    @property
    def platform(self) -> str:
        """`sys.platform`: linux, darwin, win32."""
        ...

    @property
    def environ(self) -> Mapping[str, str]:
        """The environment variables."""
        ...

    @property
    def home(self) -> Path:
        """The home folder."""
        ...

    @property
    def python(self) -> str:
        """The Python that runs the tests."""
        ...

    @property
    def is_root(self) -> bool:
        """Whether the system's package manager may be used as it is."""
        ...

    def which(self, name: str) -> str | None:
        """Return where the program `name` is on the path, or None."""
        ...

    def is_file(self, path: Path) -> bool:
        """Say whether there is a file at `path`."""
        ...

    def glob(self, folder: Path, pattern: str) -> Sequence[Path]:
        """Return the files below `folder` that match; none when the folder does not exist."""
        ...

    def run(self, command: Sequence[str], seconds: float) -> bool:
        """Run `command`, at most `seconds`; True when it ended well."""
        ...


class RealMachine:
    """This machine."""

    platform = sys.platform
    python = sys.executable

    def __init__(self) -> None:
        self.environ: Mapping[str, str] = os.environ
        self.home = Path.home()
        self.is_root = hasattr(os, "geteuid") and os.geteuid() == 0

    def which(self, name: str) -> str | None:
        """Return where the program `name` is on the path, or None."""
        return shutil.which(name)

    def is_file(self, path: Path) -> bool:
        """Say whether there is a file at `path`."""
        return path.is_file()

    def glob(self, folder: Path, pattern: str) -> Sequence[Path]:
        """Return the files below `folder` that match; none when the folder does not exist."""
        return list(folder.glob(pattern)) if folder.is_dir() else []

    def run(self, command: Sequence[str], seconds: float) -> bool:
        """Run `command` with all it starts, at most `seconds`; its output goes to stderr when it fails."""
        quiet = dict(self.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
        try:
            process = subprocess.Popen(
                command,
                env=quiet,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                start_new_session=True,
            )
        except OSError as problem:
            print(problem, file=sys.stderr)
            return False
        with process:
            try:
                output, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                end_group(process)
                return False
        if process.returncode:
            print(output[-2000:], file=sys.stderr)
        return process.returncode == 0


def end_group(process: subprocess.Popen[str], patience: float = 5) -> None:
    """End `process` and what it started: asked first, and made to after `patience` seconds."""
    if sys.platform == "win32":
        process.terminate()
        process.wait(patience)
        return
    for last_word in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, last_word)
            process.wait(patience)
        except ProcessLookupError:
            process.wait(patience)
            return
        except subprocess.TimeoutExpired:
            continue
        except PermissionError:  # a group that only holds what has already ended, on macOS
            return

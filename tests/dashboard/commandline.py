"""Runs the command `mengpaneel`, in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from click.testing import CliRunner, Result

from dashboard.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = str(files("sample_data") / "exercises" / "oefengemeente.json")
MUNICIPAL = str(files("sample_data") / "rules" / "voorbeeld-gemeente.yaml")


def run(*args: str, **environment: str) -> Result:
    """Run the command in this process; it must end with an exit, never with an exception."""
    result = CliRunner().invoke(
        main, args, env={"MENGPANEEL_LANGUAGE": None, "MENGPANEEL_RULES": None, **environment}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


def start(
    *args: str, stdout: int | None = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *args],
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, **environment},
        encoding="utf-8",
        timeout=120,
        check=False,
    )

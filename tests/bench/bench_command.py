"""How long the command line takes, as a whole process."""

from __future__ import annotations

import subprocess
import sys
import time

from tests.bench.figures import said
from tests.tools.server import ROOT

ROUNDS = 7
COMMANDS = {
    "mengpaneel --version": ["--version"],
    "mengpaneel rules check --builtin": ["rules", "check", "--builtin"],
    "mengpaneel findings (practice exercise)": ["findings", "sample_data/exercises/oefengemeente.json"],
}


def test_the_command_line_starts() -> None:
    print()
    for what, arguments in COMMANDS.items():
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            code = f"from dashboard.cli import main; import sys; sys.argv[1:] = {arguments!r}; main()"
            done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
            times.append((time.perf_counter() - start) * 1000)
            assert done.returncode == 0, done.stderr.decode()
        print(said(what, times, "ms"))

"""A wheel, built from the tree and installed where nothing else is, serves and runs the command."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.tools.server import LOOPBACK, ROOT, Server

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]  # one worker makes one environment

PACKAGES = ("components", "dashboard", "sample_data")
LEFT_BEHIND = frozenset({"__pycache__", ".ipynb_checkpoints"})


def run(command: Sequence[str | Path], cwd: Path, environ: Mapping[str, str] | None = None) -> str:
    """Run `command` and return what it printed; what it printed is the message when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout[-3000:]}"
    return done.stdout


def data_files() -> set[str]:
    """Return every file of the packages in the tree, as the wheel should name it."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not LEFT_BEHIND & set(path.parts)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in an environment of its own as `python -m build` does."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], cwd=folder)
    (built,) = folder.glob("mengpaneel-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with programs of an environment that holds the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = [
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--constraint",
        ROOT / "constraints.txt",
    ]
    run([*install, wheel], cwd=folder)
    return programs


@pytest.fixture
def elsewhere(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """An empty folder to work in, and an environment that does not lead back to the checkout."""
    return tmp_path, {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == data_files()


def test_the_wheel_holds_the_licence(wheel: Path):
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_code_that_runs_is_the_wheels(environment: Path, elsewhere: tuple[Path, dict[str, str]]):
    ask = "import sys, importlib; [print(importlib.import_module(name).__file__) for name in sys.argv[1:]]"
    paths = run([environment / "python", "-c", ask, *PACKAGES], *elsewhere).splitlines()
    assert len(paths) == len(PACKAGES)
    assert all(Path(path).is_relative_to(environment.parent) for path in paths), paths


def test_the_command_tells_its_version(environment: Path, elsewhere: tuple[Path, dict[str, str]]):
    assert "0.1.0" in run([environment / "mengpaneel", "--version"], *elsewhere)


def test_the_command_checks_the_built_in_rules(environment: Path, elsewhere: tuple[Path, dict[str, str]]):
    run([environment / "mengpaneel", "rules", "check", "--builtin"], *elsewhere)


def test_the_command_serves_the_dashboard(environment: Path, elsewhere: tuple[Path, dict[str, str]]):
    folder, environ = elsewhere
    command = [str(environment / "mengpaneel"), "serve", "--no-open"]
    with Server(command, folder.parent / "serve.log", cwd=folder, environ=environ) as server:
        assert "Mengpaneel" in server.text()


def test_panel_serves_the_installed_app(environment: Path, elsewhere: tuple[Path, dict[str, str]]):
    folder, environ = elsewhere
    (app,) = environment.parent.glob("**/site-packages/dashboard/app.py")
    command = [str(environment / "python"), "-m", "panel", "serve", str(app), "--address", LOOPBACK]
    with Server(command, folder.parent / "panel.log", "/app", folder, environ) as server:
        assert "Mengpaneel" in server.text()

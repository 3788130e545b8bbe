"""Where a Chromium is looked for, in which order one is installed, and what is said when nothing helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.tools import chromium
from tests.tools.chromium import NoBrowser, find, find_or_install

DOWNLOAD = "python -m playwright install chromium"
DOWNLOADED = Path("/home/sam/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome")
DEBIAN = Path("/usr/bin/chromium")


@dataclass
class FakeMachine:
    """A machine that exists on paper: files, programs on the path, and commands that do something."""

    files: set[Path] = field(default_factory=set)
    effects: dict[str, Callable[[FakeMachine], bool]] = field(default_factory=dict)
    environ: dict[str, str] = field(default_factory=dict)
    platform: str = "linux"
    home: Path = Path("/home/sam")
    python: str = "python"
    is_root: bool = False
    ran: list[tuple[str, float]] = field(default_factory=list)

    def which(self, name: str) -> str | None:
        """Every file in /usr/bin is on the path."""
        return f"/usr/bin/{name}" if Path("/usr/bin", name) in self.files else None

    def is_file(self, path: Path) -> bool:
        """Only the files given exist."""
        return path in self.files

    def glob(self, folder: Path, pattern: str) -> Sequence[Path]:
        """Match the files below `folder`."""
        return [file for file in self.files if fnmatch(str(file), f"{folder}/{pattern}")]

    def run(self, command: Sequence[str], seconds: float) -> bool:
        """Note the command and do what was set for it; asking a version works unless set otherwise."""
        line = " ".join(command)
        self.ran.append((line, seconds))
        return self.effects.get(line, lambda _: line.endswith("--version"))(self)

    @property
    def commands(self) -> list[str]:
        """What was run, without the questions after a version."""
        return [line for line, _ in self.ran if not line.endswith("--version")]


def gives(*files: Path) -> Callable[[FakeMachine], bool]:
    """Return a command that works and leaves `files` behind."""
    return lambda machine: bool(machine.files.update(files)) or True


def programs(*names: str) -> set[Path]:
    """Return the files of programs on the path."""
    return {Path("/usr/bin", name) for name in names}


def test_the_browser_that_the_variable_names_goes_before_an_installed_one():
    machine = FakeMachine(files={DEBIAN, Path("/opt/mine")}, environ={"MENGPANEEL_CHROMIUM": "/opt/mine"})
    assert find(machine) == Path("/opt/mine")


def test_a_variable_that_names_no_browser_is_an_error_and_nothing_else_is_tried():
    machine = FakeMachine(files={DEBIAN}, environ={"MENGPANEEL_CHROMIUM": "/opt/gone"})
    with pytest.raises(NoBrowser, match="MENGPANEEL_CHROMIUM names /opt/gone"):
        find_or_install(machine)
    assert machine.ran == []


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
def test_an_installed_browser_is_found_by_each_usual_name(name: str):
    assert find(FakeMachine(files=programs(name))) == Path("/usr/bin", name)


def test_a_stub_that_does_not_start_is_passed_over():
    machine = FakeMachine(
        files=programs("chromium-browser", "google-chrome"),
        effects={"/usr/bin/chromium-browser --version": lambda _: False},
    )
    assert find(machine) == Path("/usr/bin/google-chrome")


@pytest.mark.parametrize(
    ("platform", "environ", "program"),
    [
        ("linux", {}, DOWNLOADED),
        ("linux", {"PLAYWRIGHT_BROWSERS_PATH": "/pw"}, Path("/pw/chromium-1/chrome-linux/chrome")),
        ("darwin", {}, Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")),
        ("darwin", {}, Path("/home/sam/Applications/Chromium.app/Contents/MacOS/Chromium")),
        (
            "darwin",
            {},
            Path(
                "/home/sam/Library/Caches/ms-playwright/chromium-1/chrome-mac/Chromium.app/Contents/MacOS/Chromium"
            ),
        ),
        ("win32", {"PROGRAMFILES": "C:/P"}, Path("C:/P/Google/Chrome/Application/chrome.exe")),
    ],
)
def test_browsers_of_playwright_mac_and_windows_are_found(
    platform: str, environ: dict[str, str], program: Path
):
    assert find(FakeMachine(files={program}, platform=platform, environ=environ)) == program


def test_nothing_is_installed_when_a_browser_is_there():
    machine = FakeMachine(files={DEBIAN})
    assert find_or_install(machine) == DEBIAN
    assert machine.commands == []


def test_playwright_may_download_for_twenty_seconds():
    machine = FakeMachine(files=programs("apt-get"), effects={DOWNLOAD: gives(DOWNLOADED)}, is_root=True)
    assert find_or_install(machine) == DOWNLOADED
    assert (DOWNLOAD, 20) in machine.ran
    assert machine.commands == [DOWNLOAD]


APT = ["apt-get update", "apt-get install -y --no-install-recommends chromium"]


@pytest.mark.parametrize("prefix", ["", "sudo -n "])
def test_when_the_download_fails_apt_is_brought_up_to_date_and_asked(prefix: str):
    machine = FakeMachine(
        files=programs("apt-get", "sudo"),
        effects={"sudo -n true": gives(), prefix + APT[0]: gives(), prefix + APT[1]: gives(DEBIAN)},
        is_root=not prefix,
    )
    assert find_or_install(machine) == DEBIAN
    asked = ["sudo -n true"] if prefix else []
    assert machine.commands == [DOWNLOAD, *asked, prefix + APT[0], prefix + APT[1]]


def test_a_download_that_does_not_start_is_followed_by_the_package_manager():
    machine = FakeMachine(
        files=programs("apt-get"),
        effects={
            DOWNLOAD: gives(DOWNLOADED),
            f"{DOWNLOADED} --version": lambda _: False,
            APT[0]: gives(),
            APT[1]: gives(DEBIAN),
        },
        is_root=True,
    )
    said: list[str] = []
    assert find_or_install(machine, said.append) == DEBIAN
    assert "It was installed, but it does not start." in said


@pytest.mark.parametrize(
    ("program", "command", "is_root"),
    [
        ("dnf", "dnf install -y chromium", True),
        ("brew", "brew install --cask google-chrome", False),
    ],
)
def test_other_package_managers_are_used_where_they_are(program: str, command: str, is_root: bool):
    machine = FakeMachine(files=programs(program), effects={command: gives(DEBIAN)}, is_root=is_root)
    assert find_or_install(machine) == DEBIAN


def test_without_root_and_without_sudo_it_says_so_and_what_to_do():
    machine, said = FakeMachine(files=programs("apt-get")), []
    with pytest.raises(NoBrowser, match="yourself, or set MENGPANEEL_CHROMIUM"):
        find_or_install(machine, said.append)
    assert "apt-get is here, but it needs root, and sudo asks for a password." in said
    assert machine.commands == [DOWNLOAD]


def test_a_package_manager_that_fails_is_told_and_nothing_is_skipped():
    machine, said = FakeMachine(files=programs("apt-get"), effects={APT[0]: gives()}, is_root=True), []
    with pytest.raises(NoBrowser):
        find_or_install(machine, said.append)
    assert f"{APT[1]} failed." in said


def test_the_command_ends_with_an_error_code_when_nothing_works(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(chromium, "RealMachine", FakeMachine)
    assert chromium.main() == 1
    assert "cannot run without one" in capsys.readouterr().err

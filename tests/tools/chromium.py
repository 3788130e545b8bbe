"""Find a Chromium for the browser tests, or install one.

    python -m tests.tools.chromium        finds or installs; the path on stdout, what was done on stderr

In this order: the one that MENGPANEEL_CHROMIUM names; an installed Chromium or Chrome; the one in
Playwright's cache; Playwright's download, given up after 20 seconds; the system's package manager
(apt-get, dnf, brew; as root, or with a sudo that asks no password). A browser only counts when it
answers its version: Ubuntu's `chromium-browser`, for one, may be a stub without a browser behind it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.machine import Machine, RealMachine

VARIABLE = "MENGPANEEL_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
WINDOWS_APPS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
CACHED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium_headless_shell-*/*/headless_shell*",
    "chromium_headless_shell-*/*/chrome-headless-shell*",
)
DOWNLOAD_SECONDS = 20
PACKAGE_SECONDS = 600
ADVICE = f"""\
No Chromium or Chrome was found, and none could be installed; the browser tests cannot run without one.
Install Chromium or Google Chrome yourself, or set {VARIABLE} to the path of its program, and try again."""


class NoBrowser(RuntimeError):
    """There is no Chromium that runs. The message says what to do."""


@dataclass(frozen=True)
class PackageManager:
    """How one package manager installs Chromium: its program, its commands, and whether it wants root."""

    program: str
    commands: tuple[tuple[str, ...], ...]
    wants_root: bool = True


PACKAGE_MANAGERS = (
    PackageManager(
        "apt-get",
        (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium")),
    ),
    PackageManager("dnf", (("dnf", "install", "-y", "chromium"),)),
    PackageManager("brew", (("brew", "install", "--cask", "google-chrome"),), wants_root=False),
)


def cache_folder(machine: Machine) -> Path:
    """Return the folder in which Playwright keeps its browsers on this kind of machine."""
    if named := machine.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    if machine.platform == "darwin":
        return machine.home / "Library" / "Caches" / "ms-playwright"
    if machine.platform == "win32":
        return Path(machine.environ.get("LOCALAPPDATA", machine.home)) / "ms-playwright"
    return machine.home / ".cache" / "ms-playwright"


def candidates(machine: Machine) -> Iterator[Path]:
    """Yield where a browser may be: on the path, where Mac and Windows keep theirs, in Playwright's cache."""
    for name in NAMES:
        if found := machine.which(name):
            yield Path(found)
    if machine.platform == "darwin":
        for folder in (Path("/Applications"), machine.home / "Applications"):
            yield from (folder / app for app in MAC_APPS)
    if machine.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := machine.environ.get(variable):
                yield from (Path(folder) / app for app in WINDOWS_APPS)
    for pattern in CACHED:
        yield from sorted(machine.glob(cache_folder(machine), pattern), reverse=True)


def works(machine: Machine, program: Path) -> bool:
    """Say whether `program` is a browser that starts. On Windows asking its version would open a window."""
    if not machine.is_file(program):
        return False
    return machine.platform == "win32" or machine.run([str(program), "--version"], seconds=30)


def find(machine: Machine | None = None) -> Path | None:
    """Return the first browser that works, or None. Raise NoBrowser when the one that was named does not."""
    machine = machine or RealMachine()
    if named := machine.environ.get(VARIABLE):
        if works(machine, Path(named)):
            return Path(named)
        raise NoBrowser(f"{VARIABLE} names {named}, and that does not run as a browser.")
    return next((program for program in candidates(machine) if works(machine, program)), None)


def download(machine: Machine, say: Callable[[str], None]) -> bool:
    """Let Playwright download its own Chromium; False when that failed or took too long."""
    say(f"Looking for a Chromium: none is installed; trying Playwright's download ({DOWNLOAD_SECONDS} s).")
    done = machine.run([machine.python, "-m", "playwright", "install", "chromium"], seconds=DOWNLOAD_SECONDS)
    if not done:
        say("Playwright's download failed or took too long.")
    return done


def install_package(machine: Machine, say: Callable[[str], None]) -> bool:
    """Let the system's package manager install a Chromium; False when there is none that may."""
    for manager in PACKAGE_MANAGERS:
        if not machine.which(manager.program):
            continue
        prefix: list[str] = []
        if manager.wants_root and not machine.is_root:
            prefix = ["sudo", "-n"]
            if not machine.which("sudo") or not machine.run([*prefix, "true"], seconds=10):
                say(f"{manager.program} is here, but it needs root, and sudo asks for a password.")
                continue
        for command in manager.commands:
            say("Running: " + " ".join([*prefix, *command]))
            if not machine.run([*prefix, *command], seconds=PACKAGE_SECONDS):
                say(f"{' '.join(command)} failed.")
                break
        else:
            return True
    return False


def find_or_install(machine: Machine | None = None, say: Callable[[str], None] = lambda _: None) -> Path:
    """Return a browser that works, installing one when there is none. Raise NoBrowser when nothing helps."""
    machine = machine or RealMachine()
    if found := find(machine):
        say(f"Chromium for the browser tests: {found}")
        return found
    for attempt in (download, install_package):
        if attempt(machine, say):
            if found := find(machine):
                say(f"Chromium for the browser tests, just installed: {found}")
                return found
            say("It was installed, but it does not start.")
    raise NoBrowser(ADVICE)


def main() -> int:
    """Print the path of a browser; exit code 1, and what to do, when there is none."""

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    try:
        print(find_or_install(say=say))
    except NoBrowser as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

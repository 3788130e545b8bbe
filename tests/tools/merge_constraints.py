"""Write `constraints.txt` from what two fresh environments hold, one on Python 3.11 and one newer.

    python -m tests.tools.merge_constraints FREEZE_311 FREEZE_NEWER > constraints.txt

Both arguments are files made by `pip freeze` in an environment with all extras installed. A package
of which both hold the same version, or that only one of them holds, gets one line; where they differ
each version gets its environment marker.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

OLDER = 'python_version < "3.12"'
NEWER = 'python_version >= "3.12"'
HEADER = """\
# The exact versions that the tests ran with; used as `pip install -c constraints.txt ...`.
# Made by `python -m tests.tools.merge_constraints` (see CONTRIBUTING.md): change it there, not by hand.
"""


def pins(lines: Iterable[str]) -> dict[str, str]:
    """Return {package: version} of the lines `package==version`; the project itself is left out.

    Raises ValueError for a line that pins no version, such as a path or an address.
    """
    found: dict[str, str] = {}
    for line in (raw.strip() for raw in lines):
        if not line or line.startswith("#") or "mengpaneel" in line.lower():
            continue
        name, equals, version = line.partition("==")
        if not equals or "@" in name or "/" in name:
            raise ValueError(f"not an exact version: {line}")
        found[name] = version
    return found


def merge(older: dict[str, str], newer: dict[str, str]) -> list[str]:
    """Return the lines of the constraints, in alphabetical order."""
    lines: list[str] = []
    for name in sorted(older.keys() | newer.keys(), key=str.lower):
        versions = {older.get(name), newer.get(name)} - {None}
        if len(versions) == 1:
            lines.append(f"{name}=={versions.pop()}")
        else:
            lines += [f"{name}=={older[name]}; {OLDER}", f"{name}=={newer[name]}; {NEWER}"]
    return lines


def main(arguments: list[str]) -> int:
    """Print the merged constraints; exit code 2 when not called with two files."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    older, newer = (pins(Path(name).read_text("utf-8").splitlines()) for name in arguments)
    print(HEADER + "\n".join(merge(older, newer)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

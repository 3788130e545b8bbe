"""The desk's ES module and styles: small sources joined into one module without imports.

Three shells mount it: Panel (served and in a notebook), the light page, the standalone file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

#: Joined in this order: what is used stands before what uses it.
PARTS = (
    "verdicts.js",
    "rules.js",
    "words.js",
    "dom.js",
    "store.js",
    "textbox.js",
    "why.js",
    "lane.js",
    "effects.js",
    "strip.js",
    "card.js",
    "findings.js",
    "voice.js",
    "changed.js",
    "desk.js",
)
STYLES = ("desk.css", "findings.css")

_IMPORT = re.compile(r"^import\s[^;]*?from\s+\"\.{1,2}/[\w./]+\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=class|function|const)", re.MULTILINE)


def source(name: str, package: str = "components.sliders.desk") -> str:
    """Return the text of a source of this folder, or of another package."""
    return (resources.files(package) / name).read_text("utf-8")


def joined(sources: Iterable[str], exported: Iterable[str] = ()) -> str:
    """Return module texts as one module without imports, that exports only the names in `exported`."""
    text = "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in sources)
    names = ", ".join(exported)
    return f"{text}\nexport {{ {names} }};\n" if names else text


def parts() -> list[str]:
    """Return the texts of the desk's sources, in the order in which they are joined."""
    return [source(name) for name in PARTS]


@cache
def module() -> str:
    """Return the desk as one ES module; it exports `mountDesk`."""
    return joined(parts(), ["mountDesk"])


@cache
def styles() -> str:
    """Return the CSS of the desk and the findings (the tokens come from `components.look`)."""
    return "\n".join(source(name) for name in STYLES)

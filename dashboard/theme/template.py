"""Our page: language, viewport, skip link, one main landmark, and the desk before anything is connected."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

import panel as pn
from panel.io.resources import get_env

from components.look import tokens
from components.sliders.desk import joined, parts, source, styles
from components.sources import SOURCES
from components.words import Language, words
from dashboard.theme.server import PROCESS

#: Sections of the page that the header leads to.
PARTS = ("desk", "facts", "examples", "pictures", "files", "about")
#: The page's own scripts, joined in this order after the desk.
OWN = ("connection.js", "downloads.js", "inputs.js", "boot.js")
ABOUT = ("about.what", "about.middle", "about.sources", "about.privacy", "about.marks")


@cache
def _boot() -> str:
    own = [source(name, "dashboard.theme") for name in OWN]
    text = joined([*parts(), source("drafts.js"), *own])
    # A classic script runs where it stands; a module would wait for BokehJS.
    return f'(() => {{ "use strict";\n{text}\n}})();'.replace("</", "<\\/")


@cache
def _styles() -> str:
    page = (resources.files("dashboard.theme") / "page.css").read_text("utf-8")
    return tokens() + page + styles()


@cache
def _html() -> Any:
    """Return the page's template, compiled once: Panel would compile it for every visitor, twice."""
    text = (resources.files("dashboard.theme") / "page.html").read_text("utf-8")
    return get_env().from_string(text)


class Page(pn.Template):
    """Our page. Its repr is short: Panel asks for it at every root added, and a full one is slow."""

    def __repr__(self, depth: int = 0, max_depth: int = 10) -> str:
        return "Page"


def lean(scripts: str) -> str:
    """Return Bokeh's script elements without WebGL, which no picture of ours uses."""
    return re.sub(r"<script[^>]*bokeh-gl[^>]*>\s*</script>", "", scripts)


def embedded_json(value: Any) -> str:
    """Return `value` as JSON that can stand inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def page(
    language: Language, setup: dict[str, Any], state: dict[str, Any], roots: dict[str, pn.viewable.Viewable]
) -> Page:
    """Return the page with `roots` in their places; `setup` and `state` make the desk usable at once."""
    t = words(language)
    template = Page(_html(), nb_template=_html(), items=roots)
    sources = [
        f"{entry.author.text(language)}, {entry.title.text(language)} ({entry.year}). "
        + t(f"standing.{entry.standing}").capitalize()
        + "."
        for _, entry in SOURCES.items()
    ]
    data = {"setup": setup, "state": state, "words": t.under("page."), "process": PROCESS}
    for name, value in {
        "lang": language,
        "lean": lean,
        "words": t,
        "styles": _styles(),
        "boot": _boot(),
        "data": embedded_json(data),
        "parts": PARTS,
        "sliders": setup["sliders"],
        "about": [t(key) for key in ABOUT],
        "sources": sources,
    }.items():
        template.add_variable(name, value)
    return template

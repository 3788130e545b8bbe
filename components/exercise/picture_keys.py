"""Keys beside the pictures as HTML: what each shape, letter and line means. Everything in it is escaped."""

from __future__ import annotations

import pandas as pd

from components.bottlenecks import Kind
from components.exercise.marks import EDGE, INK, MUTED
from components.exercise.svg import kind_icon
from components.exercise.tables import records
from components.words import Language, as_html, words


def map_key(frame: pd.DataFrame, language: Language) -> str:
    """Return the list of statements on the map with their letters, and what the marks mean."""
    t = words(language)
    statements = [
        f"<li><b>{as_html(rule['letter'])}</b>{kind_icon(rule['kind'])}<span>{as_html(rule['title'])} "
        f'<span class="quiet">({as_html(t("kind." + rule["kind"]))})</span></span></li>'
        for rule in records(frame.drop_duplicates("rule"))
    ]
    listed = (
        f'<ul class="key">{"".join(statements)}</ul>'
        if statements
        else f"<p>{as_html(t('picture.map.no_rules'))}</p>"
    )
    lines = [
        (_edge(INK, "solid"), "picture.key.now"),
        (_edge(INK, "dashed"), "picture.key.intended"),
        (_edge(MUTED, "dashed", 12), "picture.key.undecided"),
    ]
    return (
        f"<h4>{as_html(t('picture.map.key'))}</h4>{listed}{_plain(lines, language)}"
        f'<p class="quiet">{as_html(t("picture.map.note"))}</p>'
    )


def network_key(language: Language) -> str:
    """Return what the shapes and the lines of the network mean."""
    t = words(language)
    kinds = [(kind_icon(kind), f"kind.{kind}") for kind in Kind]
    lines = [
        (_line(INK, 2.8, ""), "picture.key.lit"),
        (_line(EDGE, 1.3, "5 4"), "picture.key.needed"),
        (_line(EDGE, 1.0, ""), "picture.key.unlit"),
        (_edge(MUTED, "dashed", 12), "picture.key.undecided"),
    ]
    return (
        f"<h4>{as_html(t('picture.network.key'))}</h4>{_plain([*kinds, *lines], language, ' two')}"
        f'<p class="quiet">{as_html(t("picture.network.note"))}</p>'
    )


def _plain(entries: list[tuple[str, str]], language: Language, more: str = "") -> str:
    t = words(language)
    items = "".join(f"<li>{icon}<span>{as_html(t(key))}</span></li>" for icon, key in entries)
    return f'<ul class="key plain{more}">{items}</ul>'


def _line(color: str, width: float, dash: str) -> str:
    return (
        '<svg aria-hidden="true" width="30" height="14" viewBox="0 0 30 14"><path d="M1 7h28" '
        f'stroke="{color}" stroke-width="{width}" stroke-dasharray="{dash}"/></svg>'
    )


def _edge(color: str, style: str, size: int = 26) -> str:
    dash = ' stroke-dasharray="4 3"' if style == "dashed" else ""
    return (
        '<svg aria-hidden="true" width="30" height="16" viewBox="0 0 30 16"><rect x="1.5" y="2" '
        f'width="{size}" height="12" fill="none" stroke="{color}" stroke-width="2"{dash}/></svg>'
    )

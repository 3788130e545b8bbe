"""Marks of the network: inputs on the left, statements on the right, curves between what belongs together.

Places are computed from which rules ask about what, never from answers: nothing moves when
something lights up. Texts are broken into lines here; `narrow` is a second layout, for a phone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from components.answers import UNKNOWN
from components.exercise.marks import (
    BOX_COLUMNS,
    CAPS,
    CARD,
    CURVE_COLUMNS,
    EDGE,
    GLYPH_COLUMNS,
    INK,
    MUTED,
    TEXT_COLUMNS,
    Marks,
    finding_glyph,
    table,
)
from components.exercise.tables import records
from components.exercise.vocabulary import headed


@dataclass(frozen=True)
class Layout:
    """Measures of one layout: share of the width beside the columns, characters to a line, px."""

    left: float
    right: float
    left_chars: int
    right_chars: int
    size: int
    line: int
    gap: int
    glyph: float
    pad: float
    bold: bool


WIDE = Layout(0.31, 0.445, 26, 34, size=14, line=18, gap=13, glyph=13, pad=0.018, bold=True)
NARROW = Layout(0.42, 0.452, 13, 17, size=11, line=14, gap=14, glyph=10, pad=0.036, bold=False)


def network_marks(nodes: pd.DataFrame, edges: pd.DataFrame, narrow: bool = False) -> Marks:
    """Return the marks of the network. `nodes` and `edges` are those of `network_frames`."""
    layout = NARROW if narrow else WIDE
    inputs = [node for node in records(nodes) if node["layer"] != "finding"]
    findings = _ordered(records(nodes), records(edges))
    said = [
        (_lines(headed(node["label"]), layout.left_chars), _lines(node["answer_words"], layout.left_chars))
        for node in inputs
    ]
    titles = [_lines(_title(node), layout.right_chars) for node in findings]
    # Facts stay close to their slider: a wider gap before each slider and before the model.
    left = _Column(
        [len(name) + len(answer) for name, answer in said],
        [1 if node["beside"] else 3 for node in inputs],
    )
    right = _Column([len(lines) for lines in titles], [1] * len(titles))
    height = max(left.least(layout), right.least(layout))
    at_left = dict(zip((node["key"] for node in inputs), left.places(layout, height), strict=True))
    at_right = dict(zip((node["key"] for node in findings), right.places(layout, height), strict=True))
    x0, x1 = layout.left, 1 - layout.right
    glyphs = [(x0, at_left[node["key"]], node["layer"], *_input_glyph(node, layout)) for node in inputs]
    glyphs += [
        (x1, at_right[node["key"]], node["kind"], *finding_glyph(node["kind"], node["verdict"], layout.glyph))
        for node in findings
    ]
    texts = [
        text
        for node, lines in zip(inputs, said, strict=True)
        for text in _input_texts(
            node, lines, (x0 - layout.pad * 1.2, at_left[node["key"]]), layout.line / height, layout
        )
    ]
    texts += [
        (
            x1 + layout.pad,
            at_right[node["key"]],
            "\n".join(lines),
            "finding",
            *_emphasis(node, layout),
            "left",
        )
        for node, lines in zip(findings, titles, strict=True)
    ]
    ends = x0 + layout.pad * 0.8, x1 - layout.pad * 0.7
    curves = [
        (ends[0], at_left[edge["input"]], ends[1], at_right[edge["rule"]], *_line(edge))
        for edge in sorted(records(edges), key=lambda edge: (edge["lit"], edge["needed"]))
    ]
    return Marks(
        table([], BOX_COLUMNS),
        table(curves, CURVE_COLUMNS),
        table(glyphs, GLYPH_COLUMNS),
        table(texts, TEXT_COLUMNS),
        xlim=(0.0, 1.0),
        ylim=(0.0, 1.0),
        height=height,
        text_size=layout.size,
        layers=("curves", "glyphs", "texts"),
    )


@dataclass(frozen=True)
class _Column:
    """Blocks of text from the top down: lines in each, and the share of free room before each."""

    lines: list[int]
    gaps: list[int]

    def least(self, layout: Layout) -> int:
        """Return the height that just holds the column, in px."""
        return sum(self.lines) * layout.line + (sum(self.gaps) + 1) * layout.gap

    def places(self, layout: Layout, height: int) -> list[float]:
        """Return the middle of each block as a share of `height` px (0 at the bottom)."""
        unit = (height - sum(self.lines) * layout.line) / (sum(self.gaps) + 1)
        found, top = [], float(height)
        for lines, gap in zip(self.lines, self.gaps, strict=True):
            top -= unit * gap
            found.append((top - lines * layout.line / 2) / height)
            top -= lines * layout.line
        return found


def _ordered(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the findings from the top down, each near the inputs it asks about, so that few curves cross."""
    rank = {node["key"]: place for place, node in enumerate(nodes) if node["layer"] != "finding"}
    near: dict[str, list[int]] = {}
    for edge in edges:
        near.setdefault(edge["rule"], []).append(rank[edge["input"]])
    return sorted(
        (node for node in nodes if node["layer"] == "finding"),
        key=lambda node: sum(near[node["key"]]) / len(near[node["key"]]),
    )


@lru_cache(maxsize=1024)
def _lines(text: str, chars: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, chars, break_long_words=False)) or ("",)


def _title(node: Mapping[str, Any]) -> str:
    """Return the statement, with a question mark before what can't be told yet."""
    return f"? {node['label']}" if node["verdict"] == "undecided" else node["label"]


def _emphasis(node: Mapping[str, Any], layout: Layout) -> tuple[str, str]:
    """Return colour and style of a text."""
    return INK if node["lit"] else MUTED, "bold" if node["lit"] and layout.bold else "normal"


def _input_texts(
    node: Mapping[str, Any],
    lines: tuple[tuple[str, ...], tuple[str, ...]],
    place: tuple[float, float],
    line: float,
    layout: Layout,
) -> list[tuple[object, ...]]:
    """Return the name of an input and, below it, its answer; `line` is the height of a line, as a share."""
    (name, answer), (x, y) = lines, place
    open_ = node["answer"] in UNKNOWN
    known_style = "bold" if layout.bold else "normal"
    look = (MUTED if open_ else INK, "italic" if open_ else known_style)
    # The two together lie around the place: each moves by half the height of the other.
    up, down = len(answer) / 2 * line, len(name) / 2 * line
    return [
        (x, y + up, "\n".join(name), node["layer"], *_emphasis(node, layout), "right"),
        (x, y - down, "\n".join(answer), "answer", *look, "right"),
    ]


def _input_glyph(node: Mapping[str, Any], layout: Layout) -> tuple[str, float, str, str, float, str]:
    """Return marker, size, fill, line, width and dash: a cap for a slider, a dot for a fact, a hexagon."""
    known = node["answer"] not in UNKNOWN
    if node["layer"] == "slider":
        color = CAPS.get(node["answer"], EDGE)
        return (
            "dash",
            layout.glyph * 1.8,
            color,
            color,
            (9.0 if node["lit"] else 5.0) if known else 2.0,
            "solid",
        )
    color = INK if known else EDGE
    size = layout.glyph * (0.6 if node["layer"] == "fact" else 1.1)
    return (
        "circle" if node["layer"] == "fact" else "hex",
        size,
        INK if node["lit"] else CARD,
        color,
        1.6,
        "solid",
    )


def _line(edge: Mapping[str, Any]) -> tuple[str, str, float, str]:
    """Return role, colour, width and dash of a curve."""
    if edge["lit"]:
        return "lit", INK, 2.8, "solid"
    return ("needed", EDGE, 1.3, "dashed") if edge["needed"] else ("unlit", EDGE, 1.0, "solid")

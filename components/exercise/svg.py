"""The same pictures as SVG text, for files, print and a notebook without a kernel. No panel, no holoviews."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from components.exercise.marks import CARD, FONT, INK, Marks, finding_glyph
from components.exercise.tables import records
from components.words import as_html

#: Room around the drawing area for ticks and names of axes, in px: left, right, top, bottom.
WITH_AXES = (190, 10, 10, 90)
WITHOUT_AXES = (4, 4, 4, 4)
#: Height of a line as a share of the size of the text.
LINE = 1.25
_DASHES = {"solid": "", "dashed": ' stroke-dasharray="5 4"'}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class _Frame:
    """From data units to px."""

    x: Callable[[float], float]
    y: Callable[[float], float]


def svg(marks: Marks, title: str, width: int = 860) -> str:
    """Return `marks` as an SVG element named `title`, `width` px wide where there is room."""
    left, right, top, bottom = WITH_AXES if marks.xticks else WITHOUT_AXES
    (x0, x1), (y0, y1) = marks.xlim, marks.ylim
    across, down = width - left - right, marks.height
    frame = _Frame(
        lambda x: left + (x - x0) / (x1 - x0) * across,
        lambda y: top + (y1 - y) / (y1 - y0) * down,
    )
    height = down + top + bottom
    parts = [
        *(_box(box, frame) for box in records(marks.boxes)),
        *(_curve(curve, frame) for curve in records(marks.curves)),
        *(_glyph(glyph, frame) for glyph in records(marks.glyphs)),
        *(_text(text, frame, marks.text_size) for text in records(marks.texts)),
        *_axes(marks, frame, left, top + down),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{as_html(title)}" '
        f'viewBox="0 0 {width} {height}" width="{width}" style="max-width:100%;height:auto" '
        f'font-family="{as_html(FONT)}"><rect width="{width}" height="{height}" fill="{CARD}"/>'
        f"{''.join(parts)}</svg>"
    )


def kind_icon(kind: str, size: int = 16) -> str:
    """Return the shape of a kind as a small decorative SVG; the kind stands beside it in words."""
    marker, drawn, fill, line, width, _ = finding_glyph(kind, "applies", size * 0.7)
    shape = _shape(marker, size / 2, size / 2, drawn)
    return (
        f'<svg aria-hidden="true" width="{size}" height="{size}" viewBox="0 0 {size} {size}">'
        f'<{shape} fill="{fill}" stroke="{line}" stroke-width="{width}"/></svg>'
    )


def _box(box: Mapping[str, Any], frame: _Frame) -> str:
    x, y = frame.x(box["x0"]), frame.y(box["y1"])
    width, height = frame.x(box["x1"]) - x, frame.y(box["y0"]) - y
    fill = "none" if box["fill"].startswith("rgba") else box["fill"]
    return (
        f'<rect data-role="{as_html(box["role"])}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" fill="{fill}"{_stroke(box)}/>'
    )


def _curve(curve: Mapping[str, Any], frame: _Frame) -> str:
    x0, x1, y0, y1 = frame.x(curve["x0"]), frame.x(curve["x1"]), frame.y(curve["y0"]), frame.y(curve["y1"])
    third = (x1 - x0) / 3
    path = f"M{x0:.1f} {y0:.1f}C{x0 + third:.1f} {y0:.1f} {x1 - third:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
    return f'<path data-role="{as_html(curve["role"])}" d="{path}" fill="none"{_stroke(curve)}/>'


def _glyph(glyph: Mapping[str, Any], frame: _Frame) -> str:
    shape = _shape(glyph["marker"], frame.x(glyph["x"]), frame.y(glyph["y"]), glyph["size"])
    return f'<{shape} data-role="{as_html(glyph["role"])}" fill="{glyph["fill"]}"{_stroke(glyph)}/>'


def _stroke(mark: Mapping[str, Any]) -> str:
    if not mark["width"]:
        return ""
    return f' stroke="{mark["line"]}" stroke-width="{mark["width"]}"{_DASHES[mark["dash"]]}'


def _shape(marker: str, x: float, y: float, size: float) -> str:
    """Return the element (without its end) of a marker of `size` px around a place."""
    half = size / 2
    if marker == "circle":
        return f'circle cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}"'
    if marker == "square":
        return f'rect x="{x - half:.1f}" y="{y - half:.1f}" width="{size:.1f}" height="{size:.1f}"'
    if marker == "dash":
        return f'path d="M{x - half:.1f} {y:.1f}h{size:.1f}"'
    corners = {
        "triangle": [(0, -half), (half, half * 0.75), (-half, half * 0.75)],
        "diamond": [(0, -half), (half * 0.67, 0), (0, half), (-half * 0.67, 0)],
        "hex": [(half * math.sin(a * math.pi / 3), half * math.cos(a * math.pi / 3)) for a in range(6)],
    }[marker]
    return f'polygon points="{" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)}"'


def _text(text: Mapping[str, Any], frame: _Frame, size: int) -> str:
    look = {"bold": ' font-weight="600"', "italic": ' font-style="italic"'}.get(text["style"], "")
    lines = text["text"].split("\n")
    y = frame.y(text["y"]) + (0.35 - (len(lines) - 1) / 2 * LINE) * size
    return _lines(
        lines, frame.x(text["x"]), y, size, _ANCHORS[text["align"]], f' fill="{text["color"]}"{look}'
    )


def _lines(lines: list[str], x: float, y: float, size: float, anchor: str, look: str) -> str:
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{y + index * size * LINE:.1f}">{as_html(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    return f'<text font-size="{size:g}" text-anchor="{anchor}"{look}>{spans}</text>'


def _axes(marks: Marks, frame: _Frame, left: float, bottom: float) -> list[str]:
    """Return ticks and names in words; nothing for a picture without ticks."""
    if not marks.xticks:
        return []
    look = f' fill="{INK}"'
    middle = frame.x(sum(marks.xlim) / 2)
    across = [
        _lines(text.split("\n"), frame.x(at), bottom + 20, 13, "middle", look) for at, text in marks.xticks
    ]
    along = []
    for at, text in marks.yticks:
        lines = text.split("\n")
        along.append(_lines(lines, left - 8, frame.y(at) + 4 - (len(lines) - 1) * 8, 13, "end", look))
    bold = look + ' font-weight="600"'
    up = frame.y(sum(marks.ylim) / 2)
    name = f'<g transform="rotate(-90 16 {up:.1f})">{_lines([marks.ylabel], 16, up, 15, "middle", bold)}</g>'
    return [*across, *along, _lines([marks.xlabel], middle, bottom + 70, 15, "middle", bold), name]

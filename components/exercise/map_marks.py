"""Marks of the map of two sliders: 25 paper cells, the statements in each, and where the group stands.

Cells keep one neutral colour whatever is in them: the map must not turn into a heat map, nor into a
game of the fewest signs (session, E5.5). The bars along the axes repeat the colours of the ends.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from components.exercise.marks import (
    BOX_COLUMNS,
    CARD,
    CLEAR,
    CURVE_COLUMNS,
    GLYPH_COLUMNS,
    INK,
    LINE,
    MUTED,
    PAPER,
    POLES,
    TEXT_COLUMNS,
    Marks,
    finding_glyph,
    table,
)
from components.exercise.tables import records

HALF = 0.47
TAB = 0.15
#: Height of a cell in px.
CELL = 116
LIMITS = (-2.66, 2.52)


def map_marks(
    cells: pd.DataFrame,
    frame: pd.DataFrame,
    slider_x: str,
    slider_y: str,
    lanes: Mapping[str, str],
    narrow: bool = False,
) -> Marks:
    """Return the marks of the map.

    `cells` and `frame` are `cells_frame` and `map_frame`; `slider_x` and `slider_y` name the axes
    in words, `lanes` the two lanes (`{"now": "nu", "intended": "beoogd"}`). `narrow` is for a phone.
    """
    places = {
        (cell["x"], cell["y"]): (float(cell["step_x"]), float(cell["step_y"])) for cell in records(cells)
    }
    boxes = [_cell(x, y) for x, y in places.values()]
    steps = {cell["x"]: float(cell["step_x"]) for cell in records(cells)}
    boxes += [bar for position, step in steps.items() for bar in _bars(position, step)]
    texts: list[tuple[object, ...]] = []
    for cell in records(cells):
        x, y = places[cell["x"], cell["y"]]
        for lane in lanes:
            if cell[lane]:
                boxes += _tab(x, y, lane, lanes[lane], narrow)
                texts.append(_tab_text(x, y, lane, lanes[lane], narrow))
    glyphs: list[tuple[object, ...]] = []
    rules = records(frame)
    slots = max((rule["slot"] + 1 for rule in rules), default=0)
    rows = max(4, slots) if narrow else max(3, (slots + 1) // 2)
    for row in rules:
        if row["verdict"] == "not":
            continue
        x, y = _slot(places[row["x"], row["y"]], row["slot"], rows, narrow)
        glyphs.append(
            (x, y, row["verdict"], *finding_glyph(row["kind"], row["verdict"], 9 if narrow else 12))
        )
        texts.append(_letter(x, y, row["letter"], row["verdict"], narrow))
    return Marks(
        table(boxes, BOX_COLUMNS),
        table([], CURVE_COLUMNS),
        table(glyphs, GLYPH_COLUMNS),
        table(texts, TEXT_COLUMNS),
        xlim=LIMITS,
        ylim=LIMITS,
        height=round(CELL * (LIMITS[1] - LIMITS[0])),
        text_size=11 if narrow else 13,
        layers=("boxes", "glyphs", "texts"),
        xlabel=slider_x,
        ylabel=slider_y,
        xticks=_ticks(cells, "x", narrow),
        yticks=_ticks(cells, "y", narrow),
    )


def _cell(x: float, y: float) -> tuple[object, ...]:
    return (x - HALF, y - HALF, x + HALF, y + HALF, "cell", PAPER, LINE, 1.0, "solid")


def _bars(position: str, step: float) -> list[tuple[object, ...]]:
    """Return the bars along both axes that repeat the colour of a position."""
    low, high = LIMITS[0], LIMITS[0] + 0.06
    look = ("pole", POLES[position], POLES[position], 0.0, "solid")
    return [(step - HALF, low, step + HALF, high, *look), (low, step - HALF, high, step + HALF, *look)]


def _tab(x: float, y: float, lane: str, text: str, narrow: bool) -> list[tuple[object, ...]]:
    """Return a frame around the cell and a tab in it: filled above for now, outlined below for intended."""
    now = lane == "now"
    frame = (x - HALF, y - HALF, x + HALF, y + HALF, lane, CLEAR, INK, 2.4, "solid" if now else "dashed")
    top, bottom = (y + HALF, y + HALF - TAB) if now else (y - HALF + TAB, y - HALF)
    half = _half(text, narrow)
    x = _within(x, half)
    tab = (x - half, bottom, x + half, top, f"{lane} tab", INK if now else CARD, INK, 2.0, "solid")
    return [frame, tab]


def _half(text: str, narrow: bool) -> float:
    """Return half the width of a tab; on a phone it may be wider than its cell."""
    return max(HALF, 0.096 * len(text)) if narrow else HALF


def _within(x: float, half: float) -> float:
    """Return the centre nearest to `x` at which something of that width stays inside the map."""
    return min(x, LIMITS[1] - half - 0.03)


def _tab_text(x: float, y: float, lane: str, text: str, narrow: bool) -> tuple[object, ...]:
    now = lane == "now"
    x = _within(x, _half(text, narrow))
    middle = y + HALF - TAB / 2 if now else y - HALF + TAB / 2
    return (x, middle, text, f"{lane} tab", CARD if now else INK, "bold", "center")


def _slot(place: tuple[float, float], slot: int, rows: int, narrow: bool) -> tuple[float, float]:
    """Return the centre of the glyph in `slot`: from the top down, two to a row where there is room."""
    row, column = divmod(slot, 1 if narrow else 2)
    free = 2 * (HALF - TAB) - 0.02
    x = place[0] + (-0.2 if narrow else (-0.31, 0.1)[column])
    return x, place[1] + free / 2 - (row + 0.5) * free / rows


def _letter(x: float, y: float, letter: str, verdict: str, narrow: bool) -> tuple[object, ...]:
    certain = verdict == "applies"
    text = letter if certain else f"{letter}?"
    color, style = (INK, "bold") if certain else (MUTED, "normal")
    return (x + (0.2 if narrow else 0.11), y, text, verdict, color, style, "left")


def _ticks(cells: pd.DataFrame, axis: str, narrow: bool) -> tuple[tuple[float, str], ...]:
    seen = records(cells.drop_duplicates(axis))
    return tuple((float(cell[f"step_{axis}"]), _wrapped(cell[f"{axis}_words"], narrow)) for cell in seen)


@lru_cache(maxsize=64)
def _wrapped(text: str, narrow: bool) -> str:
    """Return a position in short lines; on a phone one word to a line."""
    return text.replace(" ", "\n") if narrow else "\n".join(textwrap.wrap(text, 11))

"""What a picture consists of: boxes, curves, glyphs and texts with their place and look, as tables.

`map_marks.py` and `network_marks.py` compute them; `plots.py` draws them with HoloViews, `svg.py`
in a file. So both draw the same, and neither decides anything. Shapes tell kinds apart, never a
colour that means good or bad; the colours of the two ends only repeat what is said in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

INK = "#1f1c24"
MUTED = "#5d5965"
EDGE = "#8b8794"  # 3.5 : 1 on white
LINE = "#d8d4de"
PAPER = "#f6f5f2"
CARD = "#ffffff"
CLEAR = "rgba(0,0,0,0)"
#: Colour of each position, as on the desk: both ends equally dark, the middle neutral.
POLES = {"bottom": "#542788", "low": "#998ec3", "no_choice": "#d8d4de", "high": "#f1a340", "top": "#b35806"}
#: Colour of a cap, dark enough for a line of its own.
CAPS = {"bottom": "#542788", "low": "#542788", "no_choice": "#5d5a63", "high": "#b35806", "top": "#b35806"}
FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'
#: Shape of each kind of finding: filled square, open triangle, open circle, open diamond.
SHAPES = {"bottleneck": "square", "risk": "triangle", "gain": "circle", "question": "diamond"}
FILLED = frozenset({"bottleneck"})

BOX_COLUMNS = ("x0", "y0", "x1", "y1", "role", "fill", "line", "width", "dash")
CURVE_COLUMNS = ("x0", "y0", "x1", "y1", "role", "line", "width", "dash")
GLYPH_COLUMNS = ("x", "y", "role", "marker", "size", "fill", "line", "width", "dash")
TEXT_COLUMNS = ("x", "y", "text", "role", "color", "style", "align")


@dataclass(frozen=True)
class Marks:
    """A picture. `role` in each table says what a mark stands for.

    Places are in data units within `xlim` and `ylim`; `size` of a glyph, `width` of a line and
    `text_size` in px. A text lies around the middle of its place. `height` is that of the drawing
    area in px. Ticks are pairs of place and text; a picture without ticks has no axes. `layers` names
    the tables the picture uses, in the order of drawing.
    """

    boxes: pd.DataFrame
    curves: pd.DataFrame
    glyphs: pd.DataFrame
    texts: pd.DataFrame
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    height: int
    text_size: int
    layers: tuple[str, ...] = ("boxes", "curves", "glyphs", "texts")
    xlabel: str = ""
    ylabel: str = ""
    xticks: tuple[tuple[float, str], ...] = ()
    yticks: tuple[tuple[float, str], ...] = ()


def table(rows: Sequence[Sequence[object]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return rows of marks as a table, empty ones with their columns too."""
    return pd.DataFrame([tuple(row) for row in rows], columns=list(columns))


def finding_glyph(kind: str, verdict: str, size: float) -> tuple[str, float, str, str, float, str]:
    """Return marker, size, fill, line, width and dash for a finding.

    Applies: ink and thick, a bottleneck filled. Can't be told yet: open and dashed. Neither: thin.
    """
    marker = SHAPES[kind]
    drawn = size * {"diamond": 1.25, "triangle": 1.1}.get(marker, 1.0)
    if verdict == "applies":
        return marker, drawn, INK if kind in FILLED else CARD, INK, 2.2, "solid"
    if verdict == "undecided":
        return marker, drawn, CARD, MUTED, 1.4, "dashed"
    return marker, drawn, CARD, EDGE, 1.4, "solid"

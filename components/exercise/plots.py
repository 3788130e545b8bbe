"""The pictures in HoloViews: functions from tables to elements. They know no Param object and no server.

The tools of Bokeh stay away on purpose: no toolbar, and nothing that takes the wheel from the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import holoviews as hv
import numpy as np
import pandas as pd

from components.exercise.map_marks import map_marks
from components.exercise.marks import (
    BOX_COLUMNS,
    CARD,
    CURVE_COLUMNS,
    FONT,
    GLYPH_COLUMNS,
    INK,
    TEXT_COLUMNS,
    Marks,
)
from components.exercise.network_marks import network_marks
from components.exercise.tables import records

#: Straight steps in one curve, and the length of a dash in px.
STEPS, DASH = 21, 6
#: Room for ticks and name below a picture with axes, in px.
AXIS = 84
_CORNERS = ["x0", "y0", "x1", "y1"]
#: Limits are given, so no element is asked for its extents; and none brings tools of its own.
_QUIET: dict[str, Any] = {"apply_ranges": False, "default_tools": []}
_STROKE = {"line_color": "line", "line_width": "width", "line_dash": "dash", **_QUIET}
_AXIS = {
    "axis_line_color": None,
    "major_tick_line_color": None,
    "major_label_text_font": FONT,
    "major_label_text_color": INK,
    "axis_label_text_font": FONT,
    "axis_label_text_font_style": "bold",
    "axis_label_text_color": INK,
}
_PLAIN = {"plot.output_backend": "canvas"}
_LOOK = {
    **_PLAIN,
    "title.text_font": FONT,
    "title.text_color": INK,
    **{f"{side}.{key}": value for side in ("xaxis", "yaxis") for key, value in _AXIS.items()},
}


def map_plot(
    cells: pd.DataFrame,
    frame: pd.DataFrame,
    slider_x: str,
    slider_y: str,
    lanes: Mapping[str, str],
    narrow: bool = False,
    like: hv.Overlay | None = None,
) -> hv.Overlay:
    """Return the map of two sliders (see `map_marks`); for `like` see `overlay`."""
    return overlay(map_marks(cells, frame, slider_x, slider_y, lanes, narrow), narrow, like)


def network_plot(
    nodes: pd.DataFrame, edges: pd.DataFrame, narrow: bool = False, like: hv.Overlay | None = None
) -> hv.Overlay:
    """Return the network of sliders, facts, model and findings (see `network_marks`)."""
    return overlay(network_marks(nodes, edges, narrow), narrow, like)


def overlay(marks: Marks, narrow: bool = False, like: hv.Overlay | None = None) -> hv.Overlay:
    """Return `marks` as boxes, curves, glyphs and texts, drawn in that order.

    `like` is an earlier picture with the same axes, of which the options are taken over: setting
    options costs more than everything else of a redraw.
    """
    data = {name: getattr(marks, name) for name in marks.layers}
    if "curves" in data:
        data["curves"] = _steps(marks, narrow)
    if like is not None:
        return like.clone([old.clone(new) for old, new in zip(like, data.values(), strict=True)])
    _bokeh()
    layers = [_LAYERS[name](table) for name, table in data.items()]
    layers[-1].opts(text_font_size=f"{marks.text_size}px")
    picture = hv.Overlay(layers)
    picture.opts(**_frame(marks, narrow))
    return picture


def _boxes(table: pd.DataFrame) -> hv.Element:
    boxes = hv.Rectangles(table, _CORNERS, list(BOX_COLUMNS[4:]))
    boxes.opts(fill_color="fill", **_STROKE)
    return boxes


def _curves(table: pd.DataFrame) -> hv.Element:
    curves = hv.Segments(table, _CORNERS, list(CURVE_COLUMNS[4:7]))
    curves.opts(line_color="line", line_width="width", line_cap="round", **_QUIET)
    return curves


def _glyphs(table: pd.DataFrame) -> hv.Element:
    glyphs = hv.Points(table, ["x", "y"], list(GLYPH_COLUMNS[2:]))
    glyphs.opts(marker="marker", size="size", fill_color="fill", **_STROKE)
    return glyphs


def _texts(table: pd.DataFrame) -> hv.Element:
    texts = hv.Labels(table, ["x", "y"], list(TEXT_COLUMNS[2:]))
    texts.opts(
        text_color="color",
        text_font_style="style",
        text_align="align",
        text_baseline="middle",
        text_font={"value": FONT},
        **_QUIET,
    )
    return texts


_LAYERS = {"boxes": _boxes, "curves": _curves, "glyphs": _glyphs, "texts": _texts}


def _frame(marks: Marks, narrow: bool) -> dict[str, Any]:
    """Return the options of the overlay: limits, axes in words, no tools, width that follows the page."""
    options: dict[str, Any] = {
        "xlim": marks.xlim,
        "ylim": marks.ylim,
        "responsive": True,
        "height": marks.height,
        "min_width": 240,
        "border": 2,
        "toolbar": None,
        "default_tools": [],
        "show_legend": False,
        "show_frame": False,
        "bgcolor": CARD,
    }
    if not marks.xticks:
        return {
            **options,
            "xaxis": None,
            "yaxis": None,
            "backend_opts": {**_PLAIN, "plot.height": marks.height},
        }
    ticks, labels = ("10px", "13px") if narrow else ("13px", "15px")
    return {
        **options,
        "height": marks.height + AXIS,
        "xticks": list(marks.xticks),
        "yticks": list(marks.yticks),
        "xlabel": marks.xlabel,
        # On a phone the name of the second slider stands above its axis, not along it.
        "ylabel": "" if narrow else marks.ylabel,
        "title": marks.ylabel if narrow else "",
        "fontsize": {"ticks": ticks, "labels": labels, "title": labels},
        "backend_opts": _LOOK,
    }


def _steps(marks: Marks, narrow: bool) -> pd.DataFrame:
    """Return each curve in short straight steps, level at both ends; of a dashed one every other step.

    Dashes are about as long everywhere: a long curve has more of them.
    """
    width = 290 if narrow else 860
    corners, looks = [], []
    for curve in records(marks.curves):
        across, up = curve["x1"] - curve["x0"], curve["y1"] - curve["y0"]
        dashed = curve["dash"] == "dashed"
        length = abs(across) * width + abs(up) * marks.height
        steps = 2 * round(length / 2 / DASH) + 1 if dashed else STEPS
        along = np.linspace(0, 1, steps + 1)
        x, y = curve["x0"] + across * along, curve["y0"] + up * along**2 * (3 - 2 * along)
        drawn = np.column_stack([x[:-1], y[:-1], x[1:], y[1:]])[:: 2 if dashed else 1]
        corners.append(drawn)
        looks += [[curve[name] for name in CURVE_COLUMNS[4:7]]] * len(drawn)
    bent = pd.DataFrame(np.concatenate([np.empty((0, 4)), *corners]), columns=_CORNERS)
    return bent.join(pd.DataFrame(looks, columns=list(CURVE_COLUMNS[4:7])))


def _bokeh() -> None:
    """Load the one backend the pictures use, at first use."""
    if "bokeh" not in hv.Store.renderers:
        hv.extension("bokeh", logo=False)  # type: ignore[operator]

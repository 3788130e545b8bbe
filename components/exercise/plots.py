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
from components.exercise.marks import CARD, FONT, INK, Marks, records
from components.exercise.network_marks import network_marks

#: Points along one curve.
STEPS = 14
#: Room for ticks and name below a picture with axes, in px.
AXIS = 84
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
) -> hv.Overlay:
    """Return the map of two sliders (see `map_marks`)."""
    return overlay(map_marks(cells, frame, slider_x, slider_y, lanes, narrow), narrow)


def network_plot(nodes: pd.DataFrame, edges: pd.DataFrame, narrow: bool = False) -> hv.Overlay:
    """Return the network of sliders, facts, model and findings (see `network_marks`)."""
    return overlay(network_marks(nodes, edges, narrow), narrow)


def overlay(marks: Marks, narrow: bool = False) -> hv.Overlay:
    """Return `marks` as boxes, curves, glyphs and texts, drawn in that order."""
    _bokeh()
    layers: list[hv.Element] = [
        hv.Rectangles(marks.boxes, ["x0", "y0", "x1", "y1"], ["role", "fill", "line", "width", "dash"]).opts(
            fill_color="fill", line_color="line", line_width="width", line_dash="dash"
        )
    ]
    if len(marks.curves):
        curves = hv.Path(_smooth(marks.curves), ["x", "y"], ["role", "line", "width", "dash"])
        layers.append(curves.opts(line_color="line", line_width="width", line_dash="dash"))
    glyphs = hv.Points(marks.glyphs, ["x", "y"], ["role", "marker", "size", "fill", "line", "width", "dash"])
    texts = hv.Labels(
        marks.texts, ["x", "y"], ["text", "role", "color", "size", "style", "align", "baseline"]
    )
    layers += [
        glyphs.opts(
            marker="marker",
            size="size",
            fill_color="fill",
            line_color="line",
            line_width="width",
            line_dash="dash",
        ),
        texts.opts(
            text_color="color",
            text_font_size="size",
            text_font_style="style",
            text_align="align",
            text_baseline="baseline",
            text_font={"value": FONT},
        ),
    ]
    return hv.Overlay(layers).opts(**_frame(marks, narrow))


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


def _smooth(curves: pd.DataFrame) -> list[dict[str, Any]]:
    """Return each curve as a path that leaves and arrives level."""
    along = np.linspace(0, 1, STEPS)
    ease = along**2 * (3 - 2 * along)
    return [
        {
            "x": curve["x0"] + (curve["x1"] - curve["x0"]) * along,
            "y": curve["y0"] + (curve["y1"] - curve["y0"]) * ease,
            **{key: curve[key] for key in ("role", "line", "width", "dash")},
        }
        for curve in records(curves)
    ]


def _bokeh() -> None:
    """Load the one backend the pictures use, at first use."""
    if "bokeh" not in hv.Store.renderers:
        hv.extension("bokeh", logo=False)  # type: ignore[operator]
    hv.Store.set_current_backend("bokeh")

"""A table as HTML that reads well aloud: caption, scoped headers, every text escaped.

It knows neither panel nor what the table is about; `frame` is any pandas DataFrame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.words.escape import as_html

if TYPE_CHECKING:
    from pandas import DataFrame


def html_table(frame: DataFrame, caption: str, row_headers: int = 1) -> str:
    """Return `frame` as an HTML table in a region that scrolls sideways by itself.

    Columns give the column headers; the first `row_headers` columns the row headers. A cell that
    is a tuple or list becomes a list; None and NaN an empty cell. The index is not shown.
    """
    head = "".join(f'<th scope="col">{as_html(column)}</th>' for column in frame.columns)
    rows = "".join(_row(row, row_headers) for row in frame.itertuples(index=False, name=None))
    named = as_html(caption)
    return (
        f'<div class="scroll" role="region" aria-label="{named}" tabindex="0">'
        f"<table><caption>{named}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: tuple[object, ...], row_headers: int) -> str:
    heads = "".join(f'<th scope="row">{_cell(cell)}</th>' for cell in row[:row_headers])
    return f"<tr>{heads}{''.join(f'<td>{_cell(cell)}</td>' for cell in row[row_headers:])}</tr>"


def _cell(cell: object) -> str:
    if isinstance(cell, tuple | list):
        items = "".join(f"<li>{as_html(item)}</li>" for item in cell)
        return f"<ul>{items}</ul>" if items else ""
    missing = cell is None or cell != cell  # only NaN differs from itself
    return "" if missing else as_html(cell)

"""Tables as HTML: read well aloud, and no text of people becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pandas as pd

from components.words.html_table import html_table


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    return parser.tags


FRAME = pd.DataFrame({"stand": ["laag", "hoog"], "geldt": [("een", "twee"), ()], "soort": ["x", None]})


def test_columns_and_the_first_column_are_headers_with_a_scope() -> None:
    heads = [attributes["scope"] for tag, attributes in tags(html_table(FRAME, "Kaart")) if tag == "th"]
    assert heads == ["col", "col", "col", "row", "row"]


def test_more_columns_can_be_row_headers() -> None:
    heads = [a["scope"] for tag, a in tags(html_table(FRAME, "Kaart", row_headers=2)) if tag == "th"]
    assert heads.count("row") == 4


def test_the_table_has_a_caption_and_scrolls_in_a_named_region_that_takes_focus() -> None:
    html = html_table(FRAME, "Kaart")
    assert "<caption>Kaart</caption>" in html
    assert tags(html)[0] == (
        "div",
        {"class": "scroll", "role": "region", "aria-label": "Kaart", "tabindex": "0"},
    )


def test_several_texts_become_a_list_and_nothing_becomes_an_empty_cell() -> None:
    html = html_table(FRAME, "Kaart")
    assert "<ul><li>een</li><li>twee</li></ul>" in html
    assert html.count("<td></td>") == 2


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    evil = '<img src=x onerror="alert(1)">'
    frame = pd.DataFrame({evil: [evil], "lijst": [(evil, "\u202e")]})
    html = html_table(frame, evil)
    assert "<img" not in html
    assert "\u202e" not in html
    assert {tag for tag, _ in tags(html)} <= {
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
    }

"""Text that people typed: what is kept, what is dropped, what is escaped."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.words import as_html, clean
from components.words.escape import MAX_LENGTH

ANYTHING = st.text(alphabet=st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("één", "één"),
        ("e\u0301e\u0301n", "één"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\0b\x07c\x1b[31m", "abc[31m"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\ud800b", "ab"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_text_keeps_what_can_be_read_and_loses_what_deceives(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_text_is_cut_at_its_limit() -> None:
    assert len(clean("x" * (MAX_LENGTH + 5))) == MAX_LENGTH
    assert clean("abcdef", 3) == "abc"


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


def test_what_a_dropped_character_kept_apart_is_composed() -> None:
    assert clean("e\u200e\u0301") == "é"


@given(ANYTHING)
def test_html_holds_no_bare_bracket_or_quote(text: str) -> None:
    html = as_html(text)
    assert not set("<>\"'") & set(html)
    assert "&" not in html.replace("&lt;", "").replace("&gt;", "").replace("&quot;", "").replace(
        "&#x27;", ""
    ).replace("&amp;", "")


def test_html_of_other_things_is_that_of_their_text() -> None:
    assert as_html(3) == "3"
    assert as_html('<b onclick="x">') == "&lt;b onclick=&quot;x&quot;&gt;"

"""Text that people typed, made safe to keep and safe to show.

`clean` is applied where text comes in (files, network, widgets); `as_html` is the one
function that turns text into HTML. Neither knows where the text is going.
"""

from __future__ import annotations

import html
import unicodedata

#: Longest text kept for one field, in characters. Longer text is cut.
MAX_LENGTH = 10_000

#: Bidirectional formatting characters (Unicode UAX #9): they can make text read as what it is not.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS = frozenset("\n\t")


def clean(text: str, limit: int = MAX_LENGTH) -> str:
    """Return `text` in NFC, without control and bidi characters, at most `limit` characters.

    Line breaks become ``\\n``. Lone surrogates, which no file can hold, are dropped.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        char
        for char in unified
        if char in _KEPT_CONTROLS or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in _BIDI)
    )
    # Composed last: what stood apart only by a dropped character belongs together now.
    return unicodedata.normalize("NFC", "".join(kept))[:limit]


def as_html(text: object) -> str:
    """Return `text` cleaned and escaped, ready for an element or a quoted attribute."""
    return html.escape(clean(str(text)), quote=True)

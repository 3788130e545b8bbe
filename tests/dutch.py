"""Measures how easy Dutch texts read (product, principle 11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any


def sentences(text: str) -> list[str]:
    """Return the sentences in `text`; one without an end mark counts as a sentence too."""
    parts = re.split(r"(?<=[.?!])[\"”’)]*(?:\s+|$)", text.strip())
    return [part for part in parts if re.search(r"\w", part)]


def dutch_in(raw: Any) -> Iterator[str]:
    """Yield every Dutch text in the raw content of a file."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key == "nl" and isinstance(value, str):
                yield value
            else:
                yield from dutch_in(value)
    elif isinstance(raw, list):
        for item in raw:
            yield from dutch_in(item)


def words_per_sentence(texts: Iterable[str]) -> float:
    """Return the mean number of words in the sentences of `texts`."""
    lengths = [len(re.findall(r"\S*\w\S*", sentence)) for text in texts for sentence in sentences(text)]
    return sum(lengths) / len(lengths)

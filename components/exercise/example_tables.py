"""The own desk beside the examples, as a pandas table. Words and code words only: no number, no distance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from components.answers import Position
from components.exercise.examples import Beside, Example, compare, examples
from components.exercise.vocabulary import answer_name, input_name
from components.sources import SOURCES
from components.words import Language, as_language, words

EXAMPLE_COLUMNS = {
    "example": "Id of the example: altena, schiedam or venlo.",
    "municipality": "Its name.",
    "kind": "slider, fact or model.",
    "input": "Key of the slider, the fact or the model.",
    "slider": "Key of the slider that a fact belongs to; empty for the model.",
    "input_words": "What the input is called.",
    "now": "The own answer now; of a fact or the model the answer.",
    "now_words": "The same in words.",
    "intended": "The own intended answer; empty for a fact and the model.",
    "intended_words": "The same in words.",
    "stated": "Whether the source states it.",
    "source_words": 'What the source says, in our words; "niet vermeld" where it does not.',
    "answer": "The answer of a fact in the source; empty otherwise.",
    "band_from": "Lowest position that the word in the source allows; empty where it gives none.",
    "band_to": "Highest position that the word in the source allows; empty where it gives none.",
    "band_words": "The band in words; empty where there is none.",
    "relation": "lower or higher, where the source only compares; empty otherwise.",
    "than": "Id of the example it is compared with; empty otherwise.",
    "reason": "The reason in the source; where no position is stated, what the source does say.",
    "source": "Author and title.",
    "place": "Line in our copy of the source.",
}


def examples_frame(
    answers: Mapping[str, str], of: Iterable[Example] | None = None, language: str = "nl"
) -> pd.DataFrame:
    """Return the own `answers` (by name) beside what the source says of the examples `of` (all when None).

    Columns: see `EXAMPLE_COLUMNS`. Rows by input, and for each input by example.
    """
    rows = compare(answers, examples().values() if of is None else of)
    shown = as_language(language)
    return pd.DataFrame([_row(row, shown) for row in rows], columns=list(EXAMPLE_COLUMNS))


def _row(row: Beside, language: Language) -> dict[str, object]:
    t = words(language)
    source = SOURCES[row.source.ref]
    lanes = row.kind == "slider"
    return {
        "example": row.example.example,
        "municipality": row.example.name.text(language),
        "kind": row.kind,
        "input": row.key,
        "slider": row.slider,
        "input_words": input_name(row.key, language),
        "now": row.now,
        "now_words": answer_name(row.key, row.now, language),
        "intended": row.intended if lanes else "",
        "intended_words": answer_name(row.key, row.intended, language) if lanes else "",
        "stated": row.words is not None,
        "source_words": row.words.text(language) if row.words else t("example.not_said"),
        "answer": row.answer or "",
        "band_from": str(row.band[0]) if row.band else "",
        "band_to": str(row.band[1]) if row.band else "",
        "band_words": band_words(row.band, language) if row.band else "",
        "relation": row.relation.direction if row.relation else "",
        "than": row.relation.than if row.relation else "",
        "reason": row.reason.text(language) if row.reason else "",
        "source": f"{source.author.text(language)}: {source.title.text(language)}",
        "place": row.source.place,
    }


def band_words(band: tuple[Position, Position], language: Language) -> str:
    """Return a band as words: "hoog tot en met bovenaan", or one position."""
    t = words(language)
    low, high = (t(f"position.{position}") for position in band)
    return low if low == high else t("example.band", low=low, high=high)

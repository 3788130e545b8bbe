"""Every row R1-R54 of the inventory has exactly one place, and the published table says which."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from components.documents import Refusal
from components.exercise.coverage import (
    Elsewhere,
    Instrument,
    Row,
    coverage,
    coverage_table,
    elsewhere,
    read_elsewhere,
)
from components.words import LANGUAGES, Language
from tests import oracle
from tests.dutch import words_per_sentence

TABLE = Path(__file__).parents[3] / "docs" / "rules.md"
LATER = {
    "organigram": {8, 9, 21},
    "session": {53},
    "trajectories": {13, 14},
    "decisions": {15, 16, 17, 18, 19},
    "home_base": {22, 23, 24, 25, 27, 28, 29, 30, 31},
    "seven_lessons": set(range(32, 48)),
    "competences": {48, 49},
    "collaboration": {50},
}
GOOD = "R8:\n  instrument: organigram\n  source: {ref: S0, place: '19'}\n  statement: {nl: Zo, en: So}\n"


def test_the_published_table_is_the_generated_one() -> None:
    assert TABLE.read_text("utf-8") == coverage_table("nl"), "run: mengpaneel rules table > docs/rules.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_stands_in_the_table_exactly_once_and_in_order(language: Language) -> None:
    lines = coverage_table(language).splitlines()
    assert re.findall(r"^\| (R\d+) \|", "\n".join(lines), re.MULTILINE) == [f"R{n}" for n in range(1, 55)]
    rows = [line for line in lines if line.startswith("| R")]
    assert all(line.count(" | ") == 3 for line in rows)
    assert all(cell.strip() for line in rows for cell in line.strip("|").split("|"))


@pytest.mark.parametrize("row", coverage(), ids=lambda row: row.number)
def test_a_row_has_a_rule_or_another_place_but_never_both(row: Row) -> None:
    rules = [rule.id for rule in oracle.rules() if rule.row == row.number]
    assert [rule.id for rule in row.rules] == rules
    assert bool(rules) != (row.elsewhere is not None)


def test_rows_without_a_rule_belong_to_the_later_instruments() -> None:
    found: dict[str, set[int]] = {}
    for number, row in elsewhere().items():
        assert row.instrument is not None
        found.setdefault(row.instrument, set()).add(int(number[1:]))
    assert found == LATER
    assert set(found) == set(get_args(Instrument))


@pytest.mark.parametrize("number", list(elsewhere()))
def test_a_row_elsewhere_is_told_in_both_languages_with_its_source(number: str) -> None:
    row = elsewhere()[number]
    assert row.statement.en
    assert row.source.place
    opinion = "(mening)" in row.statement.nl and "(opinion)" in row.statement.en
    assert opinion == (row.source.ref == "S2")


def test_the_rows_read_in_short_dutch_sentences() -> None:
    assert words_per_sentence([row.statement.nl for row in elsewhere().values()]) <= 12


def test_a_row_without_a_place_is_refused() -> None:
    others = {number: row for number, row in elsewhere().items() if number != "R13"}
    with pytest.raises(Refusal) as refusal:
        coverage(None, others)
    assert "R13" in refusal.value.text("nl")


def test_a_row_with_two_places_or_an_unknown_row_is_refused() -> None:
    row = elsewhere()["R8"]
    for extra in ("R1", "R99"):
        with pytest.raises(Refusal) as refusal:
            coverage(None, {**elsewhere(), extra: row})
        assert extra in refusal.value.text("nl")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace("instrument: organigram", "instrument: drum"), 2),
        (GOOD.replace("  instrument: organigram\n", ""), 1),
        (GOOD + "  reason: {nl: Past niet}\n", 1),
        (GOOD.replace("S0", "S9"), 1),
        (GOOD.replace("R8", "X8"), 1),
        (GOOD.replace("statement", "text"), 1),
    ],
)
def test_a_wrong_content_file_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Refusal) as refusal:
        read_elsewhere(text.encode())
    assert min(problem.line or 0 for problem in refusal.value.problems) >= line
    assert "coverage.yaml" in refusal.value.text("nl")


def test_a_row_that_has_no_place_says_why() -> None:
    text = GOOD.replace("instrument: organigram", "reason: {nl: Past nergens | echt, en: Fits nowhere}")
    row = Row("R8", (), read_elsewhere(text.encode())["R8"])
    assert isinstance(row.elsewhere, Elsewhere)
    assert "| R8 | S0:19 | Zo | nergens: Past nergens \\| echt |" in coverage_table("nl", [row])
    assert "nowhere: Fits nowhere" in coverage_table("en", [row])


def test_a_repeated_rule_stands_in_the_table_once() -> None:
    assert "| R54 | S1:6 | Geen keuze gemaakt: … | regel R54 (per schuif) |" in coverage_table("nl")

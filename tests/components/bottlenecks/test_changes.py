"""What begins, stays or ends; what a move would do; which moves touch a rule."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.answers import LANES, Lane, Verdict
from components.bottlenecks import Change, RuleBook, between_lanes, change, effects, moves
from components.exercise.vocabulary import book as built_in_book
from components.exercise.vocabulary import names
from tests import oracle
from tests.oracle import OracleRule

EVERY = [(rule, lane) for rule in oracle.rules() for lane in LANES]
SITUATIONS = st.fixed_dictionaries({}, optional={n: st.sampled_from(oracle.all_answers(n)) for n in names()})


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return built_in_book()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("not", "applies", "begins"),
        ("applies", "not", "ends"),
        ("applies", "applies", "stays"),
        ("not", "not", "absent"),
        *((a, b, "open") for a, b in itertools.product(Verdict, Verdict) if "undecided" in (a, b)),
    ],
)
def test_a_change_is_named_by_its_two_verdicts(before: str, after: str, expected: str) -> None:
    assert change(Verdict(before), Verdict(after)) is Change(expected)


@pytest.mark.parametrize(("expected", "lane"), EVERY, ids=[f"{rule.id}-{lane}" for rule, lane in EVERY])
def test_the_moves_that_touch_a_rule_are_those_of_the_oracle_for_every_combination(
    book: RuleBook, expected: OracleRule, lane: Lane
) -> None:
    rule = book[expected.id]
    for answers in oracle.combinations(expected, lane):
        found = {(move.name, move.answer, move.verdict.value) for move in moves(book, rule, answers, lane)}
        assert found == oracle.moves(expected, answers, lane), answers


@given(SITUATIONS, st.sampled_from(list(oracle.sliders())), st.sampled_from(LANES), st.booleans())
@settings(deadline=None)
def test_the_effects_of_a_slider_are_those_of_the_oracle(
    answers: dict[str, str], slider: str, lane: Lane, facilitator: bool
) -> None:
    book = built_in_book_once()
    found = effects(book, answers, slider, lane, facilitator)
    assert {
        position: {transition.rule.id: transition.change.value for transition in transitions}
        for position, transitions in found.items()
    } == oracle.effects(answers, slider, lane, facilitator)


@given(SITUATIONS, st.booleans())
@settings(deadline=None)
def test_the_difference_between_now_and_intended_is_that_of_the_oracle(
    answers: dict[str, str], facilitator: bool
) -> None:
    found = between_lanes(built_in_book_once(), answers, facilitator)
    assert {t.rule.id: t.change.value for t in found} == oracle.differences(answers, facilitator)


def test_a_position_that_changes_nothing_has_no_effects(book: RuleBook) -> None:
    answers = {"now.board_and_politics": "high", "now.process_within_municipality": "high"}
    found = effects(book, answers, "board_and_politics", "now")
    assert found["high"] == found["top"] == ()
    assert [(t.rule.id, t.change) for t in found["low"]] == [("R26", Change.ENDS)]


_BOOKS: list[RuleBook] = []


def built_in_book_once() -> RuleBook:
    """Return one book for all examples of a property (hypothesis refuses function-scoped fixtures)."""
    if not _BOOKS:
        _BOOKS.append(built_in_book())
    return _BOOKS[0]

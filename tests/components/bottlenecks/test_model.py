"""Rules and findings: every built-in rule, for every combination of its inputs, says what the oracle says."""

from __future__ import annotations

import pytest

from components.answers import LANES, Lane, Verdict
from components.bottlenecks import Finding, RuleBook, Status
from components.exercise.vocabulary import book as built_in_book
from tests import oracle
from tests.oracle import OracleRule

EVERY = [(rule, lane) for rule in oracle.rules() for lane in LANES]
IDS = [f"{rule.id}-{lane}" for rule, lane in EVERY]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return built_in_book()


def test_the_book_holds_the_rules_of_the_packs_in_their_order(book: RuleBook) -> None:
    assert [rule.id for rule in book] == [rule.id for rule in oracle.rules()]
    assert len(book) == len(oracle.rules())
    assert "R1" in book
    assert "R99" not in book
    assert book["R1"].row == "R1"
    with pytest.raises(KeyError):
        book["R99"]


@pytest.mark.parametrize("expected", oracle.rules(), ids=lambda rule: rule.id)
def test_a_rule_carries_what_its_pack_says(book: RuleBook, expected: OracleRule) -> None:
    rule = book[expected.id]
    assert (rule.kind.value, rule.status.value, rule.hedge.value) == (
        expected.kind, expected.status, expected.hedge,
    )  # fmt: skip
    assert (rule.row, rule.pack, rule.place) == (expected.row, expected.pack, expected.place)
    assert (rule.link.value if rule.link else "") == expected.link
    assert rule.compares == expected.compares
    for name in ("title", "short", "text", "question", "remedy"):
        wording = getattr(rule, name)
        assert ({"nl": wording.nl, "en": wording.en} if wording else {}) == getattr(expected, name)


@pytest.mark.parametrize(("expected", "lane"), EVERY, ids=IDS)
def test_a_rule_says_what_the_oracle_says_for_every_combination_of_its_inputs(
    book: RuleBook, expected: OracleRule, lane: Lane
) -> None:
    rule = book[expected.id]
    assert set(book.names(rule, lane)) == set(oracle.names(expected, lane))
    for answers in oracle.combinations(expected, lane):
        finding = book.finding(rule, answers, lane)
        assert finding.verdict == oracle.verdict(expected, answers, lane), answers
        assert set(finding.because) == oracle.because(expected, answers, lane), answers
        assert set(finding.needs) == oracle.needs(expected, answers, lane), answers
        assert finding.lane == ("" if expected.compares else lane)


@pytest.mark.parametrize(("expected", "lane"), EVERY, ids=IDS)
def test_nothing_filled_in_leaves_every_rule_open(book: RuleBook, expected: OracleRule, lane: Lane) -> None:
    finding = book.finding(book[expected.id], {}, lane)
    assert finding.verdict is Verdict.UNDECIDED
    assert finding.because == ()
    assert set(finding.needs) == set(oracle.names(expected, lane))


def test_an_answer_that_is_none_of_ours_is_unknown(book: RuleBook) -> None:
    answers = {"now.internal_positioning": "sideways", "now.process_with_residents": "low"}
    assert book.finding(book["R1"], answers, "now").verdict is Verdict.UNDECIDED


def test_the_lane_looked_at_is_the_only_one_that_counts(book: RuleBook) -> None:
    answers = {"now.board_and_politics": "high", "intended.board_and_politics": "low"}
    assert book.finding(book["R26"], answers, "now").verdict is Verdict.APPLIES
    assert book.finding(book["R26"], answers, "intended").verdict is Verdict.NOT


def test_what_a_facilitator_added_is_shown_only_when_asked_for(book: RuleBook) -> None:
    added = {rule.id for rule in book if rule.status is Status.FACILITATOR}
    assert added == {"F1", "F2"}
    assert {rule.id for rule in book.shown(True)} - {rule.id for rule in book.shown(False)} == added

    def ids(findings: tuple[Finding, ...]) -> set[str]:
        return {finding.rule.id for finding in findings}

    assert ids(book.findings({}, "now", True)) - ids(book.findings({}, "now")) == added


def test_findings_of_a_lane_and_comparisons_of_both_make_up_the_book(book: RuleBook) -> None:
    one_lane = [finding.rule.id for finding in book.findings({}, "now", True)]
    both = [finding.rule.id for finding in book.comparisons({}, True)]
    assert sorted(one_lane + both) == sorted(rule.id for rule in book)
    assert both == [f"R52.{slider}" for slider in oracle.sliders()]
    assert all(finding.lane == "" for finding in book.comparisons({}))

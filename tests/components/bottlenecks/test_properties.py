"""The logic over random conditions: what is unknown stays open exactly as long as it matters."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from components.answers import Verdict
from components.bottlenecks import RuleBook, load_pack, moves
from components.bottlenecks.model import Rule
from components.exercise.vocabulary import slider_names, vocabulary
from tests import oracle
from tests.components.bottlenecks.trees import answers_to, asked, conditions, pack_text

Case = tuple[dict[str, Any], dict[str, str]]


def rule_of(when: Any) -> tuple[RuleBook, Rule]:
    pack = load_pack(pack_text(when).encode(), "random.yaml", vocabulary(), slider_names())
    return RuleBook(pack.rules, vocabulary()), pack.rules[0]


def known(book: RuleBook, rule: Rule, answers: dict[str, str]) -> list[str]:
    return [
        name
        for name, spec in zip(book.names(rule, "now"), rule.table.specs, strict=True)
        if answers.get(name) in spec.known
    ]


def completions(book: RuleBook, rule: Rule, answers: dict[str, str]) -> list[dict[str, str]]:
    names = book.names(rule, "now")
    settled = known(book, rule, answers)
    choices = [
        [answers[name]] if name in settled else spec.known
        for name, spec in zip(names, rule.table.specs, strict=True)
    ]
    return [dict(zip(names, filled, strict=True)) for filled in itertools.product(*choices)]


@given(asked())
def test_a_rule_is_decided_exactly_when_all_completions_agree(case: Case) -> None:
    when, answers = case
    book, rule = rule_of(when)
    said = book.finding(rule, answers, "now").verdict
    outcomes = {book.finding(rule, complete, "now").verdict for complete in completions(book, rule, answers)}
    assert Verdict.UNDECIDED not in outcomes
    assert said == (outcomes.pop() if len(outcomes) == 1 else Verdict.UNDECIDED)


@given(asked(), st.data())
def test_more_knowledge_never_undecides_a_decided_rule(case: Case, data: st.DataObject) -> None:
    when, answers = case
    book, rule = rule_of(when)
    before = book.finding(rule, answers, "now").verdict
    learned = data.draw(answers_to(when))
    more = {**learned, **{name: answers[name] for name in known(book, rule, answers)}}
    after = book.finding(rule, more, "now").verdict
    if before is not Verdict.UNDECIDED:
        assert after is before


@given(asked())
@settings(deadline=None)
def test_the_reasons_suffice_and_none_is_idle(case: Case) -> None:
    when, answers = case
    book, rule = rule_of(when)
    finding = book.finding(rule, answers, "now")
    if finding.verdict is Verdict.UNDECIDED:
        assert finding.because == ()
        return

    def enough(names: tuple[str, ...]) -> bool:
        given = {name: answers[name] for name in names}
        return book.finding(rule, given, "now").verdict is finding.verdict

    assert enough(finding.because)
    settled = known(book, rule, answers)
    sets = [s for size in range(len(settled) + 1) for s in itertools.combinations(settled, size)]
    for reason in finding.because:
        assert any(
            reason in s and enough(s) and not enough(tuple(name for name in s if name != reason))
            for s in sets
        )


@given(asked())
@settings(deadline=None)
def test_moves_are_exactly_the_single_changes_that_change_the_verdict(case: Case) -> None:
    when, answers = case
    book, rule = rule_of(when)
    before = book.finding(rule, answers, "now").verdict
    expected = {
        (name, answer, verdict)
        for name, spec in zip(book.names(rule, "now"), rule.table.specs, strict=True)
        for answer in spec.known
        if answers.get(name) != answer
        and (verdict := book.finding(rule, {**answers, name: answer}, "now").verdict) is not before
    }
    found = [(move.name, move.answer, move.verdict) for move in moves(book, rule, answers, "now")]
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(asked())
@settings(deadline=None)
def test_knowing_what_is_needed_settles_the_rule_however_it_turns_out(case: Case) -> None:
    when, answers = case
    book, rule = rule_of(when)
    finding = book.finding(rule, answers, "now")
    assert bool(finding.needs) == (finding.verdict is Verdict.UNDECIDED)
    for complete in completions(book, rule, answers):
        settled = known(book, rule, answers)
        learned = {name: complete[name] for name in (*settled, *finding.needs)}
        assert book.finding(rule, learned, "now").verdict is not Verdict.UNDECIDED


@given(asked())
@settings(deadline=None)
def test_verdict_reasons_needs_and_moves_are_those_of_the_oracle(case: Case) -> None:
    when, answers = case
    book, rule = rule_of(when)
    (expected,) = oracle.rules_of(pack_text(when))
    finding = book.finding(rule, answers, "now")
    assert finding.verdict == oracle.verdict(expected, answers, "now")
    assert set(finding.because) == oracle.because(expected, answers, "now")
    assert set(finding.needs) == oracle.needs(expected, answers, "now")
    assert {(m.name, m.answer, m.verdict.value) for m in moves(book, rule, answers, "now")} == oracle.moves(
        expected, answers, "now"
    )


@given(conditions())
def test_negation_turns_every_decided_verdict_and_keeps_the_open_ones(when: dict[str, Any]) -> None:
    _, rule = rule_of(when)
    _, negated = rule_of({"not": when})
    assert negated.table.cells == rule.table.cells.translate(str.maketrans("01", "10"))


@given(conditions())
def test_a_lone_part_says_the_same_as_all_and_any_of_it(when: dict[str, Any]) -> None:
    _, rule = rule_of(when)
    for combined in ({"all": [when]}, {"any": [when]}, {"not": {"not": when}}):
        assert rule_of(combined)[1].table.cells == rule.table.cells

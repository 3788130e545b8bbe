"""The built-in rules keep the product's promises: both languages, hedges, sources, and silence."""

from __future__ import annotations

import re

import pytest
import yaml

from tests import oracle
from tests.dutch import dutch_in, words_per_sentence
from tests.oracle import OracleRule

RULES = oracle.rules()
SILENT = {"communication", "communication_form", "areas_in_internal_communication"}
#: Words that keep a hedge in Dutch and English.
HEDGED = {
    "can": r"\bkan\b|\bkun|misschien|soms|kunnen|\bcan\b|may\b",
    "often": r"vaak|often",
    "risk": r"risico|risk",
    "sometimes": r"soms|sometimes",
    "reported": r"de bron|volgens|schrijver|source|according|author",
    "asked": r"\?|vraag|gesprek|question|talk",
}
#: Words of judgement that no rule may use (product, principle 1).
JUDGING = (
    r"\b(score|gemiddeld|volwassenheid|maturity|niveau|ranking|benchmark|ideaal|ideal|beter dan|better than)"
)


def asked(rule: OracleRule) -> set[str]:
    return {name.removeprefix("now.").removeprefix("intended.") for name in rule.inputs}


@pytest.mark.parametrize("row", [f"R{n}" for n in (1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 20, 26, 51, 52, 54)])
def test_the_rows_that_the_pack_must_hold_are_there(row: str) -> None:
    assert any(rule.row == row for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_complete_in_both_languages(rule: OracleRule) -> None:
    for text in (rule.title, rule.text, rule.question, rule.short, rule.remedy):
        assert set(text) in ({"nl", "en"}, set())
    assert rule.title
    assert rule.text
    assert rule.question


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_keeps_its_hedge_in_words(rule: OracleRule) -> None:
    for language in ("nl", "en"):
        said = f"{rule.title[language]} {rule.text[language]} {rule.question[language]}"
        assert re.search(HEDGED[rule.hedge], said, re.IGNORECASE), said


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_offers_no_score_and_no_ideal(rule: OracleRule) -> None:
    said = " ".join(
        text for wording in (rule.title, rule.text, rule.question, rule.remedy) for text in wording.values()
    )
    assert not re.search(JUDGING, said, re.IGNORECASE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_names_its_source_unless_a_facilitator_asks(rule: OracleRule) -> None:
    if rule.status == "facilitator":
        assert (rule.kind, rule.source) == ("question", "")
    else:
        assert rule.source
        assert rule.place


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_communication_has_no_consequence(rule: OracleRule) -> None:
    """Only a facilitator asks for it; R52 and R54 ask the same of every slider and state no consequence."""
    if asked(rule) & SILENT:
        assert rule.kind == "question"
        assert rule.status == "facilitator" or rule.row in {"R52", "R54"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_status_for_its_tie_to_the_sliders_exactly_when_it_asks_for_one(
    rule: OracleRule,
) -> None:
    if rule.status != "facilitator":
        assert bool(rule.link) == bool(asked(rule) & set(oracle.sliders()))


def test_the_two_literal_bottlenecks_are_tied_to_positions_by_inference() -> None:
    assert [(oracle.rule(key).status, oracle.rule(key).link) for key in ("R1", "R2")] == [
        ("source", "inference")
    ] * 2


def test_no_rule_of_the_sources_combines_three_sliders() -> None:
    assert all(len(asked(rule) & set(oracle.sliders())) <= 2 for rule in RULES)


def test_a_remedy_stands_only_where_the_source_names_one() -> None:
    """Of R1-R12 the sources name no remedy; of R20 it is the rule itself (inventory A5 and gap 81)."""
    assert [rule.id for rule in RULES if rule.remedy] == ["R26"]


def test_up_and_down_both_have_gains_and_costs() -> None:
    for positions in ({"high", "top"}, {"low", "bottom"}):
        kinds = set()
        for rule in RULES:
            for answers in oracle.combinations(rule, "now"):
                if oracle.verdict(rule, answers, "now") == "applies" and positions & set(answers.values()):
                    kinds.add(rule.kind)
        assert {"gain", "risk", "bottleneck"} <= kinds


def test_rules_read_in_short_dutch_sentences() -> None:
    packs = [oracle.COMPONENTS / "bottlenecks" / "content" / pack for pack in oracle.PACKS]
    texts = [text for pack in packs for text in dutch_in(yaml.safe_load(pack.read_text("utf-8")))]
    assert len(texts) > 60
    assert words_per_sentence(texts) <= 10

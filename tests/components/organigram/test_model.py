"""The organisation model the group recognises: the tool never chooses."""

import pytest

from components.organigram import INPUT, MIXED, Organisation, models, spec
from components.sources import SOURCES
from tests import oracle


def test_no_model_is_chosen_until_people_do() -> None:
    assert (Organisation().model, Organisation().why) == ("empty", "")


@pytest.mark.parametrize("answer", ["empty", "dont_know", "sectoral", "directorate", "tilted", "mixed"])
def test_each_answer_can_be_recorded(answer: str) -> None:
    assert Organisation(model=answer).model == answer


def test_nothing_else_can_be_recorded() -> None:
    with pytest.raises(ValueError, match="does not accept"):
        Organisation(model="matrix")


def test_a_rule_may_ask_for_the_three_models_and_mixed_leaves_it_open() -> None:
    assert (spec().key, spec().kind, spec().known) == (INPUT, "model", tuple(models()))
    assert spec().also_unknown == (MIXED,)
    assert spec().known == oracle.known()[oracle.ORGANISATION]


@pytest.mark.parametrize("key", list(models()))
def test_a_model_is_described_in_both_languages_with_its_source(key: str) -> None:
    content = models()[key]
    assert content.name.en
    assert content.about.en
    assert content.source.ref in SOURCES
    assert content.source.place


def test_only_of_the_sectoral_model_does_the_source_name_a_risk() -> None:
    assert {key: content.risk_named for key, content in models().items()} == {
        "sectoral": "yes",
        "directorate": "no",
        "tilted": "no",
    }
    risky = {rule.when.get(INPUT) for rule in oracle.rules() if rule.kind in {"risk", "bottleneck"}}
    assert risky - {None} == {"sectoral"}

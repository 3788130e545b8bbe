"""The words of the desk: both languages, both ends, sources, and every fact the inventory names."""

from __future__ import annotations

from itertools import chain

import pytest
import yaml

from components.sliders import SLIDERS, facts, sliders
from components.sliders.contents import PoleStatus
from components.sources import SOURCES
from tests import oracle
from tests.dutch import dutch_in, words_per_sentence

#: What inventory A2 and A3 name beside the sliders: row -> facts.
INVENTORY = {
    "25": {"assignment"},
    "26": {"own_budget", "mandate"},
    "35": {"instruments", "residents_encouraged"},
    "36": {"signals_broad"},
    "39": {"initiative_budget"},
    "41": {"area_cycle"},
    "42": {"area_component"},
    "43": {"attention_everywhere"},
    "44": {"neighbourhood_agendas", "agenda_execution"},
    "49": {"short_distance"},
    "50": {"district_alderman"},
    "51": {"steering_philosophy"},
    "53": {"communication_form"},
    "54": {"areas_in_internal_communication"},
}


def test_the_facts_are_those_the_inventory_names() -> None:
    found: dict[str, set[str]] = {}
    for key, fact in facts().items():
        found.setdefault(fact.row, set()).add(key)
    assert found == INVENTORY


@pytest.mark.parametrize("key", SLIDERS)
def test_a_slider_is_complete_in_both_languages(key: str) -> None:
    content = sliders()[key]
    wordings = [content.name, content.about, *(pole.text for pole in chain(content.high, content.low))]
    assert all(wording.en for wording in wordings)
    assert all(pole.source.ref in SOURCES and pole.source.place for pole in chain(content.high, content.low))
    assert content.source.ref == "S1"


@pytest.mark.parametrize("key", list(facts()))
def test_a_fact_is_a_question_with_answers_in_both_languages(key: str) -> None:
    fact = facts()[key]
    assert fact.name.en
    assert fact.label.nl.endswith("?")
    assert fact.label.en
    assert fact.label.en.endswith("?")
    assert fact.source.ref in SOURCES
    assert all(wording.en for wording in fact.answers.values())
    assert not set(fact.answers) & {"empty", "dont_know", "high", "low", "mixed"}


def test_ends_that_the_source_does_not_define_are_left_empty() -> None:
    """S1 defines no low end for the process within the municipality nor for board and politics (43, 48)."""
    undefined = {key for key, content in sliders().items() if not content.low or not content.high}
    assert undefined == {"process_within_municipality", "board_and_politics"}


def test_what_the_source_does_not_say_of_an_end_is_marked_as_inference() -> None:
    for pole in chain(sliders()["communication"].high, sliders()["communication"].low):
        assert pole.status is PoleStatus.INFERENCE


def test_every_key_is_one_input_only() -> None:
    assert not set(facts()) & set(SLIDERS)
    assert "organisation_model" not in facts()


def test_the_desk_reads_in_short_dutch_sentences() -> None:
    raw = yaml.safe_load((oracle.COMPONENTS / "sliders" / "content" / "sliders.yaml").read_text("utf-8"))
    texts = list(dutch_in(raw))
    assert len(texts) > 50
    assert words_per_sentence(texts) <= 10

"""Names of inputs and answers, in the words people read."""

from __future__ import annotations

import pytest

from components.answers import InputSpec
from components.exercise.vocabulary import answer_name, headed, input_name, names, said, vocabulary
from components.words import LANGUAGES, Language


def test_every_answer_has_one_name_and_sliders_one_per_lane() -> None:
    assert len(names()) == len(set(names())) == 5 * 2 + 17 + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", list(vocabulary()), ids=lambda spec: spec.key)
def test_every_input_and_answer_has_words(spec: InputSpec, language: Language) -> None:
    key, answers = spec.key, spec.answers
    assert input_name(key, language)
    assert "_" not in input_name(key, language)
    shown = [answer_name(key, answer, language) for answer in answers]
    assert all(shown)
    assert len(set(shown)) == len(shown)


def test_every_input_has_a_name_of_its_own() -> None:
    for language in LANGUAGES:
        found = [input_name(spec.key, language) for spec in vocabulary()]
        assert len(set(found)) == len(found)


def test_a_name_begins_a_sentence_with_a_capital() -> None:
    assert headed("proces met bewoners") == "Proces met bewoners"
    assert headed("één") == "Één"
    assert headed("") == ""


@pytest.mark.parametrize(
    ("name", "answer", "language", "text"),
    [
        ("now.process_with_residents", "low", "nl", "proces met bewoners: laag"),
        ("intended.communication", "no_choice", "en", "communication: middle: no choice made"),
        ("organisation_model", "mixed", "nl", "organisatiemodel: mengvorm"),
        ("organisation_model", "tilted", "en", "organisation model: tilted model"),
        ("own_budget", "dont_know", "nl", "eigen budget: weten we niet"),
    ],
)
def test_input_and_answer_read_as_one_phrase(name: str, answer: str, language: Language, text: str) -> None:
    assert said(name, answer, language) == text

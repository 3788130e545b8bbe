"""Names of inputs and answers, in the words people read."""

from __future__ import annotations

import pytest

from components.exercise.vocabulary import answer_name, input_name, names, said, vocabulary
from components.words import LANGUAGES, Language


def test_every_answer_has_one_name_and_sliders_one_per_lane() -> None:
    assert len(names()) == len(set(names())) == 5 * 2 + 17 + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", list(vocabulary()), ids=lambda spec: spec.key)
def test_every_input_and_answer_has_words(spec: object, language: Language) -> None:
    key, answers = spec.key, spec.answers  # type: ignore[attr-defined]
    assert input_name(key, language) not in {"", key}
    shown = [answer_name(key, answer, language) for answer in answers]
    assert all(shown)
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(
    ("name", "answer", "language", "text"),
    [
        ("now.process_with_residents", "low", "nl", "Proces met bewoners: laag"),
        ("intended.communication", "no_choice", "en", "Communication: middle: no choice made"),
        ("organisation_model", "mixed", "nl", "organisatiemodel: mengvorm"),
        ("organisation_model", "tilted", "en", "organisation model: tilted model"),
        ("own_budget", "dont_know", "nl", "Hebben wijkambtenaren een eigen budget?: weten we niet"),
    ],
)
def test_input_and_answer_read_as_one_phrase(name: str, answer: str, language: Language, text: str) -> None:
    assert said(name, answer, language) == text

"""What a rule may ask about."""

import pytest

from components.answers import InputSpec, Vocabulary, is_known, slider_spec
from components.exercise.vocabulary import vocabulary
from tests import oracle

MODEL = InputSpec("model", "model", ("a", "b"), also_unknown=("mixed",))


def test_a_slider_can_be_asked_for_high_low_or_one_place() -> None:
    spec = slider_spec("s")
    assert set(spec.expand("high")) == {"high", "top"}
    assert set(spec.expand("low")) == {"low", "bottom"}
    assert spec.expand("top") == ("top",)
    assert spec.expand("no_choice") == ("no_choice",)


@pytest.mark.parametrize("word", ["empty", "dont_know", "middle", ""])
def test_a_word_that_is_no_known_answer_cannot_be_asked_for(word: str) -> None:
    with pytest.raises(KeyError):
        slider_spec("s").expand(word)


def test_a_mixed_model_can_be_recorded_but_leaves_a_rule_open() -> None:
    assert MODEL.answers == ("empty", "dont_know", "a", "b", "mixed")
    assert is_known(MODEL, "a")
    assert not any(is_known(MODEL, answer) for answer in ("empty", "dont_know", "mixed"))
    with pytest.raises(KeyError):
        MODEL.expand("mixed")


def test_a_vocabulary_finds_inputs_by_key_and_keeps_their_order() -> None:
    found = Vocabulary([slider_spec("s"), MODEL])
    assert "s" in found
    assert "x" not in found
    assert [spec.key for spec in found] == ["s", "model"]
    assert found.sliders == ("s",)
    assert found["model"] is MODEL


def test_the_vocabulary_of_the_exercise_is_that_of_the_content_files() -> None:
    assert {spec.key: spec.known for spec in vocabulary()} == oracle.known()
    assert vocabulary().sliders == tuple(oracle.sliders())

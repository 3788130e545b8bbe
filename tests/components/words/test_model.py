"""The words people see: languages, catalogues, and content texts in two languages."""

import pytest
from pydantic import ValidationError

from components.words import LANGUAGES, Language, Wording, as_language, words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("nl", "nl"), ("en", "en"), ("EN", "en"), ("en-GB", "en"), ("en_US.UTF-8", "en"), ("nl-BE", "nl"),
        ("de", "nl"), ("english", "nl"), ("", "nl"), (None, "nl"),
    ],
)  # fmt: skip
def test_a_language_is_ours_or_dutch(text: str | None, language: Language) -> None:
    assert as_language(text) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_found_and_its_places_are_filled(language: Language) -> None:
    t = words(language)
    assert t.language == language
    assert "7" in t("problem.line", line=7)
    assert "key-of-mine" in t("problem.key", key="key-of-mine")
    assert t("position.no_choice") != "position.no_choice"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_word_is_an_error_and_never_shown_as_its_key(language: Language) -> None:
    with pytest.raises(KeyError, match=r"no\.such\.word"):
        words(language)("no.such.word")
    with pytest.raises(KeyError):
        words(language).count("no.such.word", 2)


@pytest.mark.parametrize(
    ("language", "one", "many"), [("nl", "1 regel", "2 regels"), ("en", "1 rule", "2 rules")]
)
def test_a_count_is_said_in_the_singular_or_the_plural(language: Language, one: str, many: str) -> None:
    t = words(language)
    assert one in t.count("cli.rules_fine", 1)
    assert many in t.count("cli.rules_fine", 2)


def test_all_words_under_a_prefix_can_be_handed_over() -> None:
    found = words("nl").under("position.")
    assert found["position.high"] == "hoog"
    assert all(key.startswith("position.") for key in found)
    assert list(found) == sorted(found)


def test_words_are_read_once() -> None:
    assert words("nl") is words("nl")


def test_a_content_text_falls_back_on_dutch_and_says_so() -> None:
    both = Wording(nl="laag", en="low")
    dutch = Wording(nl="laag")
    assert (both.text("en"), both.language_shown("en")) == ("low", "en")
    assert (both.text("nl"), both.language_shown("nl")) == ("laag", "nl")
    assert (dutch.text("en"), dutch.language_shown("en")) == ("laag", "nl")


@pytest.mark.parametrize("text", ["", "\u200e\0", "x" * 2001])
def test_a_content_text_is_neither_empty_nor_endless(text: str) -> None:
    with pytest.raises(ValidationError):
        Wording(nl=text)

"""The catalogues: complete in both languages, no word missing, none unused, and short enough to read."""

from string import Formatter

import pytest

from components.words import LANGUAGES
from tests.components.words.keys import Use, catalogue, in_python, in_script, use_in_repository
from tests.dutch import words_per_sentence


@pytest.fixture(scope="module")
def use() -> Use:
    return use_in_repository()


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(language: str, key: str) -> tuple[str, ...]:
    string = catalogue(language)[key].string
    return (string,) if isinstance(string, str) else tuple(string or ())


KEYS = sorted(catalogue("nl"))


def test_both_languages_have_the_same_words() -> None:
    assert catalogue("nl").keys() == catalogue("en").keys()


@pytest.mark.parametrize("key", KEYS)
def test_a_word_has_a_text_and_the_same_places_in_both_languages(key: str) -> None:
    dutch, english = forms("nl", key), forms("en", key)
    assert all(text.strip() for text in (*dutch, *english))
    assert len(dutch) == len(english)
    assert set().union(*map(places, dutch)) == set().union(*map(places, english))


def test_no_word_that_code_asks_for_is_missing(use: Use) -> None:
    known = catalogue("nl").keys()
    rooms = {key.partition(".")[0] for key in known}
    missing = {key: where for key, where in use.asked.items() if key not in known}
    missing |= {
        key: where for key, where in use.seen.items() if key.partition(".")[0] in rooms and key not in known
    }
    assert missing == {}


def test_no_word_is_unused(use: Use) -> None:
    used = use.asked.keys() | use.seen.keys()
    begun = tuple(use.prefixes)
    assert [key for key in catalogue("nl") if key not in used and not key.startswith(begun)] == []


def test_a_prefix_that_code_builds_on_begins_some_word(use: Use) -> None:
    rooms = {key.partition(".")[0] for key in catalogue("nl")}
    stray = {
        prefix: where
        for prefix, where in use.prefixes.items()
        if prefix.partition(".")[0] in rooms and not any(key.startswith(prefix) for key in catalogue("nl"))
    }
    assert stray == {}


def test_the_search_sees_keys_in_python() -> None:
    found = in_python(
        't("a.b"); words(x)("c.d"); f"e.{x}"; f"l.m_{x}"; "g." + x; "f.py"; refuse("h.i"); t.count("j.k", 2)',
        "",
        Use(),
    )
    assert set(found.asked) == {"a.b", "c.d", "h.i", "j.k"}
    assert set(found.prefixes) == {"e.", "l.m_", "g."}
    assert "l.m_" not in found.seen
    assert "f.py" not in found.seen


def test_the_search_sees_keys_in_javascript_and_templates() -> None:
    found = in_script(
        "t('a.b'); t(`c.${x}`); const k = \"d.e\"; {{ t('f.g') }} t('h.' + x); `a ${t('i.j')} b`", "", Use()
    )
    assert {"a.b", "f.g", "i.j"} <= set(found.asked)
    assert set(found.prefixes) == {"c.", "h."}
    assert "d.e" in found.seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_hold_no_markup(language: str) -> None:
    for key in catalogue(language):
        assert all("<" not in text and "&" not in text.replace("& en *", "").replace("& and *", "")
                   for text in forms(language, key)), key  # fmt: skip


def test_interface_words_have_short_dutch_sentences() -> None:
    texts = [text for key in catalogue("nl") for text in forms("nl", key)]
    assert words_per_sentence(texts) <= 10

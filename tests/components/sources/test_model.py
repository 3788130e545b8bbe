"""The bibliography: the five texts behind the method, and what kind of text each is."""

import pytest
from pydantic import ValidationError

from components.sources import SOURCES, Reference, Standing


def test_the_five_texts_are_there_with_their_standing() -> None:
    assert {key: source.standing.value for key, source in SOURCES.items()} == {
        "S0": "programme",
        "S1": "method",
        "S2": "opinion",
        "S3": "programme",
        "S4": "programme",
    }


def test_the_bibliography_is_read_like_a_mapping() -> None:
    assert list(SOURCES) == ["S0", "S1", "S2", "S3", "S4"]
    assert "S1" in SOURCES
    assert "S9" not in SOURCES
    assert SOURCES["S2"].standing is Standing.OPINION
    with pytest.raises(KeyError):
        SOURCES["S9"]


@pytest.mark.parametrize("key", list(SOURCES))
def test_each_text_has_author_title_and_year_in_both_languages(key: str) -> None:
    source = SOURCES[key]
    assert source.author.en
    assert source.title.en
    assert source.year[:2] == "20"


@pytest.mark.parametrize("ref", ["", "1S", "S 1", "../x", "S" * 41, "<b>"])
def test_a_reference_has_a_plain_name(ref: str) -> None:
    with pytest.raises(ValidationError):
        Reference(ref=ref)


def test_a_reference_names_a_place() -> None:
    assert Reference(ref="S1", place="18").place == "18"

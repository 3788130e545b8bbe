"""The three examples: what the source says, and nothing it does not say."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from components.answers import POSITIONS
from components.documents import Refusal
from components.exercise import Exercise
from components.exercise.example_tables import EXAMPLE_COLUMNS, examples_frame
from components.exercise.examples import NAMES, Beside, Example, compare, examples, load_example
from components.exercise.vocabulary import vocabulary
from components.sliders import SLIDERS
from components.words import Wording
from tests.dutch import words_per_sentence

#: Inventory A3: what the source says literally, as words and as band or relation.
LITERAL = {
    ("altena", "internal_positioning"): ("vrij hoog", ("high", "top")),
    ("venlo", "internal_positioning"): ("lager dan Altena", None),
    ("schiedam", "process_with_residents"): ("bovenaan", ("top", "top")),
    ("altena", "process_within_municipality"): ("onderaan", ("bottom", "bottom")),
    ("schiedam", "process_within_municipality"): ("onderaan", ("bottom", "bottom")),
    ("venlo", "process_within_municipality"): ("onderaan", ("bottom", "bottom")),
    ("altena", "board_and_politics"): ("hoog", ("high", "top")),
}
#: Inventory A2 and A3: the facts of each.
FACTS = {
    "altena": {
        "own_budget": "yes",
        "signals_broad": "yes",
        "steering_philosophy": "yes",
        "district_alderman": "yes",
    },
    "schiedam": {"instruments": "yes", "residents_encouraged": "yes", "district_alderman": "no"},
    "venlo": {
        "own_budget": "no",
        "neighbourhood_agendas": "yes",
        "agenda_execution": "sectoral",
        "district_alderman": "yes",
    },
}
OF_ALL = {
    "initiative_budget": "yes",
    "attention_everywhere": "yes",
    "short_distance": "yes",
    "communication_form": "when_needed",
}
CELLS = [(name, slider) for name in NAMES for slider in SLIDERS]


def wordings(value: object) -> Iterator[Wording]:
    """Yield every text in an example."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from wordings(item)
    elif hasattr(value, "__dict__"):
        yield from wordings(vars(value))


def test_seven_of_the_fifteen_cells_are_literal() -> None:
    found = {(name, slider) for name, slider in CELLS if examples()[name].sliders[slider].literal}
    assert found == set(LITERAL)
    assert (len(found), len(CELLS)) == (7, 15)


@pytest.mark.parametrize(("name", "slider"), CELLS)
def test_a_cell_holds_a_position_only_where_the_source_says_it(name: str, slider: str) -> None:
    cell = examples()[name].sliders[slider]
    if (name, slider) in LITERAL:
        words, band = LITERAL[name, slider]
        assert cell.words is not None
        assert cell.words.nl == words
        assert cell.band == band
    else:
        assert (cell.words, cell.band, cell.relation) == (None, None, None)
    assert cell.reason.nl
    assert cell.source.ref == "S1"


def test_venlo_is_only_lower_than_altena() -> None:
    relation = examples()["venlo"].sliders["internal_positioning"].relation
    assert relation is not None
    assert (relation.direction, relation.than) == ("lower", "altena")
    assert [c for n, s in CELLS if (c := examples()[n].sliders[s].relation)] == [relation]


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_are_those_of_the_source(name: str) -> None:
    facts = {key: fact.answer for key, fact in examples()[name].facts.items()}
    assert facts == {**OF_ALL, **FACTS[name]}
    for key, answer in facts.items():
        assert answer in vocabulary()[key].known


@pytest.mark.parametrize("name", NAMES)
def test_no_organisation_model_is_filled_in(name: str) -> None:
    assert examples()[name].organisation_model.answer is None


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_not(name: str) -> None:
    note = examples()[name].note
    assert re.search("geen advies en geen goed voorbeeld", note.nl)
    assert re.search("no advice and no good practice", note.en or "")


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_easy_complete_and_hold_no_number(name: str) -> None:
    found = list(wordings(examples()[name]))
    assert len(found) > 15
    assert all(text.en for text in found)
    assert words_per_sentence([text.nl for text in found]) <= 10
    stated = [text for text in found if text != examples()[name].note]
    assert not [text for text in stated if re.search(r"\d", f"{text.nl}{text.en}")]


def test_the_own_answers_stand_beside_what_the_source_says() -> None:
    exercise = Exercise()
    exercise.shown.place({"now.internal_positioning": "bottom", "own_budget": "dont_know"})
    rows = {(row.example.example, row.key): row for row in compare(exercise.answers, examples().values())}
    altena = rows["altena", "internal_positioning"]
    assert (altena.now, altena.intended, altena.band) == ("bottom", "empty", ("high", "top"))
    assert rows["venlo", "own_budget"].now == "dont_know"
    assert rows["venlo", "own_budget"].answer == "no"
    assert rows["venlo", "own_budget"].slider == "internal_positioning"
    assert rows["schiedam", "communication"].words is None
    assert ("schiedam", "own_budget") not in rows
    assert sum(row.kind == "slider" for row in rows.values()) == 15
    assert sum(row.kind == "model" for row in rows.values()) == 3


def test_nothing_is_measured() -> None:
    for row in compare({}, examples().values()):
        assert not [v for v in dataclasses.asdict(row).values() if isinstance(v, int | float)]
    names = (
        {field.name for field in dataclasses.fields(Beside)}
        | set(EXAMPLE_COLUMNS)
        | set(Example.model_fields)
    )
    assert not {name for name in names if re.search("distance|score|match|rank|mean|gap|difference", name)}


def test_the_table_has_its_documented_columns_and_words_in_both_languages() -> None:
    dutch, english = examples_frame({}), examples_frame({}, language="en")
    assert list(dutch.columns) == list(EXAMPLE_COLUMNS) == list(english.columns)
    assert len(dutch) == len(english) == len(compare({}, examples().values()))
    cells = dutch[dutch.kind == "slider"].set_index(["example", "input"])
    assert cells.loc[("schiedam", "communication"), "source_words"] == "niet vermeld"
    assert cells.loc[("altena", "board_and_politics"), "band_words"] == "hoog tot en met bovenaan"
    assert cells.loc[("venlo", "process_within_municipality"), "band_words"] == "onderaan"
    assert cells.loc[("venlo", "internal_positioning"), ["relation", "than"]].tolist() == ["lower", "altena"]
    assert cells.stated.sum() == 7
    assert not dutch[dutch.kind == "model"].stated.any()
    assert (english[english.kind == "model"].source_words == "not stated").all()
    assert not [column for column in dutch if dutch[column].dtype.kind in "if"]


def test_a_table_of_one_example_holds_only_that() -> None:
    assert set(examples_frame({}, [examples()["venlo"]]).example) == {"venlo"}


def spoiled(**changes: Any) -> bytes:
    cell = {"literal": "no", "reason": {"nl": "a"}, "source": {"ref": "S1", "place": "8"}}
    value: dict[str, Any] = {
        "example": "a",
        "name": {"nl": "A"},
        "note": {"nl": "a"},
        "sliders": {key: dict(cell) for key in SLIDERS},
        "facts": {},
        "organisation_model": {"reason": {"nl": "a"}, "source": {"ref": "S1"}},
    }
    value["sliders"]["communication"] |= changes.pop("communication", {})
    return json.dumps({**value, **changes}, indent=1).encode()  # JSON is YAML too


def fact(answer: str, ref: str = "S1") -> dict[str, object]:
    return {"answer": answer, "words": {"nl": "a"}, "source": {"ref": ref}}


WRONG = {
    "a band that is not literal": ({"communication": {"band": ["low", "high"]}}, "problem.not_literal"),
    "words that are not literal": ({"communication": {"words": {"nl": "laag"}}}, "problem.not_literal"),
    "literal without a position": ({"communication": {"literal": "yes"}}, "problem.not_literal"),
    "literal without words": (
        {"communication": {"literal": "yes", "band": ["low", "low"]}},
        "problem.not_literal",
    ),
    "a band upside down": (
        {"communication": {"literal": "yes", "words": {"nl": "a"}, "band": ["top", "low"]}},
        "problem.band_order",
    ),
    "a band of unknown": (
        {"communication": {"literal": "yes", "words": {"nl": "a"}, "band": ["empty", "low"]}},
        "problem.not_allowed",
    ),
    "a number": (
        {"communication": {"literal": "yes", "words": {"nl": "a"}, "band": ["4", "5"]}},
        "problem.not_allowed",
    ),
    "an unknown source": ({"communication": {"source": {"ref": "S9"}}}, "problem.not_allowed"),
    "an unknown fact": ({"facts": {"x": fact("yes")}}, "problem.unknown_key"),
    "an unknown answer": ({"facts": {"mandate": fact("ja")}}, "problem.not_allowed"),
    "a fact not known": ({"facts": {"mandate": fact("dont_know")}}, "problem.not_allowed"),
    "an unknown source of a fact": ({"facts": {"mandate": fact("yes", "S9")}}, "problem.not_allowed"),
    "an unknown model": (
        {"organisation_model": {"answer": "x", "reason": {"nl": "a"}, "source": {"ref": "S1"}}},
        "problem.not_allowed",
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_example_is_refused_by_line_and_key(fault: str) -> None:
    changes, reason = WRONG[fault]
    with pytest.raises(Refusal) as caught:
        load_example(spoiled(**changes), "fout.yaml")
    problem = caught.value.problems[0]
    assert problem.reason == reason
    assert problem.line is not None
    assert problem.key
    assert "fout.yaml, regel" in caught.value.text("nl")


def test_an_example_without_positions_is_fine() -> None:
    example = load_example(spoiled(), "goed.yaml")
    assert not any(example.sliders[key].literal for key in SLIDERS)
    assert all(row.words is None for row in compare({}, [example]))
    assert set(POSITIONS).isdisjoint({row.now for row in compare({}, [example])})

"""The tables: documented columns, and the same verdicts as the oracle gives."""

from __future__ import annotations

import itertools
import re

import pytest

from components.answers import LANES, POSITIONS, Lane
from components.exercise import Exercise
from components.exercise.map_table import (
    CELL_COLUMNS,
    MAP_COLUMNS,
    cells_frame,
    letter,
    map_frame,
    map_words,
)
from components.exercise.network_table import EDGE_COLUMNS, NODE_COLUMNS, network_frames, network_words
from components.exercise.tables import (
    DIFFERENCE_COLUMNS,
    FINDING_COLUMNS,
    differences_frame,
    findings_frame,
    records,
)
from components.sliders import SLIDERS
from components.words import LANGUAGES, words
from tests import oracle

SITUATIONS: dict[str, dict[str, str]] = {
    "empty": {},
    "some": {
        "now.internal_positioning": "high",
        "now.process_with_residents": "low",
        "signals_broad": "yes",
        "intended.internal_positioning": "no_choice",
        "intended.process_with_residents": "top",
        "organisation_model": "sectoral",
    },
    "open": {
        "now.process_within_municipality": "dont_know",
        "now.board_and_politics": "top",
        "attention_everywhere": "yes",
        "organisation_model": "mixed",
        "own_budget": "no",
    },
}
PAIRS = list(itertools.permutations(SLIDERS, 2))


@pytest.fixture(params=SITUATIONS)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    found = Exercise(facilitator=True)
    found.recorded.place(SITUATIONS[request.param])
    return found


@pytest.mark.parametrize("lane", LANES)
def test_findings_are_those_of_the_oracle_with_why_and_what_to_know(exercise: Exercise, lane: Lane) -> None:
    frame = findings_frame(exercise, lane)
    assert list(frame.columns) == list(FINDING_COLUMNS)
    assert len(frame) == len(oracle.rules())
    for row in records(frame):
        rule = oracle.rule(row["rule"])
        assert row["verdict"] == oracle.verdict(rule, exercise.answers, lane)
        assert bool(row["because"]) == (row["verdict"] != "undecided")
        assert bool(row["needs"]) == (row["verdict"] == "undecided")
        assert row["lane"] == ("both" if rule.compares else lane)
        assert (row["kind"], row["status"], row["link"]) == (rule.kind, rule.status, rule.link)
        assert (row["title"], row["hedge"], row["place"]) == (rule.title["nl"], rule.hedge, rule.place)
        assert bool(row["source"]) == bool(row["standing"]) == bool(rule.source)


def test_why_names_inputs_with_their_answers_and_the_lane_where_two_are_at_stake() -> None:
    exercise = Exercise()
    exercise.recorded.place(SITUATIONS["some"])
    rows = {row["rule"]: row for row in records(findings_frame(exercise))}
    assert rows["R1"]["because"] == "positionering intern: hoog; proces met bewoners: laag"
    assert rows["R52.process_with_residents"]["because"] == (
        "nu: proces met bewoners: laag; beoogd: proces met bewoners: bovenaan"
    )


def test_marks_of_the_group_stand_beside_the_finding() -> None:
    exercise = Exercise()
    exercise.mark("R1", "partly", "alleen in Noord")
    rows = {row["rule"]: row for row in records(findings_frame(exercise))}
    assert (rows["R1"]["recognition"], rows["R1"]["note"]) == ("partly", "alleen in Noord")
    assert (rows["R2"]["recognition"], rows["R2"]["note"]) == ("empty", "")


def test_the_facilitators_questions_are_left_out_until_asked_for() -> None:
    exercise = Exercise()
    assert "facilitator" not in set(findings_frame(exercise)["status"])
    exercise.facilitator = True
    assert "facilitator" in set(findings_frame(exercise)["status"])


def test_differences_are_those_of_the_oracle_without_the_absent_ones(exercise: Exercise) -> None:
    frame = differences_frame(exercise)
    assert list(frame.columns) == list(DIFFERENCE_COLUMNS)
    expected = {
        rule: change
        for rule, change in oracle.differences(exercise.answers, True).items()
        if change != "absent"
    }
    assert {row["rule"]: row["change"] for row in records(frame)} == expected
    for row in records(frame):
        assert bool(row["needs"]) == (row["change"] == "open")


@pytest.mark.parametrize(("slider_x", "slider_y"), PAIRS)
def test_the_map_holds_the_verdict_of_every_rule_that_asks_about_either_slider(
    exercise: Exercise, slider_x: str, slider_y: str
) -> None:
    frame = map_frame(exercise, slider_x, slider_y, "intended")
    assert list(frame.columns) == list(MAP_COLUMNS)
    asked = [r.id for r in oracle.rules() if not r.compares and {slider_x, slider_y} & set(r.inputs)]
    assert list(frame["rule"].unique()) == asked
    assert len(frame) == 25 * len(asked)
    for row in records(frame):
        moved = exercise.answers | {f"intended.{slider_x}": row["x"], f"intended.{slider_y}": row["y"]}
        assert row["verdict"] == oracle.verdict(oracle.rule(row["rule"]), moved, "intended")


@pytest.mark.parametrize(("slider_x", "slider_y"), PAIRS)
def test_no_two_statements_share_a_place_in_a_cell(exercise: Exercise, slider_x: str, slider_y: str) -> None:
    rows = [row for row in records(map_frame(exercise, slider_x, slider_y)) if row["verdict"] != "not"]
    places = [(row["x"], row["y"], row["slot"]) for row in rows]
    assert len(places) == len(set(places))


def test_letters_and_places_stay_when_an_answer_changes() -> None:
    exercise = Exercise()
    before = records(map_frame(exercise, *SLIDERS[:2]))
    exercise.recorded.place(SITUATIONS["some"])
    after = records(map_frame(exercise, *SLIDERS[:2]))
    keyed = [[(row["rule"], row["letter"], row["slot"]) for row in rows] for rows in (before, after)]
    assert keyed[0] == keyed[1]


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 27, 52, 702)] == ["A", "Z", "AA", "AB", "BA", "AAA"]


def test_the_map_marks_where_both_sliders_stand_and_nowhere_when_one_is_open() -> None:
    exercise = Exercise()
    exercise.recorded.place(SITUATIONS["some"])
    cells = cells_frame(exercise, *SLIDERS[:2])
    assert list(cells.columns) == list(CELL_COLUMNS)
    assert len(cells) == 25
    here = {lane: [(row["x"], row["y"]) for row in records(cells) if row[lane]] for lane in LANES}
    assert here == {"now": [("high", "low")], "intended": [("no_choice", "top")]}
    assert not cells_frame(exercise, SLIDERS[0], SLIDERS[4])[["now", "intended"]].to_numpy().any()


def test_steps_are_zero_only_in_the_middle() -> None:
    cells = records(cells_frame(Exercise(), *SLIDERS[:2]))
    assert {row["x"]: row["step_x"] for row in cells} == dict(zip(POSITIONS, range(-2, 3), strict=True))


def test_the_map_in_words_names_positions_and_statements_and_shows_no_number() -> None:
    exercise = Exercise()
    exercise.recorded.place(SITUATIONS["some"])
    sliders = SLIDERS[0], SLIDERS[1]
    said = map_words(cells_frame(exercise, *sliders), map_frame(exercise, *sliders), *sliders)
    assert list(said.columns) == [
        "Positionering intern",
        "Proces met bewoners",
        "Geldt",
        "Nog niet te zeggen",
    ]
    rows = {(row["Positionering intern"], row["Proces met bewoners"]): row["Geldt"] for row in records(said)}
    assert (
        "A. Het kan moeite kosten om initiatieven van bewoners te laten slagen" in rows["hoog", "laag · nu"]
    )
    assert not [text for row in records(said) for text in map(str, row.values()) if re.search(r"\d", text)]


@pytest.mark.parametrize("lane", LANES)
def test_the_network_joins_each_rule_to_what_it_asks_about(exercise: Exercise, lane: Lane) -> None:
    nodes, edges = network_frames(exercise, lane)
    assert (list(nodes.columns), list(edges.columns)) == (list(NODE_COLUMNS), list(EDGE_COLUMNS))
    rules = [rule for rule in oracle.rules() if not rule.compares]
    assert set(zip(edges["input"], edges["rule"], strict=True)) == {
        (written, rule.id) for rule in rules for written in rule.inputs
    }
    layers = {
        key: set(nodes.loc[nodes["layer"] == key, "key"]) for key in ("slider", "fact", "model", "finding")
    }
    assert layers["slider"] == set(SLIDERS)
    assert layers["model"] == {"organisation_model"}
    assert layers["finding"] == {rule.id for rule in rules}
    assert layers["fact"] == {i for r in rules for i in r.inputs} - layers["slider"] - layers["model"]


@pytest.mark.parametrize("lane", LANES)
def test_the_network_lights_up_exactly_the_reasons_of_what_applies(exercise: Exercise, lane: Lane) -> None:
    nodes, edges = network_frames(exercise, lane)
    for edge in records(edges):
        rule = oracle.rule(edge["rule"])
        name = oracle.name_of(edge["input"], lane)
        applies = oracle.verdict(rule, exercise.answers, lane) == "applies"
        assert edge["lit"] == (applies and name in oracle.because(rule, exercise.answers, lane))
        assert edge["needed"] == (name in oracle.needs(rule, exercise.answers, lane))
    lit = {edge["input"] for edge in records(edges) if edge["lit"]}
    for node in records(nodes):
        assert node["lit"] == (
            node["verdict"] == "applies" if node["layer"] == "finding" else node["key"] in lit
        )


def test_the_network_in_words_has_a_row_for_each_statement(exercise: Exercise) -> None:
    said = network_words(exercise, "now")
    assert list(said.columns) == ["Uitspraak", "Soort", "Nu", "Hangt samen met", "Eerst weten"]
    assert set(said["Nu"]) <= {"geldt", "geldt niet", "nog niet te zeggen"}
    assert len(said) == len(exercise.findings("now"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_speak_the_language_asked_for(exercise: Exercise, language: str) -> None:
    frame = findings_frame(exercise, "now", language)
    assert list(frame["title"]) == [oracle.rule(rule).title[language] for rule in frame["rule"]]
    nodes, _ = network_frames(exercise, "now", language)
    names = oracle.sliders()
    found = {row["key"]: row["label"] for row in records(nodes) if row["layer"] == "slider"}
    assert found == {key: name[language] for key, name in names.items()}
    assert words(language)("position.top") in set(cells_frame(exercise, *SLIDERS[:2], language)["x_words"])  # type: ignore[arg-type]

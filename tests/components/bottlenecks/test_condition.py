"""Conditions: how they are read, what they ask about, when they hold, and why one is refused."""

from __future__ import annotations

import itertools
from typing import Any

import jsonschema
import pytest

from components.answers import InputSpec, Vocabulary, slider_spec
from components.bottlenecks.condition import (
    All,
    Any_,
    ConditionError,
    Differ,
    Is,
    Not,
    bare,
    condition_schema,
    holds,
    in_lane,
    parse,
    refs,
)

VOCABULARY = Vocabulary(
    [
        *map(slider_spec, "abc"),
        InputSpec("f", "fact", ("yes", "no")),
        InputSpec("g", "fact", ("yes", "no")),
        InputSpec("m", "model", ("x", "y", "z"), also_unknown=("mixed",)),
    ]
)


@pytest.mark.parametrize(
    ("raw", "condition"),
    [
        ({"a": "high"}, Is("a", frozenset({"high", "top"}))),
        ({"a": ["low", "no_choice"]}, Is("a", frozenset({"low", "bottom", "no_choice"}))),
        ({"now.a": "top"}, Is("now.a", frozenset({"top"}))),
        ({"not": {"f": "yes"}}, Not(Is("f", frozenset({"yes"})))),
        ({"all": [{"f": "yes"}]}, All((Is("f", frozenset({"yes"})),))),
        ({"any": [{"f": "yes"}]}, Any_((Is("f", frozenset({"yes"})),))),
        ({"differ": ["now.a", "intended.a"]}, Differ("now.a", "intended.a")),
        ({"f": "yes", "g": "no"}, All((Is("f", frozenset({"yes"})), Is("g", frozenset({"no"}))))),
    ],
)
def test_a_condition_is_read_from_its_raw_form(raw: Any, condition: object) -> None:
    assert parse(raw, VOCABULARY) == condition


@pytest.mark.parametrize(
    ("raw", "reason", "path"),
    [
        ({}, "pack.condition_form", ()),
        ([], "pack.condition_form", ()),
        ("a", "pack.condition_form", ()),
        ({"not": "f"}, "pack.condition_form", ("not",)),
        ({"all": [{"f": "yes"}, "x"]}, "pack.condition_form", ("all", 1)),
        ({"all": {"f": "yes"}}, "pack.list_needed", ("all",)),
        ({"any": []}, "pack.list_needed", ("any",)),
        ({"a": []}, "pack.list_needed", ("a",)),
        ({"z": "high"}, "pack.unknown_input", ("z",)),
        ({"now.f": "yes"}, "pack.unknown_input", ("now.f",)),
        ({"later.a": "high"}, "pack.unknown_input", ("later.a",)),
        ({"{slider}": "high"}, "pack.unknown_input", ("{slider}",)),
        ({"a": "upstairs"}, "pack.unknown_answer", ("a",)),
        ({"a": "empty"}, "pack.unknown_answer", ("a",)),
        ({"m": "mixed"}, "pack.unknown_answer", ("m",)),
        ({"a": {"b": "high"}}, "pack.unknown_answer", ("a",)),
        ({"a": [["high"]]}, "pack.unknown_answer", ("a",)),
        ({"differ": ["now.a"]}, "pack.differ_form", ("differ",)),
        ({"differ": "now.a"}, "pack.differ_form", ("differ",)),
        ({"differ": ["now.a", "now.a"]}, "pack.differ_form", ("differ",)),
        ({"differ": ["now.a", ["x"]]}, "pack.differ_form", ("differ",)),
        ({"differ": ["f", "m"]}, "pack.differ_form", ("differ",)),
        ({"differ": ["now.a", "now.z"]}, "pack.unknown_input", ("differ",)),
        ({"all": [{"a": "high"}, {"now.b": "low"}]}, "pack.mixed_lanes", ()),
        ({"differ": ["a", "intended.a"]}, "pack.mixed_lanes", ()),
        ({"all": [{name: answer} for name, answer in zip("abcfg", ("low",) * 3 + ("yes",) * 2, strict=True)]},
         "pack.too_many_inputs", ()),
    ],
)  # fmt: skip
def test_a_condition_that_makes_no_sense_is_refused_with_its_place(
    raw: Any, reason: str, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(ConditionError) as error:
        parse(raw, VOCABULARY)
    assert (error.value.reason, error.value.path) == (reason, path)


def test_four_inputs_are_allowed() -> None:
    assert refs(parse({"all": [{"a": "high"}, {"b": "high"}, {"c": "high"}, {"f": "yes"}]}, VOCABULARY)) == (
        "a", "b", "c", "f",
    )  # fmt: skip


def test_an_input_named_twice_is_one_input_in_order_of_mention() -> None:
    raw = {"any": [{"differ": ["now.b", "now.a"]}, {"not": {"now.a": "high"}}, {"f": "yes"}]}
    assert refs(parse(raw, VOCABULARY)) == ("now.b", "now.a", "f")


@pytest.mark.parametrize(
    ("raw", "true_when"),
    [
        ({"all": [{"f": "yes"}, {"g": "yes"}]}, {("yes", "yes")}),
        ({"any": [{"f": "yes"}, {"g": "yes"}]}, {("yes", "yes"), ("yes", "no"), ("no", "yes")}),
        ({"all": [{"f": "yes"}, {"not": {"g": "yes"}}]}, {("yes", "no")}),
        ({"differ": ["f", "g"]}, {("yes", "no"), ("no", "yes")}),
    ],
)
def test_a_condition_holds_for_exactly_these_answers(raw: Any, true_when: set[tuple[str, str]]) -> None:
    condition = parse(raw, VOCABULARY)
    pairs = itertools.product(("yes", "no"), repeat=2)
    assert {pair for pair in pairs if holds(condition, dict(zip("fg", pair, strict=True)))} == true_when


@pytest.mark.parametrize(
    ("ref", "key"),
    [("a", "a"), ("now.a", "a"), ("intended.a", "a"), ("later.a", "later.a"), ("now", "now")],
)
def test_the_lane_is_told_from_the_input(ref: str, key: str) -> None:
    assert bare(ref) == key


def test_only_a_slider_without_a_lane_is_looked_up_in_the_lane_looked_at() -> None:
    assert in_lane("a", "intended", VOCABULARY) == "intended.a"
    assert in_lane("now.a", "intended", VOCABULARY) == "now.a"
    assert in_lane("f", "intended", VOCABULARY) == "f"


@pytest.mark.parametrize(
    ("raw", "fits"),
    [
        ({"a": "high"}, True),
        ({"all": [{"now.a": ["high", "low"]}, {"not": {"m": "x"}}]}, True),
        ({"differ": ["now.a", "intended.a"]}, True),
        ({"{slider}": "no_choice"}, True),
        ({}, False),
        ({"a": "upstairs"}, False),
        ({"z": "high"}, False),
        ({"now.f": "yes"}, False),
        ({"any": []}, False),
    ],
)
def test_the_schema_for_editors_agrees(raw: Any, fits: bool) -> None:
    schema = {"$ref": "#/$defs/Condition", "$defs": {"Condition": condition_schema(VOCABULARY)}}
    assert jsonschema.Draft202012Validator(schema).is_valid(raw) == fits

"""What a careful reader says of a set of rules."""

from __future__ import annotations

from typing import Any

import pytest

from components.bottlenecks import load_pack
from components.bottlenecks.check import check
from components.exercise.vocabulary import book, slider_names, vocabulary
from tests.components.bottlenecks.trees import pack_text

YES: dict[str, Any] = {"own_budget": "yes"}
NO: dict[str, Any] = {"own_budget": "no"}
NEVER: dict[str, Any] = {"all": [YES, NO]}
OTHER = {"nl": "Anders", "en": "Other"}


def reasons(*whens: Any, **changes: Any) -> list[tuple[str, str]]:
    return reasons_of(pack_text(*whens, **changes))


def reasons_of(text: str) -> list[tuple[str, str]]:
    rules = load_pack(text.encode(), "x", vocabulary(), slider_names()).rules
    return [(problem.reason, problem.key) for problem in check(rules, vocabulary(), "x")]


def test_there_is_nothing_to_report_of_the_built_in_rules() -> None:
    assert check(list(book()), vocabulary()) == []


@pytest.mark.parametrize(
    "never",
    [
        NEVER,
        {"not": {"any": [YES, NO]}},
        {"all": [{"communication": "high"}, {"communication": ["low", "no_choice"]}]},
        {"all": [{"differ": ["now.communication", "intended.communication"]},
                 {"now.communication": "top"}, {"intended.communication": "top"}]},
    ],
)  # fmt: skip
def test_a_rule_that_can_never_fire_is_reported(never: Any) -> None:
    assert reasons(never) == [("check.never", "X1")]


def test_a_rule_that_always_fires_is_reported() -> None:
    assert reasons({"any": [YES, NO]}) == [("check.always", "X1")]


def test_an_input_that_makes_no_difference_is_reported() -> None:
    assert reasons({"all": [YES, {"any": [{"mandate": "yes"}, {"mandate": "no"}]}]}) == [
        ("check.idle_input", "X1")
    ]


@pytest.mark.parametrize("name", ["title", "text", "question", "remedy", "short"])
def test_a_text_without_translation_is_reported(name: str) -> None:
    assert reasons(YES, **{name: {"nl": "Alleen Nederlands"}}) == [("check.untranslated", f"X1.{name}")]


def test_two_rules_that_say_the_same_under_the_same_condition_are_reported() -> None:
    assert reasons(YES, YES) == [("check.duplicates", "X1")]
    assert reasons(YES, {"not": NO}) == [("check.duplicates", "X1")]


def test_the_same_words_under_another_condition_are_no_duplicate() -> None:
    assert reasons(YES, {"mandate": "yes"}) == []


@pytest.mark.parametrize(
    ("change", "same"), [("VRAAG?!", True), ("“vraag”", True), ("Een andere vraag", False)]
)
def test_words_are_compared_without_case_and_marks(change: str, same: bool) -> None:
    only_dutch = {"nl": "Vraag"}
    text = pack_text(YES, YES, title=only_dutch, text=only_dutch)
    first, mark, second = text.partition('"X2"')
    changed = first + mark + second.replace("Vraag", change)
    assert (("check.duplicates", "X1") in reasons_of(changed)) == same


def two(first: str, second: str, when: Any = None, **changes: Any) -> str:
    """Return a pack of two rules with one statement, of kinds `first` and `second`."""
    text = pack_text(YES, YES if when is None else when, status="inference", source={"ref": "S1"}, **changes)
    return text.replace('"question"', f'"{first}"', 1).replace('"question"', f'"{second}"', 1)


@pytest.mark.parametrize(("first", "second"), [("gain", "risk"), ("bottleneck", "gain")])
def test_a_gain_and_a_cost_in_the_same_words_that_apply_together_contradict(first: str, second: str) -> None:
    assert reasons_of(two(first, second)) == [("check.contradicts", "X1")]


def test_a_gain_and_a_cost_that_never_apply_together_do_not_contradict() -> None:
    assert reasons_of(two("gain", "risk", NO)) == []


def test_rules_that_exclude_each_other_may_not_apply_together() -> None:
    text = two("gain", "gain", {"mandate": "yes"}).replace('"id": "X1"', '"excludes": ["X2"], "id": "X1"')
    assert reasons_of(text) == [("check.not_exclusive", "X1")]
    assert reasons_of(two("gain", "gain", NO).replace('"id": "X1"', '"excludes": ["X2"], "id": "X1"')) == []


def test_the_answers_under_which_two_rules_clash_are_named() -> None:
    rules = load_pack(two("gain", "risk").encode(), "x", vocabulary(), slider_names()).rules
    (problem,) = check(rules, vocabulary(), "x")
    assert "own_budget = yes" in problem.text("nl")
    assert "X2" in problem.text("nl")


def test_an_excluded_rule_that_is_not_there_is_reported() -> None:
    assert reasons(YES, excludes=["X9"]) == [("check.unknown_excludes", "X1")]


def test_repeated_rules_are_compared_by_the_id_their_pack_writes() -> None:
    text = pack_text({"{slider}": "no_choice"}, each="slider", excludes=["R54"])
    rules = load_pack(text.encode(), "x", vocabulary(), slider_names()).rules
    found = {problem.reason for problem in check([*book(), *rules], vocabulary())}
    assert "check.not_exclusive" in found
    assert "check.unknown_excludes" not in found

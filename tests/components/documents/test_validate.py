"""From a raw value to a typed document, with complaints in our words."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from components.answers import Position
from components.documents import Refusal, load_yaml, validate
from components.words import Wording


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=5, min_length=1)]
    place: Position = Position.EMPTY


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern="^[a-z]+$")]
    parts: Annotated[list[Part], Field(max_length=2, min_length=1)]
    title: Wording | None = None


GOOD = "id: x\nparts:\n  - name: a\n    place: high\n"


def test_a_fitting_document_is_typed() -> None:
    whole = validate(Whole, load_yaml(GOOD.encode(), "a.yaml"))
    assert whole.parts[0].place is Position.HIGH


@pytest.mark.parametrize(
    ("text", "reason", "line", "key"),
    [
        (GOOD + "extra: 1\n", "problem.unknown_key", 5, "extra"),
        (GOOD.replace("id: x", "id: X1"), "problem.bad_form", 1, "id"),
        (GOOD.replace("id: x\n", ""), "problem.missing", 1, "id"),
        (GOOD.replace("high", "upstairs"), "problem.not_allowed", 4, "parts.0.place"),
        (GOOD.replace("name: a", "name: abcdefg"), "problem.too_long", 3, "parts.0.name"),
        (GOOD.replace("name: a", "name: ''"), "problem.nothing_there", 3, "parts.0.name"),
        (GOOD.replace("name: a", "name: [a]"), "problem.wrong_type", 3, "parts.0.name"),
        ("id: x\nparts: []\n", "problem.nothing_there", 2, "parts"),
        ("id: x\nparts: [{name: a}, {name: b}, {name: c}]\n", "problem.too_many", 2, "parts"),
        (GOOD + "title: {nl: ''}\n", "problem.nothing_there", 5, "title.nl"),
        (GOOD + f"title: {{nl: {'x' * 2001}}}\n", "problem.too_long", 5, "title.nl"),
        ("just text", "problem.wrong_type", 1, ""),
    ],
)
def test_each_misfit_is_named_with_its_line_key_and_reason(
    text: str, reason: str, line: int, key: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        validate(Whole, load_yaml(text.encode(), "a.yaml"))
    problem = refusal.value.problems[0]
    assert (problem.reason, problem.line, problem.key) == (reason, line, key)


def test_every_misfit_is_reported_up_to_twenty() -> None:
    text = "id: x\nparts: [{name: a}]\n" + "".join(f"k{i}: 1\n" for i in range(30))
    with pytest.raises(Refusal) as refusal:
        validate(Whole, load_yaml(text.encode(), "a.yaml"))
    assert len(refusal.value.problems) == 20

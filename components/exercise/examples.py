"""The three municipalities of the source as examples beside the own desk: what it says of them, and what not.

Most cells hold no position, because the source gives none; facts are never turned into one. A band
is our reading of a word in the source, in position words. There is no distance, sum or score here.
It knows no exercise and no screen (`example_tables.py` gives the table).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from components.answers import EMPTY, LANES, POSITIONS, Position
from components.documents import Located, Problem, Refusal, load_yaml, validate
from components.exercise.vocabulary import vocabulary
from components.organigram import INPUT
from components.sliders import SLIDERS
from components.sources import SOURCES, Reference
from components.words import Wording

#: The examples that come with the product, in the order of the source.
NAMES = ("altena", "schiedam", "venlo")

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Relation(_Part):
    """Where a slider stands beside that of another example; the source says no more than this."""

    direction: Literal["lower", "higher"]
    than: Id


class Cell(_Part):
    """What the source says of one slider of one municipality.

    `words` are where the slider stands, in our words, and only there when the source says it
    (`literal`); then there is a `band` (from, to) or a `relation`. `reason` is what the source gives
    as the reason, or what it does say when it names no position.
    """

    literal: bool
    words: Wording | None = None
    band: tuple[Position, Position] | None = None
    relation: Relation | None = None
    reason: Wording
    source: Reference


class Fact(_Part):
    """One fact the source gives: the answer, and the same in our words."""

    answer: str
    words: Wording
    source: Reference


class ModelCell(_Part):
    """What the source says of the organisation model; no answer where it names none."""

    answer: str | None = None
    reason: Wording
    source: Reference


class Cells(_Part):
    """One cell for each slider."""

    internal_positioning: Cell
    process_with_residents: Cell
    process_within_municipality: Cell
    board_and_politics: Cell
    communication: Cell

    def __getitem__(self, key: str) -> Cell:
        if key not in SLIDERS:
            raise KeyError(key)
        return getattr(self, key)


class Example(_Part):
    """One municipality as the source describes it. `note` says what it is not: a norm or a good practice."""

    example: Id
    name: Wording
    note: Wording
    sliders: Cells
    facts: dict[str, Fact]
    organisation_model: ModelCell


@dataclass(frozen=True)
class Beside:
    """One input: what the own desk says, beside what the source says of one example.

    `kind` is slider, fact or model; `slider` the slider that a fact belongs to. `now` and `intended`
    are the own answers (the same for a fact or the model, which have no lanes). `words` is None
    where the source says nothing (the screen then says "niet vermeld" with `reason`).
    """

    example: Example
    kind: str
    key: str
    slider: str
    now: str
    intended: str
    words: Wording | None
    answer: str | None
    band: tuple[Position, Position] | None
    relation: Relation | None
    reason: Wording | None
    source: Reference


def load_example(data: bytes, name: str) -> Example:
    """Return the example in `data` (YAML). Refusal naming line, key and reason when it is wrong."""
    located = load_yaml(data, name)
    example = validate(Example, located)
    problems = list(_misfits(example, located))
    if problems:
        raise Refusal(problems)
    return example


@cache
def examples() -> dict[str, Example]:
    """Return the examples by id, in the order of the source. Refusal when a content file is wrong."""
    folder = resources.files("sample_data") / "examples"
    return {name: load_example((folder / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in NAMES}


def compare(answers: Mapping[str, str], of: Iterable[Example]) -> tuple[Beside, ...]:
    """Return, input by input, what the own `answers` (by name) say beside what the source says.

    A slider and the model give a row for every example, said or not; a fact only where the source gives it.
    """
    shown = tuple(of)
    rows: list[Beside] = []
    slider = ""
    for spec in vocabulary():
        if spec.kind == "slider":
            slider = spec.key
            now, intended = (answers.get(f"{lane}.{spec.key}", EMPTY) for lane in LANES)
        else:
            now = intended = answers.get(spec.key, EMPTY)
        for example in shown:
            if spec.kind == "slider":
                cell = example.sliders[spec.key]
                said = (cell.words, None, cell.band, cell.relation, cell.reason, cell.source)
            elif spec.key in example.facts:
                fact = example.facts[spec.key]
                said = (fact.words, fact.answer, None, None, None, fact.source)
            elif spec.key == INPUT:
                model = example.organisation_model
                said = (None, model.answer, None, None, model.reason, model.source)
            else:
                continue
            beside = slider if spec.kind == "fact" else spec.key if spec.kind == "slider" else ""
            rows.append(Beside(example, spec.kind, spec.key, beside, now, intended, *said))
    return tuple(rows)


def _misfits(example: Example, located: Located) -> Iterator[Problem]:
    """Yield what the form can't tell: a position not in the source, an unknown fact, answer or source."""
    for key in SLIDERS:
        cell, path = example.sliders[key], ("sliders", key)
        placed = cell.band is not None or cell.relation is not None
        if len({cell.literal, placed, cell.words is not None}) > 1:
            yield _at(located, path, "problem.not_literal")
        steps = [position.step for position in cell.band or ()]
        if None in steps:
            yield _not_allowed(located, (*path, "band"), ", ".join(cell.band or ()), tuple(POSITIONS))
        elif cell.band and POSITIONS.index(cell.band[0]) > POSITIONS.index(cell.band[1]):
            yield _at(located, (*path, "band"), "problem.band_order")
        yield from _unknown_source(cell.source, (*path, "source"), located)
    facts = {spec.key: spec for spec in vocabulary() if spec.kind == "fact"}
    for key, fact in example.facts.items():
        if key not in facts:
            yield _at(located, ("facts", key), "problem.unknown_key")
        elif fact.answer not in facts[key].known:
            yield _not_allowed(located, ("facts", key, "answer"), fact.answer, facts[key].known)
        yield from _unknown_source(fact.source, ("facts", key, "source"), located)
    model, known = example.organisation_model, vocabulary()[INPUT].known
    if model.answer is not None and model.answer not in known:
        yield _not_allowed(located, (INPUT, "answer"), model.answer, known)
    yield from _unknown_source(model.source, (INPUT, "source"), located)


def _unknown_source(source: Reference, path: tuple[str, ...], located: Located) -> Iterator[Problem]:
    if source.ref not in SOURCES:
        yield _not_allowed(located, (*path, "ref"), source.ref, tuple(SOURCES))


def _not_allowed(located: Located, path: tuple[str, ...], found: str, allowed: tuple[str, ...]) -> Problem:
    return _at(located, path, "problem.not_allowed", found=found, expected=", ".join(allowed))


def _at(located: Located, path: tuple[str, ...], reason: str, **values: str) -> Problem:
    return Problem(reason, located.name, located.line(path), ".".join(path), values)

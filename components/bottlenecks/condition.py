"""The condition of a rule: a small tree over inputs, read from a pack and evaluated on complete answers.

    internal_positioning: high                       one input, one word or a list of words
    all: [...]   any: [...]   not: {...}             combined
    differ: [now.communication, intended.communication]   two lanes of one slider apart

A slider without a lane means "in the lane looked at". A rule that names lanes compares them.
This module knows inputs by their vocabulary only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from components.answers import LANES, InputSpec, Vocabulary

#: Most inputs one condition may ask about: its table of verdicts stays small (6^4 cells at most).
MAX_INPUTS = 4
_COMBINING = {"all", "any", "not", "differ"}


class ConditionError(Exception):
    """A condition that can't be read: `path` within it, the reason key, and values for the reason."""

    def __init__(self, path: tuple[str | int, ...], reason: str, **values: str) -> None:
        super().__init__(reason)
        self.path, self.reason, self.values = path, reason, values


@dataclass(frozen=True)
class Is:
    """The input `ref` has one of the answers in `among`."""

    ref: str
    among: frozenset[str]


@dataclass(frozen=True)
class Differ:
    """The inputs `first` and `second` have different answers."""

    first: str
    second: str


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any_:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = Is | Differ | All | Any_ | Not


def bare(ref: str) -> str:
    """Return the key of the input behind `ref`, without its lane."""
    lane, dot, key = ref.partition(".")
    return key if dot and lane in LANES else ref


def in_lane(ref: str, lane: str, vocabulary: Vocabulary) -> str:
    """Return the name under which an exercise holds the answer to `ref` when `lane` is looked at."""
    if bare(ref) == ref and vocabulary[ref].kind == "slider":
        return f"{lane}.{ref}"
    return ref


def refs(condition: Condition) -> tuple[str, ...]:
    """Return the inputs a condition asks about, each once, in order of mention."""
    return tuple(dict.fromkeys(_refs(condition)))


def _refs(condition: Condition) -> Iterator[str]:
    match condition:
        case Is(ref, _):
            yield ref
        case Differ(first, second):
            yield from (first, second)
        case All(parts) | Any_(parts):
            for part in parts:
                yield from _refs(part)
        case Not(part):
            yield from _refs(part)


def holds(condition: Condition, answers: Mapping[str, str]) -> bool:
    """Return whether `condition` holds for complete, known `answers` (ref -> answer)."""
    match condition:
        case Is(ref, among):
            return answers[ref] in among
        case Differ(first, second):
            return answers[first] != answers[second]
        case All(parts):
            return all(holds(part, answers) for part in parts)
        case Any_(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)


def parse(raw: Any, vocabulary: Vocabulary) -> Condition:
    """Return the condition in `raw` (strings, lists, mappings). ConditionError says where and why not."""
    condition = _parse(raw, vocabulary, ())
    used = refs(condition)
    if len(used) > MAX_INPUTS:
        raise ConditionError((), "pack.too_many_inputs", number=str(len(used)), most=str(MAX_INPUTS))
    sliders = [ref for ref in used if vocabulary[bare(ref)].kind == "slider"]
    if len({bare(ref) == ref for ref in sliders}) > 1:
        raise ConditionError((), "pack.mixed_lanes")
    return condition


def _parse(raw: Any, vocabulary: Vocabulary, path: tuple[str | int, ...]) -> Condition:
    if not isinstance(raw, dict) or not raw:
        raise ConditionError(path, "pack.condition_form")
    parts = tuple(_entry(key, value, vocabulary, (*path, key)) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _entry(key: str, value: Any, vocabulary: Vocabulary, path: tuple[str | int, ...]) -> Condition:
    if key in {"all", "any"}:
        if not isinstance(value, list) or not value:
            raise ConditionError(path, "pack.list_needed")
        parts = tuple(_parse(item, vocabulary, (*path, index)) for index, item in enumerate(value))
        return All(parts) if key == "all" else Any_(parts)
    if key == "not":
        return Not(_parse(value, vocabulary, path))
    if key == "differ":
        return _differ(value, vocabulary, path)
    spec = _spec(key, vocabulary, path)
    words = value if isinstance(value, list) else [value]
    among: set[str] = set()
    for word in words:
        among.update(_expand(spec, word, path))
    if not among:
        raise ConditionError(path, "pack.list_needed")
    return Is(key, frozenset(among))


def _differ(value: Any, vocabulary: Vocabulary, path: tuple[str | int, ...]) -> Condition:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(ref, str) for ref in value):
        raise ConditionError(path, "pack.differ_form")
    first, second = (_spec(ref, vocabulary, path) for ref in value)
    if value[0] == value[1] or first.known != second.known:
        raise ConditionError(path, "pack.differ_form")
    return Differ(value[0], value[1])


def _spec(ref: str, vocabulary: Vocabulary, path: tuple[str | int, ...]) -> InputSpec:
    key = bare(ref)
    if key not in vocabulary or (key != ref and vocabulary[key].kind != "slider"):
        known = ", ".join(spec.key for spec in vocabulary)
        raise ConditionError(path, "pack.unknown_input", found=ref, known=known)
    return vocabulary[key]


def _expand(spec: InputSpec, word: Any, path: tuple[str | int, ...]) -> tuple[str, ...]:
    try:
        return spec.expand(word)
    except (KeyError, TypeError):
        allowed = ", ".join(dict.fromkeys((*spec.groups, *spec.known)))
        raise ConditionError(path, "pack.unknown_answer", found=str(word), known=allowed) from None


def condition_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of a condition over `vocabulary` (for editors; `parse` is the judge)."""
    again = {"$ref": "#/$defs/Condition"}
    properties: dict[str, Any] = {
        "all": {"type": "array", "items": again, "minItems": 1},
        "any": {"type": "array", "items": again, "minItems": 1},
        "not": again,
        "differ": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
    }
    for spec in vocabulary:
        word = {"enum": list(dict.fromkeys((*spec.groups, *spec.known)))}
        entry = {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}
        keys = [spec.key, *(f"{lane}.{spec.key}" for lane in LANES if spec.kind == "slider")]
        properties |= {key: entry for key in keys if key not in _COMBINING}
    # A rule that is repeated for each slider writes {slider} for the slider's key.
    any_slider = {"type": ["string", "array"]}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": properties,
        "patternProperties": {r"^((now|intended)\.)?\{slider\}$": any_slider},
        "additionalProperties": False,
    }

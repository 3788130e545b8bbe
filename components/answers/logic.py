"""What a rule may ask about, and the three verdicts a question can get.

An input (a slider, a fact, the organisation model) has known answers and words that leave it
open. `Vocabulary` is what the instruments bring together; this module does not know them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from components.answers.model import HIGH, LOW, POSITIONS, UNKNOWN


class Verdict(StrEnum):
    """What can be said of a rule: it holds, it does not, or that depends on what is still unknown."""

    APPLIES = "applies"
    NOT = "not"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class InputSpec:
    """One thing a condition may ask about.

    `known` are its answers in order (for a slider from low to high); `groups` are names for
    several of them at once ("high"); `also_unknown` are answers that leave a rule about one
    value open, beside `empty` and `dont_know` (the organisation model's `mixed`).
    """

    key: str
    kind: str
    known: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    also_unknown: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer that can be recorded, the open ones first."""
        return (*UNKNOWN, *self.known, *self.also_unknown)

    def expand(self, word: str) -> tuple[str, ...]:
        """Return the known answers `word` stands for. KeyError when it is not one of this input's words."""
        if word in self.groups:
            return self.groups[word]
        if word in self.known:
            return (word,)
        raise KeyError(word)


def slider_spec(key: str) -> InputSpec:
    """Return the input of a slider: five positions, with `high` and `low` naming two each.

    The single positions high and low can't be asked for apart (the sources never do):
    `high` means high or top.
    """
    groups = {"high": tuple(map(str, HIGH)), "low": tuple(map(str, LOW))}
    return InputSpec(key, "slider", tuple(map(str, POSITIONS)), MappingProxyType(groups))


def is_known(spec: InputSpec, answer: str) -> bool:
    """Whether `answer` settles the input."""
    return answer in spec.known


class Vocabulary:
    """Every input of an exercise, by key, in the order the instruments bring them."""

    def __init__(self, specs: Iterable[InputSpec]) -> None:
        self._specs = {spec.key: spec for spec in specs}

    def __getitem__(self, key: str) -> InputSpec:
        return self._specs[key]

    def __contains__(self, key: object) -> bool:
        return key in self._specs

    def __iter__(self) -> Iterator[InputSpec]:
        return iter(self._specs.values())

    @property
    def sliders(self) -> tuple[str, ...]:
        """Keys of the sliders, in order."""
        return tuple(spec.key for spec in self if spec.kind == "slider")

"""Rules and findings: what a rule states, and what it says of one set of answers.

Rules come from packs (`pack.py`) over a vocabulary; this module does not know where the answers
come from, nor what anyone does with the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from components.answers import LANES, Lane, Verdict, Vocabulary
from components.bottlenecks.condition import Condition, bare, in_lane
from components.bottlenecks.table import VerdictTable
from components.sources import Source
from components.words import Wording


class Kind(StrEnum):
    """What a finding is."""

    BOTTLENECK = "bottleneck"
    RISK = "risk"
    GAIN = "gain"
    QUESTION = "question"


class Status(StrEnum):
    """Who says it: the source, we who infer it, or a facilitator (product, principle 4)."""

    SOURCE = "source"
    INFERENCE = "inference"
    FACILITATOR = "facilitator"


class Hedge(StrEnum):
    """How sure the source is; the texts keep the same reserve."""

    CAN = "can"
    OFTEN = "often"
    RISK = "risk"
    SOMETIMES = "sometimes"
    REPORTED = "reported"
    ASKED = "asked"


@dataclass(frozen=True)
class Rule:
    """One statement and the condition under which it is laid before people.

    `id` is stable (a rule repeated for each slider is `R54.communication`); `row` is the row of
    the inventory it embodies, `""` for none. `link` is the status of its tie to the sliders, None
    when it has none. `short` is the title in few words. `source` is None for a facilitator's own
    statement.
    """

    id: str
    row: str
    pack: str
    kind: Kind
    status: Status
    link: Status | None
    hedge: Hedge
    source: Source | None
    place: str
    title: Wording
    short: Wording | None
    text: Wording
    question: Wording | None
    remedy: Wording | None
    excludes: tuple[str, ...]
    condition: Condition
    table: VerdictTable

    @property
    def compares(self) -> bool:
        """Whether the rule compares the two lanes, instead of looking at one."""
        return any(bare(ref) != ref for ref in self.table.inputs)


@dataclass(frozen=True)
class Finding:
    """What a rule says of one lane (`""` for a rule that compares both) of one set of answers.

    `because` are the inputs that make the verdict, `needs` those that would have to be known,
    both as names under which the exercise holds the answers (`now.communication`, `mandate`).
    """

    rule: Rule
    lane: Lane | str
    verdict: Verdict
    because: tuple[str, ...]
    needs: tuple[str, ...]


class RuleBook:
    """All rules in force, in order, over one vocabulary."""

    def __init__(self, rules: Iterable[Rule], vocabulary: Vocabulary) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self.vocabulary = vocabulary

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __getitem__(self, rule_id: str) -> Rule:
        return self._rules[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._rules

    def shown(self, facilitator: bool) -> tuple[Rule, ...]:
        """Return the rules to show: a facilitator's own only when asked for."""
        return tuple(rule for rule in self if facilitator or rule.status is not Status.FACILITATOR)

    def names(self, rule: Rule, lane: str) -> tuple[str, ...]:
        """Return the names of the answers `rule` asks for in `lane`."""
        return tuple(in_lane(ref, lane, self.vocabulary) for ref in rule.table.inputs)

    def finding(self, rule: Rule, answers: Mapping[str, str], lane: str) -> Finding:
        """Return what `rule` says of `answers` (name -> answer; one left out is empty) in `lane`."""
        names = self.names(rule, lane)
        place = rule.table.place([answers.get(name, "") for name in names])
        return Finding(
            rule,
            "" if rule.compares else lane,
            rule.table.at(place),
            tuple(names[axis] for axis in rule.table.reasons(place)),
            tuple(names[axis] for axis in rule.table.missing(place)),
        )

    def findings(
        self, answers: Mapping[str, str], lane: str, facilitator: bool = False
    ) -> tuple[Finding, ...]:
        """Return the findings of every rule that looks at one lane, in `lane`."""
        rules = self.shown(facilitator)
        return tuple(self.finding(rule, answers, lane) for rule in rules if not rule.compares)

    def comparisons(self, answers: Mapping[str, str], facilitator: bool = False) -> tuple[Finding, ...]:
        """Return the findings of the rules that compare now with intended."""
        rules = self.shown(facilitator)
        return tuple(self.finding(rule, answers, LANES[0]) for rule in rules if rule.compares)

"""What begins, stays or ends between two verdicts, what a move would do, and which moves touch a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from components.answers import Lane, Verdict
from components.bottlenecks.condition import bare
from components.bottlenecks.model import Finding, Rule, RuleBook


class Change(StrEnum):
    """How a finding differs between two situations."""

    BEGINS = "begins"
    STAYS = "stays"
    ENDS = "ends"
    OPEN = "open"
    ABSENT = "absent"


def change(before: Verdict, after: Verdict) -> Change:
    """Return the change between two verdicts.

    Begins is not-applies -> applies, ends the reverse; a step from or to undecided is told
    apart as `open` (architecture, "Logic").
    """
    match before, after:
        case Verdict.NOT, Verdict.APPLIES:
            return Change.BEGINS
        case Verdict.APPLIES, Verdict.NOT:
            return Change.ENDS
        case Verdict.APPLIES, Verdict.APPLIES:
            return Change.STAYS
        case Verdict.NOT, Verdict.NOT:
            return Change.ABSENT
        case _:
            return Change.OPEN


@dataclass(frozen=True)
class Transition:
    """A rule in two situations."""

    rule: Rule
    before: Finding
    after: Finding

    @property
    def change(self) -> Change:
        """How the rule differs between the two."""
        return change(self.before.verdict, self.after.verdict)


def between_lanes(
    book: RuleBook, answers: Mapping[str, str], facilitator: bool = False
) -> tuple[Transition, ...]:
    """Return each rule that looks at one lane, now and intended."""
    now = book.findings(answers, "now", facilitator)
    intended = book.findings(answers, "intended", facilitator)
    return tuple(Transition(a.rule, a, b) for a, b in zip(now, intended, strict=True))


def effects(
    book: RuleBook, answers: Mapping[str, str], slider: str, lane: Lane, facilitator: bool = False
) -> dict[str, tuple[Transition, ...]]:
    """Return, for each position of `slider`, the rules that placing it there would change in `lane`.

    Rules that stay, and rules that compare the lanes, are left out; a rule that becomes or stops
    being undecided is given with `Change.OPEN`.
    """
    name = f"{lane}.{slider}"
    rules = [rule for rule in book.shown(facilitator) if slider in rule.table.inputs]
    found = {}
    for position in book.vocabulary[slider].known:
        moved = {**answers, name: position}
        transitions = (
            Transition(rule, book.finding(rule, answers, lane), book.finding(rule, moved, lane))
            for rule in rules
        )
        found[position] = tuple(t for t in transitions if t.before.verdict is not t.after.verdict)
    return found


@dataclass(frozen=True)
class Move:
    """One answer that would change what a rule says: `name` answered with `answer` gives `verdict`."""

    name: str
    answer: str
    verdict: Verdict


def moves(book: RuleBook, rule: Rule, answers: Mapping[str, str], lane: str) -> Iterator[Move]:
    """Yield every single move (slider, fact or model) that would change what `rule` says in `lane`."""
    names = book.names(rule, lane)
    place = rule.table.place([answers.get(name, "") for name in names])
    for axis, name in enumerate(names):
        for step, verdict in rule.table.moves(place, axis):
            yield Move(name, book.vocabulary[bare(name)].known[step], verdict)

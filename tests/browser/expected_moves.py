"""What the page has to say of moves: what one would do, what the last one did, and which ones touch a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests import oracle
from tests.browser.desk_page import Changed, Effects
from tests.browser.expected import Expected, ask, bare, verdict
from tests.oracle import LANES, OracleRule

Answers = Mapping[str, str]

DOWNWARD = ("top", "high", "no_choice", "low", "bottom")
SIGNS = {"begins": "+", "ends": "−"}
MOST = 6  # more statements of one kind than this are named in one line


@dataclass(frozen=True)
class Step:
    """A rule that says something else after a move, in `lane`; in "" for a rule that compares the lanes."""

    rule: OracleRule
    lane: str
    before: str
    after: str

    @property
    def change(self) -> str:
        """begins, ends, or open."""
        return oracle.change(self.before, self.after)


def steps(before: Answers, after: Answers, facilitator: bool = False) -> list[Step]:
    """Return every step the oracle sees between two sets of answers, in the order of the rules."""
    found = [
        Step(
            rule,
            "" if rule.compares else lane,
            verdict(rule, before, lane),
            verdict(rule, after, lane),
        )
        for rule in oracle.shown(facilitator)
        for lane in (LANES[:1] if rule.compares else LANES)
    ]
    return [step for step in found if step.before != step.after]


def ended(text: str) -> str:
    """Return a text as a sentence; a question keeps its own mark."""
    return text if text[-1] in ".?!" else f"{text}."


class ExpectedMoves(Expected):
    """What the page has to say of moves, in one language."""

    def short(self, rule: OracleRule) -> str:
        """Return the short name of a rule."""
        return self.content(rule.short or rule.title)

    # Before a move

    def effects(
        self, answers: Answers, slider: str, looked_at: str, facilitator: bool = False
    ) -> Effects:
        """Return what the strip of `slider` has to say; the list and the signs are of the lane looked at."""
        found = {lane: self._effects(answers, slider, lane, facilitator) for lane in LANES}
        said = found[looked_at]
        current = answers.get(f"{looked_at}.{slider}", "empty")
        groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for position in DOWNWARD:
            if said[position] and position != current:
                groups.setdefault(tuple(said[position]), []).append(position)
        return Effects(
            self.t("desk.effects.heading", lane=self.t(f"desk.lane.{looked_at}")),
            tuple(self._item(positions, told) for told, positions in groups.items())
            or (self.t("desk.effects.none"),),
            tuple(
                tuple((rule_id, change, oracle.rule(rule_id).kind) for rule_id, change in told)
                for told in groups
            )
            or ((),),
            {position: self._signs(said[position]) for position in DOWNWARD},
            {
                lane: {**{p: self._sentence(told) for p, told in of_lane.items()}, "dont_know": ""}
                for lane, of_lane in found.items()
            },
        )

    def _effects(
        self, answers: Answers, slider: str, lane: str, facilitator: bool
    ) -> dict[str, list[tuple[str, str]]]:
        found = oracle.effects(answers, slider, lane, facilitator)
        return {
            position: [(rule_id, change) for rule_id, change in found[position].items() if change in SIGNS]
            for position in DOWNWARD
        }

    def _item(self, positions: Sequence[str], told: Sequence[tuple[str, str]]) -> str:
        where = self.or_([self.t(f"desk.mark.{position}") for position in positions])
        statements = [
            f"{self.t(f'desk.change.{change}')}: {self.short(rule)} ({self.t(f'kind.{rule.kind}')})"
            for rule, change in ((oracle.rule(rule_id), change) for rule_id, change in told)
        ]
        return f"{where}: {'; '.join(statements)}"

    def _signs(self, told: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
        kinds = {
            change: [oracle.rule(rule_id).kind for rule_id, found in told if found == change]
            for change in SIGNS
        }
        return tuple((SIGNS[change], *found) for change, found in kinds.items() if found)

    def _sentence(self, told: Sequence[tuple[str, str]]) -> str:
        names = {
            change: [self.short(oracle.rule(rule_id)) for rule_id, found in told if found == change]
            for change in SIGNS
        }
        return " ".join(
            ended(f"{self.t(f'desk.change.{change}')}: {self.and_(found)}")
            for change, found in names.items()
            if found
        )

    # After a move

    def changed(self, before: Answers, after: Answers, facilitator: bool = False) -> Changed:
        """Return what the box under the desk has to say of the step from one set of answers to another."""
        moved = [name for name in after if after[name] != before[name]]
        found = steps(before, after, facilitator)
        if len(moved) > MOST:
            found = [step for step in found if step.change != "open" or step.after != "not"]
        told = [step for step in found if step.change != "open" or step.after == "applies"]
        lines = [
            line
            for change in ("begins", "ends", "open")
            for line in self._lines(change, [step for step in told if step.change == change], after)
        ]
        if not lines:
            lines = [self.t("desk.changed.nothing")]
        for said in ("not", "undecided"):
            rest = [step for step in found if step.change == "open" and step.after == said]
            lines += [self._named(f"desk.changed.{said}", rest)] if rest else []
        return Changed(self._moved(moved, before, after), tuple(lines))

    def _moved(self, moved: Sequence[str], before: Answers, after: Answers) -> str:
        if len(moved) > 1:
            return self.t("desk.changed.several", number=str(len(moved)))
        (name,) = moved
        said = [self.answer(name, answers[name]) for answers in (before, after)]
        return self.t("desk.changed.one", **{"input": self.in_lane(name), "from": said[0], "to": said[1]})

    def _lines(self, change: str, same: Sequence[Step], after: Answers) -> list[str]:
        if len(same) > MOST:
            return [self._named(f"desk.changed.many_{change}", same)]
        return [self._line(step, after) for step in same]

    def _line(self, step: Step, after: Answers) -> str:
        rule = step.rule
        lead = self.t(f"desk.changed.{step.change}", lane=self._lane(step))
        because = [self.reason(rule, n, after[n]) for n in self.because(rule, after, step.lane or "now")]
        reason = self.t("desk.changed.because", inputs=self.and_(because))
        return f"{lead} {ended(self.content(rule.title))} {reason}"

    def _named(self, lead: str, rest: Sequence[Step]) -> str:
        named = [self.t("desk.in_lane", name=self.short(s.rule), lane=self._lane(s)) for s in rest]
        return f"{self.t(lead)} {'; '.join(named)}"

    def _lane(self, step: Step) -> str:
        return self.t(f"desk.lane.{step.lane or 'both'}")

    # The reverse

    def moves(self, rule: OracleRule, answers: Answers, lane: str) -> list[tuple[str, str, str]]:
        """Return the lines of "which move touches this": name, verdict, words."""
        said = {(name, answer): verdict for name, answer, verdict in ask("moves", rule, answers, lane)}
        grouped: dict[tuple[str, str], list[str]] = {}
        for name in oracle.names(rule, lane):
            for answer in oracle.known()[bare(name)]:
                if (name, answer) in said:
                    grouped.setdefault((name, said[name, answer]), []).append(self.answer(name, answer))
        lines = [
            (name, found, self.t(f"desk.moves.{found}", input=self.in_lane(name), answers=self.or_(words)))
            for (name, found), words in grouped.items()
        ]
        return lines or [("", "", self.t("desk.moves.none"))]

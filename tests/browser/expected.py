"""What the page has to say, worked out from the oracle, the raw content and the raw catalogues.

Like the oracle it imports nothing of `components`: words are read from the `.po` files with Babel,
content with plain PyYAML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import yaml
from babel.messages.pofile import read_po

from tests import oracle
from tests.browser.desk_page import Card
from tests.oracle import COMPONENTS, LANES, ORGANISATION, OracleRule

GROUPS = {"bottleneck": "bottleneck", "risk": "balance", "gain": "balance", "question": "question"}
YES_NO = {"yes": {"nl": "ja", "en": "yes"}, "no": {"nl": "nee", "en": "no"}}


def _yaml(path: str) -> Any:
    return yaml.load((COMPONENTS / path).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return the interface words of a language."""
    path = COMPONENTS / "words" / "locale" / language / "LC_MESSAGES" / "mengpaneel.po"
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@cache
def facts() -> dict[str, Any]:
    """Return the raw content of every fact."""
    sliders = _yaml("sliders/content/sliders.yaml").values()
    return {key: fact for slider in sliders for key, fact in slider["facts"].items()}


@cache
def models() -> dict[str, Any]:
    """Return the raw content of the organisation models."""
    return _yaml("organigram/content/models.yaml")


@cache
def bibliography() -> dict[str, Any]:
    """Return the raw content of the bibliography."""
    return _yaml("sources/content/bibliography.yaml")


@lru_cache(maxsize=None)
def _asked(question: str, rule_id: str, lane: str, given: tuple[tuple[str, str], ...]) -> Any:
    rule = oracle.rule(rule_id)
    return getattr(oracle, question)(rule, dict(given), lane)


def ask(question: str, rule: OracleRule, answers: Mapping[str, str], lane: str) -> Any:
    """Return the oracle's answer to `question`; asked twice, it is worked out once."""
    given = tuple((name, answers.get(name, "empty")) for name in oracle.names(rule, lane))
    return _asked(question, rule.id, lane, given)


def bare(name: str) -> str:
    """Return the name of an answer without its lane."""
    return name.partition(".")[2] or name


def verdict(rule: OracleRule, answers: Mapping[str, str], lane: str) -> str:
    """Return what the oracle says of `rule` in `lane`."""
    return ask("verdict", rule, answers, lane)


class Expected:
    """What the page has to say in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = catalogue(language)

    def t(self, key: str, **values: str) -> str:
        """Return the interface words of `key`."""
        return self.words[key].format(**values)

    def content(self, text: Mapping[str, str]) -> str:
        """Return a text of the content in this language."""
        return text[self.language]

    def and_(self, items: Sequence[str]) -> str:
        """Return "a, b en c"."""
        return self._joined(items, {"nl": " en ", "en": " and "}[self.language])

    def or_(self, items: Sequence[str]) -> str:
        """Return "a, b of c"."""
        return self._joined(items, {"nl": " of ", "en": " or "}[self.language])

    def _joined(self, items: Sequence[str], last: str) -> str:
        comma = "," if self.language == "en" and len(items) > 2 else ""
        return ", ".join(items[:-1]) + comma + last + items[-1] if len(items) > 1 else "".join(items)

    def input(self, name: str) -> str:
        """Return what an input is called, without its lane."""
        key = bare(name)
        if key in oracle.sliders():
            return self.content(oracle.sliders()[key])
        return self.t("model.name") if key == ORGANISATION else self.content(facts()[key]["name"])

    def in_lane(self, name: str) -> str:
        """Return what an input is called, with its lane where it has one."""
        lane, dot, _ = name.partition(".")
        said = self.input(name)
        return self.t("desk.in_lane", name=said, lane=self.t(f"desk.lane.{lane}")) if dot else said

    def answer(self, name: str, answer: str) -> str:
        """Return an answer in words."""
        if "." in name:
            return self.t(f"position.{answer}")
        if name == ORGANISATION and answer in models():
            return self.content(models()[answer]["name"])
        if name in facts() and answer not in oracle.UNKNOWN:
            return self.content(facts()[name].get("answers", YES_NO)[answer])
        return self.t(f"answer.{answer}")

    def reason(self, rule: OracleRule, name: str, answer: str) -> str:
        """Return an input with its answer; the lane is said where a rule compares the lanes."""
        said = self.in_lane(name) if rule.compares else self.input(name)
        return self.t("desk.said", name=said, answer=self.answer(name, answer))

    def because(self, rule: OracleRule, answers: Mapping[str, str], lane: str) -> list[str]:
        """Return the names of the answers that make a verdict, in the order of the condition."""
        found = ask("because", rule, answers, lane)
        return [name for name in oracle.names(rule, lane) if name in found]

    def source(self, rule: OracleRule) -> str:
        """Return the line that says who says it."""
        parts = [self.t(f"status.{rule.status}")]
        if rule.source:
            entry = bibliography()[rule.source]
            parts += [
                self.t(
                    "desk.source", author=self.content(entry["author"]), year=entry["year"], place=rule.place
                ),
                self.t(f"standing.{entry['standing']}"),
            ]
        else:
            parts.append(self.t("desk.no_source"))
        if rule.link:
            parts += [self.t(f"status.{rule.link}"), self.t("desk.link")]
        if rule.hedge != "asked":
            parts.append(self.t(f"hedge.{rule.hedge}"))
        return " ".join(parts)

    # Findings

    def spot(self, rule: OracleRule, answers: Mapping[str, str], view: str) -> tuple[str, tuple[str, ...]]:
        """Return the group in which a rule belongs in `view`, and the lanes its card tells of.

        A comparison is told only where it applies, in the view that compares.
        """
        if rule.compares:
            applies = view == "difference" and verdict(rule, answers, "now") == "applies"
            return ("compare", ("now",)) if applies else ("none", ())
        if view != "difference":
            said = verdict(rule, answers, view)
            group = {"applies": GROUPS[rule.kind], "undecided": "open", "not": "none"}[said]
            return group, (view,)
        verdicts = {lane: verdict(rule, answers, lane) for lane in LANES}
        change = oracle.change(*verdicts.values())
        if change == "open":
            return "open", tuple(lane for lane, said in verdicts.items() if said == "undecided")
        return {"absent": "none"}.get(change, change), ("now",) if change == "ends" else ("intended",)

    def card(self, rule: OracleRule, answers: Mapping[str, str], view: str) -> Card:
        """Return what the card of `rule` has to say in `view`."""
        group, lanes = self.spot(rule, answers, view)
        if group == "none":
            return Card(rule.id)
        told = group != "open"
        needs = [] if told else self.needs(rule, answers, lanes)
        chips = self.because(rule, answers, lanes[0]) if told else []
        return Card(
            rule.id,
            group,
            shape=rule.kind,
            kind=self.t(f"kind.{rule.kind}") + ":",
            title=self.content(rule.title),
            text=self.content(rule.text) if told else "",
            chips=tuple((name, answers[name], self.reason(rule, name, answers[name])) for name in chips),
            needs="" if told else self.t("desk.needs", inputs=self.and_([self.in_lane(n) for n in needs])),
            source=self.source(rule),
        )

    def needs(self, rule: OracleRule, answers: Mapping[str, str], lanes: Sequence[str]) -> list[str]:
        """Return what would have to be known in `lanes`, in the order of the condition."""
        names = [
            name
            for lane in lanes
            for name in oracle.names(rule, lane)
            if name in ask("needs", rule, answers, lane)
        ]
        return list(dict.fromkeys(names))

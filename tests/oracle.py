"""The oracle: what the rules say, worked out slowly and on its own.

It is written from the definition of the logic only (architecture, "Logic"): a rule is decided
exactly when every completion of its unknown inputs gives the same verdict. It reads the raw text
of the packs and of the instruments' content with plain PyYAML (every scalar stays text), and
imports nothing of `components`, so that a mistake there can't be made twice. It is slow.

    rules()                             every built-in rule, `each: slider` written out
    rules_of(text)                      the same for the text of another pack
    asking(when)                        a rule with only a condition
    verdict(rule, answers, lane)        "applies", "not" or "undecided"
    because(rule, answers, lane)        names of the answers that make a decided verdict
    needs(rule, answers, lane)          names that would have to be known
    moves(rule, answers, lane)          {(name, answer, verdict)}: single changes that change the verdict
    effects(answers, slider, lane)      position -> {rule id: change}
    differences(answers)                rule id -> change from now to intended
    combinations(rule, lane)            every combination of the inputs of a rule, as answers

`answers` maps names (`now.communication`, `mandate`, `organisation_model`) to words; a name left
out is unknown. `lane` is "now" or "intended"; rules that compare the lanes look at both.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

COMPONENTS = Path(__file__).parents[1] / "components"
PACKS = ("method.yaml", "facilitator.yaml")
LANES = ("now", "intended")
POSITIONS = ("bottom", "low", "no_choice", "high", "top")
GROUPS = {"high": {"high", "top"}, "low": {"low", "bottom"}}
UNKNOWN = ("empty", "dont_know")
ORGANISATION = "organisation_model"

Answers = Mapping[str, str]


@dataclass(frozen=True)
class OracleRule:
    """A rule as its pack writes it. `when` is the raw condition; texts are {"nl": ..., "en": ...}."""

    id: str
    row: str
    pack: str
    kind: str
    status: str
    link: str
    hedge: str
    source: str
    place: str
    title: dict[str, str]
    short: dict[str, str]
    text: dict[str, str]
    question: dict[str, str]
    remedy: dict[str, str]
    when: Any

    @property
    def inputs(self) -> tuple[str, ...]:
        """What the condition asks about, as it writes it, in order of mention."""
        return tuple(dict.fromkeys(_mentioned(self.when)))

    @property
    def compares(self) -> bool:
        """Whether the rule names lanes."""
        return any(name.startswith(("now.", "intended.")) for name in self.inputs)


def _content(folder: str, file: str) -> Any:
    text = (COMPONENTS / folder / "content" / file).read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader builds text only)


@cache
def sliders() -> dict[str, dict[str, str]]:
    """Return the name of each slider, by key."""
    return {key: slider["name"] for key, slider in _content("sliders", "sliders.yaml").items()}


@cache
def known() -> dict[str, tuple[str, ...]]:
    """Return the known answers of sliders, facts and the organisation model (`mixed` is unknown)."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(sliders(), POSITIONS)
    for slider in _content("sliders", "sliders.yaml").values():
        for key, fact in slider["facts"].items():
            found[key] = tuple(fact.get("answers", {"yes": "", "no": ""}))
    return found | {ORGANISATION: tuple(_content("organigram", "models.yaml"))}


def all_answers(name: str) -> tuple[str, ...]:
    """Return every answer that can be recorded under `name`, the open ones included."""
    return (*known()[_key(name)], *UNKNOWN, *(["mixed"] if name == ORGANISATION else []))


@cache
def rules() -> tuple[OracleRule, ...]:
    """Return every built-in rule, in order."""
    folder = COMPONENTS / "bottlenecks" / "content"
    return tuple(rule for pack in PACKS for rule in rules_of((folder / pack).read_text("utf-8")))


def rule(rule_id: str) -> OracleRule:
    """Return the built-in rule called `rule_id`."""
    return next(rule for rule in rules() if rule.id == rule_id)


def rules_of(text: str) -> tuple[OracleRule, ...]:
    """Return the rules of the pack in `text`, repeated ones written out for each slider."""
    pack = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader builds text only)
    return tuple(rule for raw in pack["rules"] for rule in _written_out(raw, pack))


def asking(when: Any) -> OracleRule:
    """Return a rule that has nothing but the raw condition `when`."""
    raw = dict.fromkeys(("kind", "status", "hedge"), "") | {"title": {}, "text": {}, "when": when}
    return _rule(raw, "X", {"pack": "x"})


def _written_out(raw: Any, pack: Any) -> list[OracleRule]:
    if raw.get("each") != "slider":
        return [_rule(raw, raw["id"], pack)]
    return [_rule(_put(raw, key, name), f"{raw['id']}.{key}", pack) for key, name in sliders().items()]


def _rule(raw: Any, rule_id: str, pack: Any) -> OracleRule:
    source = raw.get("source", {})
    return OracleRule(
        rule_id, raw.get("row", ""), pack["pack"],
        raw["kind"], raw["status"], raw.get("link", ""), raw["hedge"],
        source.get("ref", ""), source.get("place", ""),
        raw["title"], raw.get("short", {}), raw["text"], raw.get("question", {}), raw.get("remedy", {}),
        raw["when"],
    )  # fmt: skip


def _put(raw: Any, key: str, name: dict[str, str], language: str = "") -> Any:
    """Write a slider in the place of {slider}: its key in the condition, its name in a text."""
    if isinstance(raw, dict):
        said = {k: k if k in name else "" for k in raw}
        return {k.replace("{slider}", key): _put(v, key, name, said[k]) for k, v in raw.items()}
    if isinstance(raw, list):
        return [_put(item, key, name) for item in raw]
    return raw.replace("{slider}", name[language] if language else key)


def _key(name: str) -> str:
    return name.removeprefix("now.").removeprefix("intended.")


def _mentioned(when: Any) -> Iterator[str]:
    for key, value in when.items():
        if key in ("all", "any"):
            for part in value:
                yield from _mentioned(part)
        elif key == "not":
            yield from _mentioned(value)
        elif key == "differ":
            yield from value
        else:
            yield key


def _true(when: Any, complete: Answers) -> bool:
    """Whether the raw condition holds for complete, known answers (by input as the condition writes it)."""
    return all(_entry(key, value, complete) for key, value in when.items())


def _entry(key: str, value: Any, complete: Answers) -> bool:
    if key in ("all", "any"):
        return {"all": all, "any": any}[key](_true(part, complete) for part in value)
    if key == "not":
        return not _true(value, complete)
    if key == "differ":
        return complete[value[0]] != complete[value[1]]
    words = value if isinstance(value, list) else [value]
    is_slider = _key(key) in sliders()
    accepted = set().union(*(GROUPS.get(word, {word}) if is_slider else {word} for word in words))
    return complete[key] in accepted


def name_of(written: str, lane: str) -> str:
    """Return the name under which an exercise holds the answer to an input, as `lane` is looked at."""
    return f"{lane}.{written}" if written in sliders() else written


def names(rule: OracleRule, lane: str) -> tuple[str, ...]:
    """Return the names of the answers `rule` asks for in `lane`."""
    return tuple(name_of(written, lane) for written in rule.inputs)


def combinations(rule: OracleRule, lane: str) -> Iterator[dict[str, str]]:
    """Yield every combination of answers to the inputs of `rule`, all words for unknown included."""
    asked = names(rule, lane)
    for chosen in itertools.product(*(all_answers(name) for name in asked)):
        yield dict(zip(asked, chosen, strict=True))


def _completions(rule: OracleRule, given: Answers, lane: str) -> Iterator[dict[str, str]]:
    """Yield every way to fill what is unknown, by the input as the condition writes it."""
    choices = []
    for written in rule.inputs:
        answer = given.get(name_of(written, lane), "empty")
        possible = known()[_key(written)]
        choices.append((answer,) if answer in possible else possible)
    for filled in itertools.product(*choices):
        yield dict(zip(rule.inputs, filled, strict=True))


def verdict(rule: OracleRule, answers: Answers, lane: str) -> str:
    """Return what `rule` says: the verdict on which every completion agrees, else "undecided"."""
    outcomes = {_true(rule.when, complete) for complete in _completions(rule, answers, lane)}
    return "undecided" if len(outcomes) > 1 else "applies" if outcomes == {True} else "not"


def _known_names(rule: OracleRule, answers: Answers, lane: str) -> list[str]:
    return [name for name in names(rule, lane) if answers.get(name) in known()[_key(name)]]


def because(rule: OracleRule, answers: Answers, lane: str) -> set[str]:
    """Return the names that occur in a smallest set of known answers that alone gives this verdict."""
    said = verdict(rule, answers, lane)
    settled = _known_names(rule, answers, lane)
    if said == "undecided":
        return set()
    enough = [
        set(chosen)
        for size in range(len(settled) + 1)
        for chosen in itertools.combinations(settled, size)
        if verdict(rule, {name: answers[name] for name in chosen}, lane) == said
    ]
    fewest = min(map(len, enough))
    return set().union(*(chosen for chosen in enough if len(chosen) == fewest))


def needs(rule: OracleRule, answers: Answers, lane: str) -> set[str]:
    """Return the unknown names whose answer can still make a difference, however the others turn out."""
    unknown = [w for w in rule.inputs if name_of(w, lane) not in _known_names(rule, answers, lane)]
    return {
        name_of(written, lane)
        for written in unknown
        for complete in _completions(rule, answers, lane)
        if len({_true(rule.when, {**complete, written: other}) for other in known()[_key(written)]}) > 1
    }


def moves(rule: OracleRule, answers: Answers, lane: str) -> set[tuple[str, str, str]]:
    """Return every single known answer that would change the verdict, with the verdict it gives."""
    before = verdict(rule, answers, lane)
    tried = (
        (name, answer, verdict(rule, {**answers, name: answer}, lane))
        for name in names(rule, lane)
        for answer in known()[_key(name)]
        if answer != answers.get(name)
    )
    return {move for move in tried if move[2] != before}


def change(before: str, after: str) -> str:
    """Return begins, ends, stays, absent, or open where one of the two is undecided."""
    if "undecided" in (before, after):
        return "open"
    if before == after:
        return "stays" if after == "applies" else "absent"
    return "begins" if after == "applies" else "ends"


def shown(facilitator: bool = False) -> tuple[OracleRule, ...]:
    """Return the rules that are shown: a facilitator's own only when asked for."""
    return tuple(rule for rule in rules() if facilitator or rule.status != "facilitator")


def effects(answers: Answers, slider: str, lane: str, facilitator: bool = False) -> dict[str, dict[str, str]]:
    """Return, for each position of `slider` in `lane`, the rules whose verdict it would change, and how.

    Rules that compare the lanes are left out.
    """
    one_lane = [rule for rule in shown(facilitator) if not rule.compares]
    found: dict[str, dict[str, str]] = {}
    for position in POSITIONS:
        moved = {**answers, f"{lane}.{slider}": position}
        pairs = {rule.id: (verdict(rule, answers, lane), verdict(rule, moved, lane)) for rule in one_lane}
        found[position] = {key: change(*pair) for key, pair in pairs.items() if pair[0] != pair[1]}
    return found


def differences(answers: Answers, facilitator: bool = False) -> dict[str, str]:
    """Return, for each rule that looks at one lane, the change from now to intended."""
    return {
        rule.id: change(verdict(rule, answers, "now"), verdict(rule, answers, "intended"))
        for rule in shown(facilitator)
        if not rule.compares
    }

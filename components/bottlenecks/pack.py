"""Rule packs: one YAML file each, validated whole before any of it is used.

A municipality writes its own pack in the same form. `load_pack` gives the rules, or a refusal that
names file, line, key and reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from components.answers import Vocabulary
from components.bottlenecks.condition import ConditionError, condition_schema, parse
from components.bottlenecks.model import Hedge, Kind, Rule, RuleBook, Status
from components.bottlenecks.table import compile_table
from components.documents import Located, Problem, Refusal, load_yaml, read_limited, validate
from components.sources import SOURCES, Reference, Source
from components.words import Wording

#: Most rules in one pack.
MAX_RULES = 500
#: The slider of which the sources name no consequence (inventory, row 57 and gap 81).
SILENT_INPUTS = ("communication", "communication_form", "areas_in_internal_communication")

Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]


class RuleDocument(BaseModel):
    """One rule as a pack writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    row: Annotated[str, Field(pattern=r"^(R[0-9]{1,2})?$")] = ""
    kind: Kind
    status: Status
    link: Status | None = None
    hedge: Hedge
    source: Reference | None = None
    each: Annotated[str, Field(pattern=r"^slider$")] | None = None
    when: dict[str, Any]
    title: Wording
    short: Wording | None = None
    text: Wording
    question: Wording | None = None
    remedy: Wording | None = None
    excludes: list[Id] = Field(default_factory=list, max_length=20)


class PackDocument(BaseModel):
    """A rule pack file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pack: Id
    title: Wording
    sources: dict[str, Source] = Field(default_factory=dict, max_length=50)
    rules: list[RuleDocument] = Field(min_length=1, max_length=MAX_RULES)


@dataclass(frozen=True)
class Pack:
    """A pack that was read: its name, its title, and its rules (repeated ones written out)."""

    name: str
    title: Wording
    rules: tuple[Rule, ...]


def load_pack(data: bytes, file: str, vocabulary: Vocabulary, sliders: dict[str, Wording]) -> Pack:
    """Return the pack in `data`. Refusal naming line, key and reason when anything in it is wrong.

    `sliders` gives the name of each slider, for rules that are repeated for each (`each: slider`).
    """
    located = load_yaml(data, file)
    document = validate(PackDocument, located)
    problems: list[Problem] = []
    rules: list[Rule] = []
    seen: set[str] = set()
    for index, entry in enumerate(document.rules):
        problems += _misfits(entry, document, located, index, seen)
        seen.add(entry.id)
        try:
            rules += _rules(entry, document, vocabulary, sliders)
        except ConditionError as error:
            path = ("rules", index, "when", *error.path)
            problems.append(_at(located, path, error.reason, **error.values))
        except ValidationError:  # too long only once a slider's name stands in it
            problems.append(_at(located, ("rules", index), "problem.too_long"))
    if problems:
        raise Refusal(problems)
    return Pack(document.pack, document.title, tuple(rules))


def built_in_packs() -> dict[str, bytes]:
    """Return the packs that come with the product: file name -> bytes, in order."""
    folder = resources.files("components.bottlenecks") / "content"
    return {name: (folder / name).read_bytes() for name in ("method.yaml", "facilitator.yaml")}


def load_book(
    vocabulary: Vocabulary, sliders: dict[str, Wording], extra: Iterable[str | Path] = ()
) -> RuleBook:
    """Return the built-in rules and those of the pack files `extra`.

    All or nothing: one refusal that holds every problem.
    """
    rules: dict[str, Rule] = {}
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    files = [(name, data) for name, data in built_in_packs().items()]
    for path in extra:
        try:
            files.append((str(path), read_limited(path)))
        except Refusal as refusal:
            problems += refusal.problems
    for name, data in files:
        try:
            pack = load_pack(data, name, vocabulary, sliders)
        except Refusal as refusal:
            problems += refusal.problems
            continue
        # By the id the file writes: a rule repeated for each slider holds it for all of them.
        found = {rule.id.partition(".")[0] for rule in pack.rules}
        problems += [
            Problem("pack.id_taken", name, None, rule_id, {"pack": taken[rule_id]})
            for rule_id in sorted(found & taken.keys())
        ]
        taken |= dict.fromkeys(found, pack.name)
        rules |= {rule.id: rule for rule in pack.rules}
    if problems:
        raise Refusal(problems)
    return RuleBook(rules.values(), vocabulary)


def pack_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of a rule pack over `vocabulary`."""
    schema = PackDocument.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$defs"]["Condition"] = condition_schema(vocabulary)
    schema["$defs"]["RuleDocument"]["properties"]["when"] = {"$ref": "#/$defs/Condition"}
    return schema


def _rules(
    entry: RuleDocument, document: PackDocument, vocabulary: Vocabulary, sliders: dict[str, Wording]
) -> list[Rule]:
    if entry.each is None:
        return [_rule(entry, entry.id, entry.when, document, vocabulary, None)]
    return [
        _rule(entry, f"{entry.id}.{key}", _written_out(entry.when, key), document, vocabulary, name)
        for key, name in sliders.items()
    ]


def _rule(
    entry: RuleDocument,
    rule_id: str,
    when: Any,
    document: PackDocument,
    vocabulary: Vocabulary,
    slider: Wording | None,
) -> Rule:
    condition = parse(when, vocabulary)
    source = None
    if entry.source is not None:
        ref = entry.source.ref
        source = document.sources[ref] if ref in document.sources else SOURCES.get(ref)
    return Rule(
        id=rule_id,
        row=entry.row,
        pack=document.pack,
        kind=entry.kind,
        status=entry.status,
        link=entry.link,
        hedge=entry.hedge,
        source=source,
        place=entry.source.place if entry.source else "",
        title=_named(entry.title, slider),
        short=entry.short and _named(entry.short, slider),
        text=_named(entry.text, slider),
        question=entry.question and _named(entry.question, slider),
        remedy=entry.remedy and _named(entry.remedy, slider),
        excludes=tuple(entry.excludes),
        condition=condition,
        table=compile_table(condition, vocabulary),
    )


def _misfits(
    entry: RuleDocument, document: PackDocument, located: Located, index: int, seen: set[str]
) -> list[Problem]:
    """Return what the form of one rule can't tell: its id, its source, its place in the method."""
    path = ("rules", index)
    found = []
    if entry.id in seen:
        found.append(_at(located, (*path, "id"), "problem.duplicate_key"))
    if entry.source is None and entry.status is not Status.FACILITATOR:
        found.append(_at(located, path, "pack.source_needed"))
    if entry.source is not None and entry.source.ref not in {*SOURCES, *document.sources}:
        found.append(_at(located, (*path, "source", "ref"), "pack.unknown_source", found=entry.source.ref))
    asks = entry.status is Status.FACILITATOR and entry.kind is Kind.QUESTION
    # A question may be asked of every slider alike; a consequence of every one is one of communication.
    of_each = entry.each is not None and entry.kind is not Kind.QUESTION
    if not asks and (of_each or _mentions(entry.when, SILENT_INPUTS)):
        found.append(_at(located, (*path, "when"), "pack.silent_slider"))
    return found


def _mentions(raw: Any, keys: tuple[str, ...]) -> bool:
    if isinstance(raw, dict):
        return any(key.split(".")[-1] in keys or _mentions(value, keys) for key, value in raw.items())
    if isinstance(raw, list):
        return any(_mentions(item, keys) for item in raw)
    return isinstance(raw, str) and raw.split(".")[-1] in keys


def _written_out(raw: Any, slider: str) -> Any:
    if isinstance(raw, dict):
        # `{slider}` beside the same slider by name: both are asked, neither replaces the other.
        parts = [{key.replace("{slider}", slider): _written_out(value, slider)} for key, value in raw.items()]
        written = {key: value for part in parts for key, value in part.items()}
        return written if len(written) == len(parts) else {"all": parts}
    if isinstance(raw, list):
        return [_written_out(item, slider) for item in raw]
    return raw.replace("{slider}", slider) if isinstance(raw, str) else raw


def _named(wording: Wording, slider: Wording | None) -> Wording:
    if slider is None:
        return wording
    english = wording.en and wording.en.replace("{slider}", slider.text("en"))
    return Wording(nl=wording.nl.replace("{slider}", slider.nl), en=english)


def _at(located: Located, path: tuple[str | int, ...], reason: str, **values: str) -> Problem:
    return Problem(reason, located.name, located.line(path), ".".join(map(str, path)), values)

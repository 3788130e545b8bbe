"""Where each row R1-R54 of the inventory went: to rules, to a later instrument, or nowhere, with the reason.

The rules are found by the row they name; the other rows stand in `content/coverage.yaml`. Refused
when a row is missing, or has more than one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from components.bottlenecks import Rule, RuleBook
from components.documents import Located, Problem, Refusal, load_yaml, validate
from components.exercise.vocabulary import book as built_in_book
from components.exercise.vocabulary import slider_names
from components.sources import SOURCES, Reference
from components.words import Language, Wording, words

FILE = "coverage.yaml"
#: The rows of the inventory, section A5.
ROWS = tuple(f"R{number}" for number in range(1, 55))

Instrument = Literal[
    "organigram",
    "session",
    "trajectories",
    "decisions",
    "collaboration",
    "home_base",
    "seven_lessons",
    "competences",
]


class Elsewhere(BaseModel):
    """A row without a rule: the later instrument it belongs to, or the reason why it has no place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    instrument: Instrument | None = None
    reason: Wording | None = None
    source: Reference
    statement: Wording


class CoverageDocument(BaseModel):
    """The content file: rows by number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rows: dict[Annotated[str, Field(pattern=r"^R[0-9]{1,2}$")], Elsewhere]


@dataclass(frozen=True)
class Row:
    """One row of the inventory: its rules, or its place elsewhere."""

    number: str
    rules: tuple[Rule, ...]
    elsewhere: Elsewhere | None


@cache
def elsewhere() -> dict[str, Elsewhere]:
    """Return the rows that no rule embodies."""
    data = (resources.files("components.exercise") / "content" / FILE).read_bytes()
    return read_elsewhere(data)


def read_elsewhere(data: bytes) -> dict[str, Elsewhere]:
    """Return the rows in `data`. Refusal when one is wrong, or says both a place and a reason, or neither."""
    located = load_yaml(data, FILE)
    # The file holds the rows at its top; the document names them, so that lines and keys stay findable.
    lines = {("rows", *path): line for path, line in located.lines.items()}
    rows = validate(CoverageDocument, Located({"rows": located.value}, FILE, lines)).rows
    problems = [
        Problem("problem.missing", FILE, located.line((number,)), number)
        for number, row in rows.items()
        if (row.instrument is None) == (row.reason is None) or row.source.ref not in SOURCES
    ]
    if problems:
        raise Refusal(problems)
    return rows


def coverage(rules: RuleBook | None = None, others: dict[str, Elsewhere] | None = None) -> tuple[Row, ...]:
    """Return every row of the inventory, in order, each with exactly one place. Refusal names the others."""
    found = list(rules or built_in_book())
    others = elsewhere() if others is None else others
    rows = [Row(number, _embodying(number, found), others.get(number)) for number in ROWS]
    stray = [number for number in others if number not in ROWS]
    wrong = stray + [row.number for row in rows if bool(row.rules) == (row.elsewhere is not None)]
    if wrong:
        raise Refusal([Problem("problem.unknown_row", FILE, None, "", {"found": number}) for number in wrong])
    return tuple(rows)


def _embodying(number: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.row == number)


def coverage_table(language: Language, rows: Iterable[Row] | None = None) -> str:
    """Return the table of all rows as Markdown, in `language`."""
    t = words(language)
    heads = ("coverage.row", "coverage.source", "coverage.statement", "coverage.place")
    lines = [
        f"# {t('coverage.title')}",
        "",
        t("coverage.lead"),
        "",
        _line([t(head) for head in heads]),
        _line(["---"] * len(heads)),
        *(_line(_cells(row, language)) for row in (coverage() if rows is None else rows)),
    ]
    return "\n".join(lines) + "\n"


def _cells(row: Row, language: Language) -> list[str]:
    t = words(language)
    other = row.elsewhere
    if other is None:
        first = row.rules[0]
        source = f"{_source_key(first)}:{first.place}"
        said = dict.fromkeys(_statement(rule, language) for rule in row.rules)
        ids = dict.fromkeys(_written_id(rule, language) for rule in row.rules)
        return [row.number, source, "; ".join(said), t("coverage.in_rules", ids=", ".join(ids))]
    place = (
        t("coverage.later", instrument=t(f"coverage.instrument.{other.instrument}"))
        if other.reason is None
        else t("coverage.none", reason=other.reason.text(language))
    )
    source = f"{other.source.ref}:{other.source.place}"
    return [row.number, source, other.statement.text(language).rstrip("."), place]


def _written_id(rule: Rule, language: Language) -> str:
    written, each, _ = rule.id.partition(".")
    return words(language)("coverage.in_rule_each", id=written) if each else written


def _statement(rule: Rule, language: Language) -> str:
    """Return the title of `rule`; of a rule repeated for each slider, without the slider."""
    slider = slider_names().get(rule.id.partition(".")[2])
    title = rule.title.text(language)
    return title.replace(slider.text(language), "…") if slider else title


def _source_key(rule: Rule) -> str:
    return next((key for key, source in SOURCES.items() if source == rule.source), "")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

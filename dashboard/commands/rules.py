"""`mengpaneel rules`: check packs, print the schema of a pack, print where each row of the inventory went."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from components.words import Words
from dashboard.commands.spoken import Command, Group

if TYPE_CHECKING:
    from components.documents import Problem


def rules(t: Words) -> Group:
    """Return the group `rules`."""
    packs = click.Argument(["packs"], nargs=-1, metavar=t("cli.place.packs"))
    builtin = click.Option(["--builtin"], is_flag=True, help=t("cli.about.builtin"))
    return Group(
        t,
        "rules",
        t("cli.about.rules"),
        [
            Command(t, "check", check, t("cli.about.check"), [packs, builtin]),
            Command(t, "schema", schema, t("cli.about.rules_schema")),
            Command(t, "table", table, t("cli.about.table")),
        ],
    )


@click.pass_obj
def check(t: Words, packs: tuple[str, ...], builtin: bool) -> int:
    """Report on `packs` beside the built-in rules; without packs, on the built-in rules."""
    from components.bottlenecks.check import check as problems_of
    from components.exercise.vocabulary import book, vocabulary

    every = book(packs)
    files = _written_in(packs)
    looked_at = files.keys() if packs and not builtin else {_base(rule.id) for rule in every}
    found = [
        replace(problem, file=_file(problem, files))
        for problem in problems_of(list(every), vocabulary())
        if looked_at & _involved(problem)
    ]
    for problem in found:
        click.echo(problem.text(t.language))
    click.echo(
        t.count("cli.rules_reported", len(found)) if found else t.count("cli.rules_fine", len(looked_at))
    )
    return 1 if found else 0


@click.pass_obj
def schema(_: Words) -> None:
    """Print the JSON Schema of a rule pack."""
    from components.bottlenecks import pack_schema
    from components.exercise.vocabulary import vocabulary

    click.echo(json.dumps(pack_schema(vocabulary()), indent=2, ensure_ascii=False))


@click.pass_obj
def table(t: Words) -> None:
    """Print the table of R1-R54."""
    from components.exercise.coverage import coverage_table

    click.echo(coverage_table(t.language), nl=False)


def _written_in(packs: Iterable[str]) -> dict[str, str]:
    """Return the file of each rule of `packs` by the id written there. The packs were read before."""
    from components.bottlenecks import load_pack
    from components.documents import read_limited
    from components.exercise.vocabulary import slider_names, vocabulary

    return {
        _base(rule.id): path
        for path in packs
        for rule in load_pack(read_limited(path), path, vocabulary(), slider_names()).rules
    }


def _involved(problem: Problem) -> set[str]:
    return {_base(problem.key), _base(problem.values.get("other", ""))}


def _file(problem: Problem, files: dict[str, str]) -> str:
    return files.get(_base(problem.key)) or files.get(_base(problem.values.get("other", "")), "")


def _base(rule_id: str) -> str:
    """Return the id as a pack writes it: a rule repeated for each slider has one."""
    return rule_id.partition(".")[0]

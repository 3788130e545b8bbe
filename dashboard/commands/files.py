"""Commands on exercise files: `new`, `convert`, `findings`, `schema exercise`."""

from __future__ import annotations

from pathlib import Path

import click

from components.documents.problem import refuse
from components.words import Words, clean
from dashboard.commands.spoken import Command, Group

LANES = ("now", "intended", "difference")


def files(t: Words) -> list[click.Command]:
    """Return the commands on exercise files."""
    place = click.Argument(["path"], metavar=t("cli.place.in"))
    out = click.Argument(["out"], metavar=t("cli.place.out"))
    replace = click.Option(["--replace"], is_flag=True, help=t("cli.about.replace"))
    title = click.Option(["--title"], default="", metavar=t("cli.place.title"), help=t("cli.about.title"))
    lane = click.Option(
        ["--lane"],
        type=click.Choice(LANES),
        default=LANES[0],
        metavar="|".join(LANES),
        help=t("cli.about.lane"),
    )
    return [
        Command(t, "new", new, t("cli.about.new"), [out, title, replace]),
        Command(t, "convert", convert, t("cli.about.convert"), [place, out, replace]),
        Command(t, "findings", findings, t("cli.about.findings"), [place, lane, own_rules(t)]),
        Group(
            t,
            "schema",
            t("cli.about.schema"),
            [Command(t, "exercise", exercise_schema, t("cli.about.exercise_schema"))],
        ),
    ]


def own_rules(t: Words) -> click.Option:
    """Return the option `--rules`, which names a rule pack and may be repeated."""
    return click.Option(
        ["--rules", "packs"], multiple=True, metavar=t("cli.place.pack"), help=t("cli.about.own_rules")
    )


@click.pass_obj
def new(t: Words, out: str, title: str, replace: bool) -> None:
    """Write an empty exercise to `out`."""
    from components.exercise import Exercise
    from components.exercise.files import save_exercise

    _demand_free(out, replace)
    save_exercise(Exercise(title=clean(title)), out)
    click.echo(t("cli.saved", path=clean(out)))


@click.pass_obj
def convert(t: Words, path: str, out: str, replace: bool) -> None:
    """Write the exercise in `path` to `out`, in the form its name asks for."""
    from components.exercise.files import load_exercise, save_exercise

    exercise = load_exercise(path)
    _demand_free(out, replace)
    save_exercise(exercise, out)
    click.echo(t("cli.saved", path=clean(out)))


@click.pass_obj
def findings(t: Words, path: str, lane: str, packs: tuple[str, ...]) -> None:
    """Print what the rules say of the exercise in `path`."""
    from components.exercise.files import load_exercise
    from components.exercise.vocabulary import book
    from dashboard.commands.listing import listing

    click.echo(listing(load_exercise(path, book(packs)), lane, t.language), nl=False)


@click.pass_obj
def exercise_schema(_: Words) -> None:
    """Print the JSON Schema of an exercise file."""
    from components.exercise.files import schema_bytes

    click.echo(schema_bytes().decode("utf-8"), nl=False)


def _demand_free(out: str, replace: bool) -> None:
    if not replace and Path(out).is_file():
        raise refuse("cli.exists", out)

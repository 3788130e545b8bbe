"""Click's commands, speaking the user's language: help and usage errors come from the interface words.

A command finds its words as the context's object (`ctx.obj`). It knows no command in particular.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from components.words import LANGUAGES, Words


class WrongUse(click.UsageError):
    """A usage error that already speaks the user's language."""


def shared_options(t: Words) -> list[click.Parameter]:
    """Return the options that every command takes: `--language`, `--debug`, `--help`.

    Language and debug are read before click starts (see `dashboard.cli`), so they may stand anywhere.
    """
    return [
        click.Option(
            ["--language"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            metavar="|".join(LANGUAGES),
            help=t("cli.about.language"),
        ),
        click.Option(["--debug"], is_flag=True, expose_value=False, help=t("cli.about.debug")),
        click.Option(
            ["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=t("cli.about.help"),
        ),
    ]


class Command(click.Command):
    """A command whose help is in the user's language."""

    def __init__(
        self,
        t: Words,
        name: str,
        callback: Callable[..., int | None],
        about: str,
        params: Sequence[click.Parameter] = (),
    ) -> None:
        # What is about the command itself comes first in its help.
        every = [*params, *shared_options(t)]
        super().__init__(name, callback=callback, params=every, help=about, add_help_option=False)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, in the words of the context."""
        write_help(self, ctx, formatter)


class Group(click.Group):
    """A group of commands whose help is in the user's language. Alone it shows that help."""

    def __init__(
        self,
        t: Words,
        name: str,
        about: str,
        commands: Sequence[click.Command],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(
            name,
            commands=list(commands),
            params=[*params, *shared_options(t)],
            help=about,
            add_help_option=False,
            invoke_without_command=True,
            no_args_is_help=False,
            callback=_help_when_alone,
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, in the words of the context."""
        write_help(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with. A wrong name is refused with the names there are."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise WrongUse(ctx.obj("cli.no_such_command", name=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)


@click.pass_context
def _help_when_alone(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def write_help(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write usage, description, options and commands of `command`."""
    t: Words = ctx.obj
    arguments = [param.metavar or "" for param in command.params if isinstance(param, click.Argument)]
    pieces = [t("cli.place.options"), *arguments]
    if isinstance(command, click.Group):
        pieces.append(t("cli.place.command"))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=t("cli.usage") + " ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(inspect.cleandoc(command.help or ""))
    with formatter.section(t("cli.options")):
        formatter.write_dl(list(_options(command)))
    if isinstance(command, click.Group):
        with formatter.section(t("cli.commands")):
            formatter.write_dl([(name, sub.help or "") for name, sub in command.commands.items()])


def _options(command: click.Command) -> Iterator[tuple[str, str]]:
    for param in command.params:
        if isinstance(param, click.Option):
            names = " / ".join([*param.opts, *param.secondary_opts])
            yield f"{names} {param.metavar}" if param.metavar else names, param.help or ""


def said_of(error: click.UsageError, t: Words) -> str:
    """Return what is wrong with the way a command was used, and where its help is."""
    command = error.ctx.command_path if error.ctx else "mengpaneel"
    return f"{_reason(error, t)}\n{t('cli.see_help', command=command)}"


def _reason(error: click.UsageError, t: Words) -> str:
    match error:
        case WrongUse():
            return error.message
        case click.NoSuchOption():
            return t("cli.no_such_option", name=error.option_name)
        case click.BadOptionUsage():
            return t("cli.needs_value", name=error.option_name)
        case click.MissingParameter():
            return t("cli.missing", name=_name(error.param))
        case click.BadParameter():
            return _bad_value(error.param, t)
        case _:
            return t("cli.misused")


def _bad_value(param: click.Parameter | None, t: Words) -> str:
    kind: Any = param.type if param else None
    if isinstance(kind, click.Choice):
        return t("cli.bad_value", name=_name(param), expected=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return t("cli.bad_number", name=_name(param), low=kind.min, high=kind.max)
    return t("cli.misused")


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return (param.metavar if isinstance(param, click.Argument) else "") or ""

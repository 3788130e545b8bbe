"""The command `mengpaneel`: language, exit codes, and what is said when something goes wrong.

    0  done        1  something to report, or a failure of ours
    2  used wrongly, or a document was refused        130  stopped by the user

What a command needs is imported when it runs: a check of rules needs no panel.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from components.documents import Refusal
from components.words import LANGUAGES, Language, Words, as_language, words
from dashboard.commands import files, rules, serve
from dashboard.commands.spoken import Group, said_of
from dashboard.settings import LANGUAGE

NAME = "mengpaneel"


def program(t: Words) -> Group:
    """Return the whole command in the language of `t`."""
    version = click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help=t("cli.about.version"),
    )
    commands = [serve.serve(t), rules.rules(t), *files.files(t)]
    return Group(t, NAME, t("cli.about.mengpaneel"), commands, [version])


def chosen_language(args: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that `args` choose, else the environment, else Dutch."""
    asked = environment.get(LANGUAGE)
    for place, arg in enumerate(args):
        option, equals, value = arg.partition("=")
        if option == "--language":
            named = value if equals else next(iter(args[place + 1 :]), "")
            asked = named if named in LANGUAGES else asked
    return as_language(asked)


def run(args: Sequence[str], language: Language) -> int:
    """Run the command with `args`; return its exit code. Nothing escapes but what click itself exits with."""
    t = words(language)
    _write_utf8()
    try:
        code = program(t).main(list(args), prog_name=NAME, standalone_mode=False, obj=t)
        sys.stdout.flush()
    except Refusal as refusal:
        return _say(refusal.text(language), 2)
    except click.UsageError as error:
        return _say(said_of(error, t), 2)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:  # the reader (a pager, `head`) had enough
        _drop_output()
        return 1
    except Exception as error:
        if "--debug" in args:
            import traceback

            click.echo(traceback.format_exc(), err=True)
        # Files that can't be read or written are refusals: what is left is our own output.
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EIO, errno.EBADF}:
            _drop_output()
            return _say(t("cli.unprintable"), 1)
        return _say(t("cli.unexpected"), 1)
    return code if isinstance(code, int) else 0


class Program(click.Command):
    """The command before its language is known."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run, and exit with the code of the outcome."""
        given = list(sys.argv[1:] if args is None else args)
        sys.exit(run(given, chosen_language(given, os.environ)))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from importlib import metadata

    try:
        version = metadata.version(NAME)
    except metadata.PackageNotFoundError:  # run from a clone that was not installed
        version = "0"
    click.echo(ctx.obj("cli.version", version=version))
    ctx.exit()


def _write_utf8() -> None:
    """Write UTF-8 to files and pipes, whatever this computer prefers; a terminal gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _say(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code


def _drop_output() -> None:
    """Let what is still unwritten go nowhere, so that Python's own last flush does not complain."""
    with contextlib.suppress(OSError):  # a stand-in without a file of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


main = Program(NAME)

if __name__ == "__main__":
    main()

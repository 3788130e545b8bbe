"""`mengpaneel serve`: check the rule packs and the port, then run `panel serve` here on the app."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import click

from components.documents.problem import refuse
from components.words import Words
from dashboard.commands.files import own_rules
from dashboard.commands.spoken import Command
from dashboard.settings import LANGUAGE, RULES, settings

APP = Path(__file__).parents[1] / "app.py"
PORT = 5006
ADDRESS = "127.0.0.1"
#: Addresses that mean: every one of this computer.
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (compared with, not bound to)

#: A laptop may sleep through lunch: a session stays for four hours unused, its ticket for twelve.
UNUSED_MS = 4 * 60 * 60 * 1000
LOOK_FOR_UNUSED_MS = 60_000
TICKET_S = 12 * 60 * 60
#: Largest message from a browser: an exercise file of 5 MB, as base64.
MESSAGE_BYTES = 10_000_000


def serve(t: Words) -> Command:
    """Return the command `serve`."""
    port = click.Option(
        ["--port"],
        type=click.IntRange(1, 65535),
        default=PORT,
        metavar=t("cli.place.port"),
        help=t("cli.about.port"),
    )
    address = click.Option(
        ["--address"], default=ADDRESS, metavar=t("cli.place.address"), help=t("cli.about.address")
    )
    show = click.Option(["--open/--no-open", "show"], default=True, help=t("cli.about.open"))
    return Command(t, "serve", run, t("cli.about.serve"), [port, address, show, own_rules(t)])


@click.pass_obj
def run(t: Words, port: int, address: str, show: bool, packs: tuple[str, ...]) -> int:
    """Serve the dashboard until it is stopped. Nothing starts when a pack is wrong or the port is taken."""
    rule_files = [Path(pack).absolute() for pack in packs] or list(settings().rules)
    demand_rules(rule_files)
    if trouble := trouble_with(address, port, t):
        click.echo(trouble, err=True)
        return 1
    os.environ |= {
        "BOKEH_RESOURCES": "server",  # no request to another host
        RULES: os.pathsep.join(map(str, rule_files)),
        LANGUAGE: t.language,
    }
    click.echo(t("cli.serving", address=f"http://{_host(own_name(address))}:{port}"))
    from panel.command import main

    sys.argv = ["panel", "serve", str(APP), *options(address, port, show, "--debug" in sys.argv)]
    main()
    return 0


def demand_rules(rule_files: list[Path]) -> None:
    """Refuse rule packs that are wrong, or whose names can't be handed over."""
    from components.exercise.vocabulary import book

    for path in rule_files:
        if os.pathsep in str(path):
            raise refuse("cli.path_separator", str(path), separator=os.pathsep)
    book(rule_files)


def options(address: str, port: int, show: bool, debug: bool = False) -> list[str]:
    """Return the options of `panel serve`."""
    return [
        *("--address", address),
        *("--port", str(port)),
        *(
            part
            for host in origins(address)
            for part in ("--allow-websocket-origin", f"{_host(host)}:{port}")
        ),
        *("--unused-session-lifetime", str(UNUSED_MS)),
        *("--check-unused-sessions", str(LOOK_FOR_UNUSED_MS)),
        *("--session-token-expiration", str(TICKET_S)),
        *("--websocket-max-message-size", str(MESSAGE_BYTES)),
        *("--log-level", "info" if debug else "warning"),
        *(["--show"] if show else []),
    ]


def origins(address: str) -> tuple[str, ...]:
    """Return the names under which browsers may reach a server at `address`, each once."""
    own = own_addresses() if address in EVERYWHERE else (address,)
    return tuple(dict.fromkeys(("localhost", "127.0.0.1", *own)))


def own_addresses() -> tuple[str, ...]:
    """Return the names and addresses of this computer that a network may know it by."""
    name = socket.gethostname()
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)]
    except OSError:
        found = []
    return tuple(dict.fromkeys((name.lower(), socket.getfqdn().lower(), *found, *_outward())))


def own_name(address: str) -> str:
    """Return what to type in a browser to reach a server at `address`."""
    if address not in EVERYWHERE:
        return address
    return next(iter(_outward()), "localhost")


def _outward() -> tuple[str, ...]:
    """Return the address this computer uses towards a network. Nothing is sent: the address is a test one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ()
        return (str(probe.getsockname()[0]),)


def trouble_with(address: str, port: int, t: Words) -> str:
    """Return why no server can listen at `address` and `port`, or ""."""
    if not address:
        return t("cli.address_unknown", address=address)
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # as the server will: a port that was just left is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return t("cli.port_taken", port=port)
        if error.errno == errno.EACCES:
            return t("cli.port_barred", port=port)
        return t("cli.address_unknown", address=address)
    return ""


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name

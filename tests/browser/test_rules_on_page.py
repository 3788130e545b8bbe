"""For every rule and every combination of its inputs, the page says what the oracle says."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests import oracle
from tests.browser.desk_page import LANES, VIEWS, Card, DeskPage
from tests.browser.expected import Expected, verdict
from tests.browser.expected_moves import DOWNWARD, ExpectedMoves, steps
from tests.oracle import OracleRule
from tests.tools.server import Server
from tests.tools.watch import Watch

OpenDesk = Callable[[str], DeskPage]
LANGUAGES = ("nl", "en")
EVERY = [pytest.param(rule, id=rule.id) for rule in oracle.rules()]


@pytest.fixture(scope="module")
def desks(server: Server, browser: Browser) -> Iterator[OpenDesk]:
    """One page for each language, cut off from its server and with the facilitator's questions shown."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watch = Watch(context, server.origin)
    opened: dict[str, DeskPage] = {}

    def desk(language: str) -> DeskPage:
        if language not in opened:
            page = context.new_page()
            page.goto(f"{server.url}?taal={language}")
            opened[language] = DeskPage(page).connected().detach(facilitator=True)
        return opened[language]

    yield desk
    assert watch.problems() == []
    watch.close()
    context.close()


def in_both_lanes(rule: OracleRule) -> list[str]:
    """Return the names of every answer that the rule asks for in either lane; what is given as truth first."""
    names = dict.fromkeys(name for lane in LANES for name in oracle.names(rule, lane))
    return sorted(names, key=lambda name: "." in name)


def one_lane(rule: OracleRule, view: str) -> Iterator[dict[str, str]]:
    """Yield every combination in the lane looked at, with something else in the other lane."""
    other = "intended" if view == "now" else "now"
    for answers in oracle.combinations(rule, view):
        apart = {}
        for name, answer in answers.items():
            if name.startswith(f"{view}.") and not rule.compares:
                every = oracle.all_answers(name)
                turned = every[(every.index(answer) + 3) % len(every)]
                apart[name.replace(view, other, 1)] = turned
        yield {**answers, **apart}


def both_lanes(rule: OracleRule) -> Iterator[dict[str, str]]:
    """Yield every combination in both lanes at once."""
    names = in_both_lanes(rule)
    for chosen in itertools.product(*map(oracle.all_answers, names)):
        yield dict(zip(names, chosen, strict=True))


def combinations(rule: OracleRule, view: str) -> list[dict[str, str]]:
    """Return every combination that can matter to `rule` in `view`."""
    return list(both_lanes(rule) if view == "difference" else one_lane(rule, view))


def agrees(desk: DeskPage, rule: OracleRule, view: str, states: list[dict[str, str]], language: str) -> None:
    """Assert that the page says of `rule`, at each of `states`, what it has to say."""
    said = Expected(language)
    desk.look(view)
    readings, at = desk.sweep(rule.id, states, clicked=view != "difference")
    assert len(at) == len(states) > 0
    for answers, index in zip(states, at, strict=True):
        assert readings[index] == said.card(rule, answers, view), answers


def blank() -> dict[str, str]:
    """Return an empty desk, as answers."""
    keys = oracle.known()
    lanes = [f"{lane}.{slider}" for lane in LANES for slider in oracle.sliders()]
    return dict.fromkeys([*lanes, *(key for key in keys if key not in oracle.sliders())], "empty")


@pytest.mark.parametrize("rule", EVERY)
def test_every_rule_is_tried_in_every_verdict(rule: OracleRule) -> None:
    said = {verdict(rule, answers, "now") for answers in combinations(rule, "now")}
    assert said == {"applies", "not", "undecided"}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("rule", EVERY)
def test_the_page_says_what_the_oracle_says(desks: OpenDesk, rule: OracleRule, view: str) -> None:
    desk = desks("nl")
    desk.set_answers(blank())
    agrees(desk, rule, view, combinations(rule, view), "nl")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("rule", EVERY)
def test_the_page_says_it_in_english_too(desks: OpenDesk, rule: OracleRule, view: str) -> None:
    said = Expected("en")
    each: dict[Card, dict[str, str]] = {}  # every different card that the rule can give, once
    for answers in combinations(rule, view):
        each.setdefault(said.card(rule, answers, view), answers)
    desk = desks("en")
    desk.set_answers(blank())
    agrees(desk, rule, view, list(each.values()), "en")

"""For every rule and every combination of its inputs, the page says what the oracle says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from components.exercise.vocabulary import answer_name, input_name, said
from components.words import Language, words
from tests import oracle
from tests.browser.conftest import OpenPage
from tests.browser.reading import READ_CHANGES, READ_EFFECTS, SWEEP, cards, connected, place, settled
from tests.tools.server import Server

RULES = oracle.shown()
ONE_LANE = [rule for rule in oracle.shown(facilitator=True) if not rule.compares]
COMPARING = [rule for rule in RULES if rule.compares]
GROUPS = {"bottleneck": "bottleneck", "risk": "balance", "gain": "balance", "question": "question"}


@pytest.fixture(scope="module")
def desks(server: Server, browser: Browser) -> Iterator[dict[Language, Page]]:
    """One open page in each language, for all sweeps."""
    found: dict[Language, Page] = {}
    for language in ("nl", "en"):
        page = browser.new_page()
        page.goto(f"{server.url}?taal={language}")
        found[language] = connected(page)
    yield found
    for page in found.values():
        page.close()


def in_lane(name: str, language: Language) -> str:
    lane, dot, key = name.partition(".")
    t = words(language)
    return f"{input_name(key, language)} ({t(f'desk.lane.{lane}')})" if dot else input_name(name, language)


def listed(items: list[str], language: Language) -> set[str]:
    """Both ways a list of two or more may be joined, so that the order of inputs is not part of the test."""
    if len(items) < 2:
        return set(items)
    last = ", and " if language == "en" and len(items) > 2 else {"nl": " en ", "en": " and "}[language]
    orders = map(list, itertools.permutations(items))
    return {", ".join(order[:-1]) + last + order[-1] for order in orders}


def sweep_of(rule: oracle.OracleRule, lane: str) -> tuple[dict[str, str], ...]:
    return tuple(oracle.combinations(rule, lane))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("lane", ["now", "intended"])
@pytest.mark.parametrize("rule", ONE_LANE, ids=lambda rule: rule.id)
def test_the_page_says_of_a_lane_what_the_oracle_says(
    desks: dict[Language, Page], rule: oracle.OracleRule, lane: str, language: Language
) -> None:
    combinations = sweep_of(rule, lane)
    asked = {"view": lane, "combinations": [{"rule": rule.id, "answers": dict(c)} for c in combinations]}
    t = words(language)
    seen = desks[language].evaluate(SWEEP, asked)
    assert len(seen) == len(combinations) > 0
    for answers, card in zip(combinations, seen, strict=True):
        verdict = oracle.verdict(rule, answers, lane)
        expected = {"not": None, "undecided": "open", "applies": GROUPS[rule.kind]}[verdict]
        assert card["group"] == expected, answers
        if verdict == "not":
            continue
        assert card["title"] == rule.title[language]
        assert card["kind"] == f"{t(f'kind.{rule.kind}')}:"
        if verdict == "applies":
            because = oracle.because(rule, answers, lane)
            assert set(card["because"]) == because, answers
            assert set(card["chips"]) == {said(name, answers[name], language) for name in because}
            assert (card["body"], card["needs"]) == (rule.text[language], "")
        else:
            names = [in_lane(name, language) for name in oracle.needs(rule, answers, lane)]
            sentences = {t("desk.needs", inputs=joined) for joined in listed(names, language)}
            assert card["needs"] in sentences, answers


@pytest.mark.parametrize("rule", ONE_LANE, ids=lambda rule: rule.id)
def test_the_difference_says_what_begins_stays_and_ends(
    desks: dict[Language, Page], rule: oracle.OracleRule
) -> None:
    now, intended = sweep_of(rule, "now"), sweep_of(rule, "intended")
    shared = {name for name in oracle.names(rule, "now") if "." not in name}
    pairs = [
        {**a, **b}
        for a, b in itertools.product(now[::2], intended[::3])
        if all(a[name] == b[name] for name in shared)
    ] or [{**a, **b} for a, b in zip(now, intended, strict=True)]
    asked = {"view": "difference", "combinations": [{"rule": rule.id, "answers": pair} for pair in pairs]}
    for answers, card in zip(pairs, desks["nl"].evaluate(SWEEP, asked), strict=True):
        changed = oracle.change(*(oracle.verdict(rule, answers, lane) for lane in ("now", "intended")))
        assert card["group"] == (None if changed == "absent" else changed), answers


@pytest.mark.parametrize("rule", COMPARING, ids=lambda rule: rule.id)
def test_a_rule_that_compares_shows_in_the_difference_only(
    desks: dict[Language, Page], rule: oracle.OracleRule
) -> None:
    combinations = sweep_of(rule, "now")
    sweep = [{"rule": rule.id, "answers": dict(answers)} for answers in combinations]
    for view in ("now", "intended", "difference"):
        seen = desks["nl"].evaluate(SWEEP, {"view": view, "combinations": sweep})
        for answers, card in zip(combinations, seen, strict=True):
            applies = oracle.verdict(rule, answers, "now") == "applies"
            assert card["group"] == ("compare" if applies and view == "difference" else None), answers


DESKS = [
    {"internal_positioning": "high", "process_with_residents": "low"},
    {"board_and_politics": "no_choice", "process_within_municipality": "bottom", "communication": "top"},
    {"internal_positioning": "dont_know", "board_and_politics": "top", "process_with_residents": "top"},
]


@pytest.mark.parametrize("desk", DESKS)
def test_each_position_tells_what_it_would_start_or_end_before_anything_moves(
    desks: dict[Language, Page], desk: dict[str, str]
) -> None:
    answers = {f"now.{slider}": position for slider, position in desk.items()}
    desks["nl"].evaluate(SWEEP, {"view": "now", "combinations": [{"rule": "R1", "answers": answers}]})
    told = desks["nl"].evaluate(READ_EFFECTS)
    shorts = {rule.id: rule.short["nl"] for rule in oracle.shown(facilitator=True)}
    t = words("nl")
    for slider in oracle.sliders():
        expected = oracle.effects(answers, slider, "now", facilitator=True)
        for position in oracle.POSITIONS:
            sentences = []
            for change in ("begins", "ends"):
                names = [shorts[key] for key, found in expected[position].items() if found == change]
                if names:
                    joined = ", ".join(names[:-1]) + " en " * (len(names) > 1) + names[-1]
                    stop = "" if joined.endswith("?") else "."
                    sentences.append(f"{t(f'desk.change.{change}')}: {joined}{stop}")
            assert told[slider][position] == " ".join(sentences), (slider, position)


def test_after_a_move_the_page_says_what_changed_in_both_lanes(open_page: OpenPage) -> None:
    page = connected(open_page())
    answers: dict[str, str] = {}
    moves = [
        ("internal_positioning", "now", "high"),
        ("process_with_residents", "now", "low"),
        ("process_with_residents", "now", "top"),
        ("process_with_residents", "intended", "no_choice"),
        ("board_and_politics", "now", "top"),
        ("process_within_municipality", "now", "bottom"),
        ("board_and_politics", "now", "dont_know"),
    ]
    for slider, lane, position in moves:
        before = dict(answers)
        answers[f"{lane}.{slider}"] = position
        place(page, slider, lane, position)
        assert page.evaluate(READ_CHANGES) == _changes(before, answers), (slider, lane, position)
    settled(page)


def test_what_a_facilitator_adds_is_off_until_someone_asks_for_it(open_page: OpenPage) -> None:
    page = connected(open_page())
    place(page, "communication", "now", "high")
    assert "F1" not in cards(page)
    page.get_by_text("Tonen", exact=True).click()
    page.wait_for_function("globalThis.mengpaneel.desk.store.state.facilitator")
    card = cards(page)["F1"]
    assert (card["group"], card["source"]) == ("question", "van de begeleider geen bron")


def _changes(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    found = {}
    for rule in RULES:
        for lane in ("now",) if rule.compares else ("now", "intended"):
            pair = oracle.verdict(rule, before, lane), oracle.verdict(rule, after, lane)
            if pair[0] != pair[1]:
                shown = "" if rule.compares else lane
                found[f"{shown}|{rule.id}"] = f"{oracle.change(*pair)}|{pair[1]}"
    return found


@pytest.mark.parametrize("rule_id", ["R1", "R3-risk", "R26", "R51", "R54.communication"])
def test_a_finding_says_which_moves_touch_it(desks: dict[Language, Page], rule_id: str) -> None:
    rule = oracle.rule(rule_id)
    t = words("nl")
    page = desks["nl"]
    for answers in sweep_of(rule, "now")[::5]:
        if oracle.verdict(rule, answers, "now") == "not":
            continue
        page.evaluate(SWEEP, {"view": "now", "combinations": [{"rule": rule_id, "answers": dict(answers)}]})
        page.evaluate(
            "id => globalThis.mengpaneel.desk.findings.cards.forEach((card, rule) => "
            "{ card.details.open = rule.id === id; })",
            rule_id,
        )
        items = page.locator(f"[data-rule='{rule_id}'] .mp-moves li")
        page.wait_for_function(
            "id => document.querySelector(`[data-rule='${id}'] .mp-moves li`)", arg=rule_id
        )
        shown = " ".join(items.all_text_contents())
        moves = oracle.moves(rule, answers, "now")
        if not moves:
            assert shown == t("desk.moves.none")
        for name, answer, _ in moves:
            key = name.split(".")[-1]
            assert in_lane(name, "nl") in shown
            assert answer_name(key, answer, "nl") in shown, (answers, shown)

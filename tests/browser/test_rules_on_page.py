"""For every rule and every combination of its inputs, the page says what the oracle says."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from tests import oracle
from tests.browser.conftest import OpenPage
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


@pytest.fixture
def tried() -> settings:
    """How many desks a test of whole desks tries: always the same ones."""
    return settings(
        max_examples=25, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
    )


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
    each: dict[Card, dict[str, str]] = {}  # every different card that the rule can give, once: each verdict
    for answers in combinations(rule, view):
        each.setdefault(said.card(rule, answers, view), answers)
    desk = desks("en")
    desk.set_answers(blank())
    agrees(desk, rule, view, list(each.values()), "en")


@pytest.mark.parametrize("rule", EVERY)
def test_a_finding_says_every_move_that_touches_it(desks: OpenDesk, rule: OracleRule) -> None:
    desk, said = desks("nl"), ExpectedMoves("nl")
    for view in VIEWS[2:] if rule.compares else VIEWS[:2]:
        desk.look(view)
        states = [{**blank(), **answers} for answers in combinations(rule, "now" if rule.compares else view)]
        shown = next(answers for answers in states if said.card(rule, answers, view).visible)
        desk.set_answers(shown)
        desk.unfold(rule.id)
        readings, at = desk.sweep_moves(rule.id, states)
        for answers, index in zip(states, at, strict=True):
            visible = said.card(rule, answers, view).visible
            lane = "now" if rule.compares else view
            assert readings[index] == (said.moves(rule, answers, lane) if visible else []), answers


def test_a_click_on_the_question_gives_the_moves(open_page: OpenPage) -> None:
    desk = DeskPage(open_page()).connected()
    desk.place("internal_positioning", "now", "high")
    desk.place("process_with_residents", "now", "low")
    answers = {"now.internal_positioning": "high", "now.process_with_residents": "low"}
    desk.unfold("R1")
    assert desk.moves("R1") == ExpectedMoves("nl").moves(oracle.rule("R1"), answers, "now")
    assert len(desk.moves("R1")) == 2


ANSWERS = st.fixed_dictionaries({name: st.sampled_from(oracle.all_answers(name)) for name in blank()})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("looked_at", LANES)
def test_beside_each_position_stands_what_it_would_start_or_end(
    desks: OpenDesk, tried: settings, looked_at: str, language: str
) -> None:
    desk, said = desks(language), ExpectedMoves(language)

    @tried
    @given(answers=ANSWERS)
    def at_any_desk(answers: dict[str, str]) -> None:
        desk.set_answers(answers)
        effects = desk.effects()
        for slider in oracle.sliders():
            assert effects[slider] == said.effects(answers, slider, looked_at, facilitator=True)

    desk.lane("communication", looked_at).locator("input").first.focus()
    at_any_desk()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_whole_desk_says_what_the_oracle_says_and_nothing_else(
    desks: OpenDesk, tried: settings, view: str, language: str
) -> None:
    desk, said = desks(language), Expected(language)

    @tried
    @given(answers=ANSWERS)
    def at_any_desk(answers: dict[str, str]) -> None:
        desk.set_answers(answers)
        cards = {rule.id: said.card(rule, answers, view) for rule in oracle.rules()}
        visible = {rule_id: card for rule_id, card in cards.items() if card.visible}
        read = desk.cards()
        assert {rule_id: card for rule_id, card in read.items() if card.visible} == visible
        groups = [card.group for card in visible.values()]
        number = str(groups.count("open"))
        assert desk.headings() == {
            group: said.t(f"desk.group.{group}").replace("{number}", number) for group in set(groups)
        }
        # Within a group the cards stand in the order of the packs.
        shown = [rule_id for rule_id, card in read.items() if card.visible]
        for group in set(groups):
            order = [rule_id for rule_id in visible if visible[rule_id].group == group]
            assert [rule_id for rule_id in shown if visible[rule_id].group == group] == order

    desk.look(view)
    at_any_desk()


def test_a_radio_is_described_by_what_its_position_would_do(desks: OpenDesk) -> None:
    desk = desks("nl")
    answers = {**blank(), "now.internal_positioning": "high", "now.process_with_residents": "no_choice"}
    desk.set_answers(answers)
    effects = ExpectedMoves("nl").effects(answers, "process_with_residents", "now", facilitator=True)
    sentence = effects.described["now"]["low"]
    assert ExpectedMoves("nl").short(oracle.rule("R1")) in sentence
    radio = desk.lane("process_with_residents", "now").get_by_role("radio", name="laag", exact=True)
    expect(radio).to_have_accessible_description(sentence)


def every_answer_once() -> list[tuple[str, str, str]]:
    """Return every answer in every lane, mixed, each a move when it is made."""
    lanes = [(slider, lane) for slider in oracle.sliders() for lane in LANES]
    rounds = ["low", "high", "dont_know", "top", "no_choice", "bottom", "empty"]
    return [
        (slider, lane, rounds[(turn + place * 3) % len(rounds)])
        for turn in range(len(rounds))
        for place, (slider, lane) in enumerate(lanes)
    ]


def walk(desk: DeskPage, answers: dict[str, str], language: str, facilitator: bool) -> set[str]:
    """Make every move by a click and assert what changed; the kinds of step that were seen."""
    said, seen = ExpectedMoves(language), set()
    for slider, lane, position in every_answer_once():
        before, answers = answers, {**answers, f"{lane}.{slider}": position}
        if before == answers:
            continue
        desk.place(slider, lane, position)
        assert desk.changed() == said.changed(before, answers, facilitator), (slider, lane, position)
        found = steps(before, answers, facilitator)
        seen |= {f"{step.change} {step.after} {step.lane or 'both'}" for step in found}
    assert desk.state() == {name: answers[name] for name in desk.state()}
    return seen


EVERY_STEP = {
    f"{step} {lane}"
    for lane in (*LANES, "both")
    for step in ("begins applies", "ends not", "open applies", "open not", "open undecided")
}


def test_after_each_move_the_page_says_what_changed_and_why(open_page: OpenPage) -> None:
    desk = DeskPage(open_page()).connected()
    walk(desk, blank(), "nl", facilitator=False)
    last = desk.changed()
    desk.settled()
    assert desk.changed() == last


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_is_told_in_both_lanes_and_between_them(
    desks: OpenDesk, language: str
) -> None:
    desk = desks(language)
    facts = {"signals_broad": "yes", "own_budget": "no", "attention_everywhere": "yes"}
    answers = {**blank(), **facts, "organisation_model": "tilted"}
    desk.set_answers(answers)
    assert walk(desk, answers, language, facilitator=True) >= EVERY_STEP


def test_many_changes_at_once_are_named_in_one_line_for_each_kind(desks: OpenDesk) -> None:
    desk, said = desks("nl"), ExpectedMoves("nl")
    desk.set_answers(blank())
    full = {name: oracle.all_answers(name)[0] for name in blank()}
    turned = {name: oracle.all_answers(name)[-3 if "." in name else 1] for name in blank()}
    for before, after in itertools.pairwise([blank(), full, turned, full, blank()]):
        desk.receive(after)
        changed = desk.changed()
        assert changed == said.changed(before, after, facilitator=True)
        assert changed.move == said.t("desk.changed.several", number=str(len(after)))


def test_what_a_facilitator_adds_is_not_shown_unasked(open_page: OpenPage) -> None:
    desk = DeskPage(open_page()).connected().detach(facilitator=False)
    added = {rule.id for rule in oracle.rules() if rule.status == "facilitator"}
    for position in DOWNWARD:
        desk.set_answers({name: position for name in blank() if "." in name})
        for view in VIEWS:
            desk.look(view)
            groups = desk.read().groups()
            expected = {
                rule.id: Expected("nl").spot(rule, {**blank(), **desk.state()}, view)[0]
                for rule in oracle.shown(facilitator=False)
            }
            assert groups == {rule_id: group for rule_id, group in expected.items() if group != "none"}
            assert added.isdisjoint(groups)


def test_what_the_reader_takes_for_visible_is_what_the_browser_takes_for_visible(desks: OpenDesk) -> None:
    desk = desks("nl")
    desk.set_answers({**blank(), "now.internal_positioning": "high", "mandate": "yes"})
    differing = "() => [...document.querySelectorAll('.mp *')].filter(one => " + (
        "!one.closest('svg') && deskReader.visible(one) !== one.checkVisibility({visibilityProperty: true}))"
        ".map(one => one.outerHTML.slice(0, 100))"
    )
    for view in VIEWS:
        desk.look(view)
        desk.cards()
        assert desk.page.evaluate(differing) == []

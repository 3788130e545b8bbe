"""The desk as a test meets it: what can be done on the page, and what the page says.

Everything is read from the page (`desk_page.js`), and moves are clicks. Only facts and the organisation
model come in beside it, the way truth comes from Python; for that the page is cut off from its server.

    desk = DeskPage(open_page()).connected()
    desk.place("communication", "now", "low")
    desk.card("R54.communication").group
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

VIEWS = ("now", "intended", "difference")
LANES = ("now", "intended")


@cache
def reader() -> str:
    """Return the script that reads the page."""
    return Path(__file__).with_suffix(".js").read_text("utf-8")


@dataclass(frozen=True)
class Card:
    """What the page says of one rule. `group` is "none", and all is empty, where it says nothing."""

    id: str
    group: str = "none"
    shape: str = ""
    kind: str = ""
    title: str = ""
    text: str = ""
    chips: tuple[tuple[str, str, str], ...] = ()  # name of the answer, answer, words
    needs: str = ""
    source: str = ""

    @property
    def visible(self) -> bool:
        """Whether the card is on the page."""
        return self.group != "none"

    @classmethod
    def of(cls, read: Mapping[str, Any]) -> Card:
        """Return the card as the script read it."""
        return cls(**{**read, "chips": tuple(tuple(chip) for chip in read["chips"])})


@dataclass(frozen=True)
class Effects:
    """What a strip says its positions would start or end."""

    heading: str
    items: tuple[str, ...]
    statements: tuple[tuple[tuple[str, str, str], ...], ...]  # per item: rule, change, shape
    signs: dict[str, tuple[tuple[str, ...], ...]]  # beside a position: sign, then shapes
    described: dict[str, dict[str, str]]  # lane -> position -> the radio's description

    @classmethod
    def of(cls, read: Mapping[str, Any]) -> Effects:
        """Return the effects as the script read them."""
        items = read["items"]
        return cls(
            read["heading"],
            tuple(item["words"] for item in items),
            tuple(tuple(tuple(said) for said in item["statements"]) for item in items),
            {position: tuple(tuple(sign) for sign in signs) for position, signs in read["signs"].items()},
            read["described"],
        )


@dataclass(frozen=True)
class Changed:
    """The box that says what the last move changed: the move, and its lines."""

    move: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that the page says at one moment."""

    cards: dict[str, Card]
    headings: dict[str, str]
    changed: Changed
    effects: dict[str, Effects]

    def groups(self) -> dict[str, str]:
        """Return the group of each card that is on the page, by rule."""
        return {key: card.group for key, card in self.cards.items() if card.visible}


class DeskPage:
    """A page with one desk on it: ours, or a small one made by a test."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.desk = page.locator(".mp-desk")
        self.findings = page.locator(".mp-findings")

    def connected(self) -> DeskPage:
        """Wait until Python has answered."""
        self.page.wait_for_function("() => globalThis.mengpaneel?.desk.store.heard")
        return self

    def settled(self) -> DeskPage:
        """Wait until Python has seen every move made here."""
        self.page.wait_for_function(
            "() => { const { heard, outbox } = globalThis.mengpaneel.desk.store; return heard && !outbox.length; }"
        )
        return self

    def detach(self, facilitator: bool = False) -> DeskPage:
        """Cut the desk off from its server, so that what a test says is the truth is not spoken against."""
        self.settled()
        self.page.evaluate("() => { const { store } = mengpaneel.desk; store.disconnect(); store.way = null; }")
        self._run("receive", {}, {"facilitator": facilitator})
        return self

    # Moves

    def lane(self, slider: str, lane: str) -> Locator:
        """Return one lane of one slider."""
        return self.desk.locator(f'[data-slider="{slider}"] [data-lane="{lane}"]')

    def stop(self, slider: str, lane: str, position: str) -> Locator:
        """Return the place on a fader that a pointer clicks."""
        return self.lane(slider, lane).locator(f'[data-position="{position}"]')

    def place(self, slider: str, lane: str, position: str) -> None:
        """Click a position, don't know among them; "empty" clears the lane."""
        if position == "empty":
            self.clear(slider, lane)
        else:
            self.stop(slider, lane, position).click()

    def clear(self, slider: str, lane: str) -> None:
        """Click the button that clears a lane."""
        self.lane(slider, lane).locator(".mp-clear").click()

    def set_answers(self, answers: Mapping[str, str]) -> None:
        """Give many answers at once, on a detached page: positions by a click, facts and model as truth."""
        self._run("set", dict(answers))

    def receive(self, answers: Mapping[str, str]) -> None:
        """Give many answers at once, on a detached page, as one truth from Python (a file was opened)."""
        self._run("receive", dict(answers))

    def look(self, view: str) -> None:
        """Look at the findings now, with the intended positions, or at the difference."""
        self.findings.locator(f'[data-view="{view}"]').click()

    # What the page says

    def state(self) -> dict[str, str]:
        """Return the answer in each lane, as the faders show it."""
        return self._see(self.desk, "state")["answers"]

    def dotted(self) -> dict[str, str]:
        """Return the recorded positions that are drawn dotted, by lane."""
        return self._see(self.desk, "state")["recorded"]

    def cards(self) -> dict[str, Card]:
        """Return every card that was ever shown, those hidden now too, by rule."""
        return {read["id"]: Card.of(read) for read in self._see(self.findings, "cards")}

    def card(self, rule: str) -> Card:
        """Return one card; one that was never shown says nothing."""
        return self.cards().get(rule, Card(rule))

    def headings(self) -> dict[str, str]:
        """Return the heading of each group that is on the page."""
        return self._see(self.findings, "headings")

    def effects(self) -> dict[str, Effects]:
        """Return what each strip says that its positions would do, by slider."""
        return {key: Effects.of(read) for key, read in self._see(self.desk, "strips").items()}

    def changed(self) -> Changed:
        """Return what the last move changed."""
        read = self._see(self.page.locator(".mp-changed"), "changed")
        return Changed(read["move"], tuple(read["lines"]))

    def read(self) -> Reading:
        """Return all that the page says."""
        return Reading(self.cards(), self.headings(), self.changed(), self.effects())

    def unfold(self, rule: str) -> None:
        """Open what a card has more to say; a card that was never shown has nothing."""
        details = self.findings.locator(f'[data-rule="{rule}"] > details')
        if details.count() and not details.evaluate("details => details.open"):
            details.locator("summary").click()

    def moves(self, rule: str) -> list[tuple[str, str, str]]:
        """Return the moves that an unfolded card says touch it: name, verdict, words."""
        card = self.findings.locator(f'[data-rule="{rule}"]')
        return [(name, verdict, words) for name, verdict, words in self._see(card, "moves")]

    def sweep(
        self, rule: str, states: Sequence[Mapping[str, str]], clicked: bool
    ) -> tuple[list[Card], list[int]]:
        """Read one rule's card at each of `states`: the different readings, and which one each state gave."""
        read = self._run("sweep", rule, list(states), clicked, False)
        return [Card.of(card) for card in read["readings"]], read["at"]

    def sweep_moves(
        self, rule: str, states: Sequence[Mapping[str, str]]
    ) -> tuple[list[list[tuple[str, str, str]]], list[int]]:
        """Read which moves touch a rule at each of `states`, as `sweep` does; its card is unfolded."""
        read = self._run("sweep", rule, list(states), False, True)
        return [[tuple(line) for line in lines] for lines in read["readings"]], read["at"]

    def _see(self, element: Locator, function: str) -> Any:
        self.page.evaluate(reader())
        return element.evaluate(f"element => deskReader.{function}(element)")

    def _run(self, function: str, *arguments: object) -> Any:
        self.page.evaluate(reader())
        return self.page.evaluate(f"given => deskReader.{function}(...given)", list(arguments))

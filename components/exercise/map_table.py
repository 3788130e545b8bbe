"""Table behind the map of two sliders: which statements hold at each of the 5 x 5 positions.

Everything else stays as answered. Each rule gets a letter (the key to the list beside the map) and
a slot (its place inside a cell); both depend on rules and sliders only, so nothing jumps when an
answer changes.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from components.answers import LANES, POSITIONS, Lane, Position, Verdict
from components.bottlenecks import Rule
from components.exercise.model import Exercise
from components.exercise.tables import records
from components.exercise.vocabulary import answer_name, headed, input_name
from components.words import as_language, words

MAP_COLUMNS = {
    "x": "Position of the first slider, as a word.",
    "y": "Position of the second slider, as a word.",
    "rule": "Stable id of the rule.",
    "letter": "The rule's letter in this map, as in the list beside it.",
    "slot": "The rule's place in a cell, counted from 0. Rules that can't meet may share one.",
    "kind": "bottleneck, risk, gain or question.",
    "title": "The statement.",
    "verdict": "applies, not, or undecided, at these two positions and the other answers as they are.",
}
CELL_COLUMNS = {
    "x": "Position of the first slider, as a word.",
    "y": "Position of the second slider, as a word.",
    "step_x": "Step of x for drawing: -2 to 2. Not shown to people.",
    "step_y": "Step of y for drawing: -2 to 2. Not shown to people.",
    "x_words": "Position of the first slider as people read it.",
    "y_words": "Position of the second slider as people read it.",
    "now": "Whether both sliders stand here now.",
    "intended": "Whether both sliders are intended here.",
}


def map_frame(
    exercise: Exercise, slider_x: str, slider_y: str, lane: Lane = "now", language: str = "nl"
) -> pd.DataFrame:
    """Return the verdict of each rule that depends on either slider, at each pair of positions.

    Columns: see `MAP_COLUMNS`; 25 rows per rule. Rules that compare the lanes are left out.
    """
    shown = as_language(language)
    rules = map_rules(exercise, slider_x, slider_y)
    slots = _slots(exercise, rules, slider_x, slider_y)
    rows = []
    for index, rule in enumerate(rules):
        fixed = (rule.id, letter(index), slots[rule.id], rule.kind.value, rule.title.text(shown))
        verdicts = _verdicts(exercise, rule, exercise.answers, (slider_x, slider_y), lane)
        rows += [(x.value, y.value, *fixed, verdict.value) for x, y, verdict in verdicts]
    return pd.DataFrame(rows, columns=list(MAP_COLUMNS))


def cells_frame(exercise: Exercise, slider_x: str, slider_y: str, language: str = "nl") -> pd.DataFrame:
    """Return the 25 positions of the two sliders, with where they stand now and are intended.

    Columns: see `CELL_COLUMNS`. A lane in which either slider is not placed marks no cell.
    """
    shown = as_language(language)
    here = {
        lane: (exercise.answers[f"{lane}.{slider_x}"], exercise.answers[f"{lane}.{slider_y}"])
        for lane in LANES
    }
    rows = [
        (
            x.value,
            y.value,
            x.step,
            y.step,
            answer_name(slider_x, x, shown),
            answer_name(slider_y, y, shown),
            here["now"] == (x, y),
            here["intended"] == (x, y),
        )
        for x in POSITIONS
        for y in POSITIONS
    ]
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS))


def map_words(
    cells: pd.DataFrame, frame: pd.DataFrame, slider_x: str, slider_y: str, language: str = "nl"
) -> pd.DataFrame:
    """Return the map as people read it: a row per pair of positions, with the statements there as tuples.

    Where the group stands, the second position says so: "hoog · nu".
    """
    shown = as_language(language)
    t = words(shown)
    said: dict[tuple[str, str, str], list[str]] = {}
    for row in records(frame):
        said.setdefault((row["x"], row["y"], row["verdict"]), []).append(f"{row['letter']}. {row['title']}")
    lanes = {lane: t(f"desk.lane.{lane}") for lane in LANES}
    rows = [
        (
            cell["x_words"],
            " · ".join([cell["y_words"], *(name for lane, name in lanes.items() if cell[lane])]),
            tuple(said.get((cell["x"], cell["y"], Verdict.APPLIES), ())),
            tuple(said.get((cell["x"], cell["y"], Verdict.UNDECIDED), ())),
        )
        for cell in records(cells)
    ]
    columns = [
        input_name(slider_x, shown),
        input_name(slider_y, shown),
        t("verdict.applies"),
        t("verdict.undecided"),
    ]
    return pd.DataFrame(rows, columns=[headed(column) for column in columns])


def map_rules(exercise: Exercise, slider_x: str, slider_y: str) -> tuple[Rule, ...]:
    """Return the rules of the map, in order: they look at one lane and ask about either slider."""
    return tuple(
        rule
        for rule in exercise.book.shown(exercise.facilitator)
        if not rule.compares and {slider_x, slider_y} & set(rule.table.inputs)
    )


def letter(index: int) -> str:
    """Return the letter of the rule at `index`: A to Z, then AA, AB and so on."""
    first, last = divmod(index, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def _verdicts(
    exercise: Exercise, rule: Rule, answers: dict[str, str], sliders: tuple[str, str], lane: str
) -> Iterator[tuple[Position, Position, Verdict]]:
    names = exercise.book.names(rule, lane)
    moved = [f"{lane}.{slider}" for slider in sliders]
    for x in POSITIONS:
        for y in POSITIONS:
            placed = {**answers, moved[0]: x.value, moved[1]: y.value}
            yield x, y, rule.table.verdict([placed.get(name, "") for name in names])


def _slots(exercise: Exercise, rules: tuple[Rule, ...], slider_x: str, slider_y: str) -> dict[str, int]:
    """Return a slot per rule, such that two rules that can be drawn in one cell never share it."""
    reach = {
        rule.id: {
            (x, y)
            for x, y, verdict in _verdicts(exercise, rule, {}, (slider_x, slider_y), LANES[0])
            if verdict is not Verdict.NOT
        }
        for rule in rules
    }
    slots: dict[str, int] = {}
    for rule_id, cells in reach.items():
        taken = {slot for other, slot in slots.items() if cells & reach[other]}
        slots[rule_id] = next(slot for slot in range(len(rules)) if slot not in taken)
    return slots

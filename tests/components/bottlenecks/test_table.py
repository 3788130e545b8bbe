"""The table of verdicts: its layout, which the browser reads too."""

import itertools

import pytest

from components.answers import InputSpec, Verdict, Vocabulary, slider_spec
from components.bottlenecks.condition import parse
from components.bottlenecks.table import compile_table

VOCABULARY = Vocabulary(
    [slider_spec("s"), InputSpec("f", "fact", ("yes", "no")), InputSpec("g", "fact", ("yes", "no"))]
)


def test_cells_run_in_row_major_order_with_unknown_last() -> None:
    table = compile_table(parse({"all": [{"s": "high"}, {"f": "yes"}]}, VOCABULARY), VOCABULARY)
    assert table.inputs == ("s", "f")
    assert table.radices == (6, 3)
    #                    bottom low   none  high  top   unknown  x  yes, no, unknown
    assert table.cells == "00000000010?10??0?"


def test_places_and_verdicts_are_looked_up() -> None:
    table = compile_table(parse({"any": [{"f": "yes"}, {"g": "yes"}]}, VOCABULARY), VOCABULARY)
    assert table.place(("yes", "dont_know")) == (0, 2)
    assert table.verdict(("yes", "")) is Verdict.APPLIES
    assert table.verdict(("no", "no")) is Verdict.NOT
    assert table.verdict(("no", "empty")) is Verdict.UNDECIDED
    assert table.unknown(0) == 2


@pytest.mark.parametrize(
    ("answers", "reasons", "missing"),
    [
        (("yes", "yes"), (0, 1), ()),  # either alone suffices: both are reasons
        (("yes", "no"), (0,), ()),
        (("yes", "?"), (0,), ()),
        (("no", "no"), (0, 1), ()),
        (("no", "?"), (), (1,)),
        (("?", "?"), (), (0, 1)),
    ],
)
def test_reasons_and_what_is_missing(
    answers: tuple[str, str], reasons: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    table = compile_table(parse({"any": [{"f": "yes"}, {"g": "yes"}]}, VOCABULARY), VOCABULARY)
    place = table.place(answers)
    assert table.reasons(place) == reasons
    assert table.missing(place) == missing


def test_a_rule_that_always_holds_needs_no_reason() -> None:
    table = compile_table(parse({"any": [{"f": "yes"}, {"f": "no"}]}, VOCABULARY), VOCABULARY)
    assert table.verdict(("?",)) is Verdict.APPLIES
    assert table.reasons(table.place(("?",))) == ()
    assert table.reasons(table.place(("yes",))) == ()


def test_moves_of_one_axis_leave_the_others_alone() -> None:
    table = compile_table(parse({"all": [{"s": "high"}, {"f": "yes"}]}, VOCABULARY), VOCABULARY)
    place = table.place(("high", "yes"))
    assert table.moves(place, 1) == ((1, Verdict.NOT),)
    assert [step for step, _ in table.moves(place, 0)] == [0, 1, 2]


def test_every_place_has_a_cell() -> None:
    table = compile_table(parse({"all": [{"s": "high"}, {"f": "yes"}, {"g": "no"}]}, VOCABULARY), VOCABULARY)
    places = list(itertools.product(*map(range, table.radices)))
    assert len(places) == len(table.cells) == 54
    assert "".join({"applies": "1", "not": "0", "undecided": "?"}[table.at(p)] for p in places) == table.cells

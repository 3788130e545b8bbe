"""The exercise as a table: a spreadsheet may open it, change it and save it; nothing is lost or guessed."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.documents import Refusal
from components.exercise.csv_text import COLUMNS, MAX_ROWS, document_csv, parse_csv
from components.exercise.document import (
    ExerciseDocument,
    apply_document,
    document_bytes,
    parse_document,
    to_document,
)
from components.exercise.files import read_exercise
from tests.components.exercise.awkward import documents, everything, filled

NAME = "oefening.csv"
HEAD = "part;key;lane;answer;text\n"


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def saved_again(data: bytes, delimiter: str, encoding: str, order: list[int], end: str = "\r\n") -> bytes:
    """Return the table as another program might save it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([[row[place] for place in order] for row in rows(data)])
    return out.getvalue().encode(encoding)


@given(documents())
@settings(max_examples=100, deadline=None)
def test_a_document_comes_back_as_it_went(document: ExerciseDocument) -> None:
    assert parse_csv(document_csv(document), NAME) == document


@given(documents())
@settings(max_examples=60, deadline=None)
def test_json_to_csv_to_json_gives_the_same_bytes(document: ExerciseDocument) -> None:
    data = document_bytes(document)
    table = document_csv(parse_document(data, "a.json"))
    assert document_bytes(read_exercise(table, NAME)) == data


@given(
    documents(),
    st.sampled_from(";\t,|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.permutations(range(5)),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=60, deadline=None)
def test_any_delimiter_encoding_and_order_of_columns_is_read(
    document: ExerciseDocument, delimiter: str, encoding: str, order: list[int], end: str
) -> None:
    assert parse_csv(saved_again(document_csv(document), delimiter, encoding, order, end), NAME) == document


@given(documents())
@settings(max_examples=100, deadline=None)
def test_no_cell_is_a_formula(document: ExerciseDocument) -> None:
    assert not [
        cell for row in rows(document_csv(document)) for cell in row if re.match(r"[=+\-@\t\r]", cell)
    ]


def test_texts_that_differ_only_in_apostrophes_stay_different() -> None:
    titles = ["=1", "'=1", "''=1", "'a", "a", "'", "''"]
    written = {document_csv(titled(title)) for title in titles}
    assert len(written) == len(titles)
    assert [parse_csv(data, NAME).title for data in map(document_csv, map(titled, titles))] == titles


def test_it_is_tidy_and_dutch_excel_opens_it() -> None:
    data = document_csv(to_document(filled()))
    assert data.startswith("\ufeffpart;key;lane;answer;text\r\n".encode())
    assert ["slider", "communication", "now", "no_choice", "Nooit over gehad."] in rows(data)
    assert ["fact", "mandate", "", "dont_know", ""] in rows(data)
    assert ["model", "organisation_model", "", "mixed", "Van alles wat."] in rows(data)
    assert ["mark", "R1", "", "partly", "Soms."] in rows(data)
    assert ["what_if", "communication", "now", "top", ""] in rows(data)
    assert ["meta", "fictional", "", "yes", ""] in rows(data)
    keys = [tuple(row[:3]) for row in rows(data)]
    assert len(keys) == len(set(keys))


def test_old_windows_text_is_read() -> None:
    data = (HEAD + "meta;title;;;Café – één\n").encode("cp1252")
    assert parse_csv(data, NAME).title == "Café – één"


def test_blank_rows_blank_columns_and_blank_answers_are_nothing() -> None:
    text = " Part ;KEY;lane;answer;text;;\n;;;;;;\nfact;mandate;;;;;\nslider; communication ;now; top ;;;\n"
    document = parse_csv(text.encode(), NAME)
    assert document.answers["mandate"] == "empty"
    assert document.answers["now.communication"] == "top"


def test_line_breaks_and_quotes_in_a_text_are_kept() -> None:
    text = HEAD + 'meta;title;;;"een ""twee"";\r\n\r\ndrie"\n'
    assert parse_csv(text.encode(), NAME).title == 'een "twee";\n\ndrie'


WRONG = {
    "empty": ("", "problem.is_empty", None, ""),
    "another table": ("naam;leeftijd\nJan;40\n", "problem.foreign", None, ""),
    "a letter": ("Beste collega,\nhierbij de oefening.\n", "problem.foreign", None, ""),
    "missing columns": ("part;key;answer\n", "problem.missing_columns", 1, ""),
    "a column too many": ("part;key;lane;answer;text;score\n", "problem.unknown_key", 1, "score"),
    "a column twice": ("part;key;lane;answer;text;key\n", "problem.duplicate_key", 1, "key"),
    "unknown part": (HEAD + "score;a;;b;\n", "problem.unknown_row", 2, "part"),
    "unknown slider": (HEAD + "slider;schuif;now;top;\n", "problem.unknown_row", 2, "key"),
    "slider without lane": (HEAD + "slider;communication;;top;\n", "problem.unknown_row", 2, "lane"),
    "slider in another lane": (HEAD + "slider;communication;later;top;\n", "problem.unknown_row", 2, "lane"),
    "unknown fact": (HEAD + "fact;x;;yes;\n", "problem.unknown_row", 2, "key"),
    "fact in a lane": (HEAD + "fact;mandate;now;yes;\n", "problem.unknown_row", 2, "lane"),
    "unknown meta": (HEAD + "meta;version;;2;\n", "problem.unknown_row", 2, "key"),
    "unknown answer": (HEAD + "\nfact;mandate;;ja;\n", "problem.not_allowed", 3, "answer"),
    "unknown position": (HEAD + "slider;communication;now;-2;\n", "problem.not_allowed", 2, "answer"),
    "unknown model": (HEAD + "model;organisation_model;;matrix;\n", "problem.not_allowed", 2, "answer"),
    "unknown mark": (HEAD + "mark;R1;;ja;\n", "problem.not_allowed", 2, "answer"),
    "unknown tried": (HEAD + "what_if;communication;now;ja;\n", "problem.not_allowed", 2, "answer"),
    "strange id": (HEAD + "mark;1 1;;partly;\n", "problem.bad_form", 2, "key"),
    "no yes or no": (HEAD + "meta;fictional;;TRUE;\n", "problem.not_allowed", 2, "answer"),
    "text of a fact": (HEAD + "fact;mandate;;yes;want\n", "problem.not_used", 2, "text"),
    "answer of a title": (HEAD + "meta;title;;yes;Naam\n", "problem.not_used", 2, "answer"),
    "the same row twice": (HEAD + "mark;R1;;;a\nmark;R1;;;b\n", "problem.duplicate_key", 3, "key"),
    "a row cut off": (HEAD + "slider;communication;now", "problem.broken_csv", 2, ""),
    "a row too long": (HEAD + "fact;mandate;;yes;;;x\n", "problem.broken_csv", 2, ""),
    "an open quote": (HEAD + 'meta;title;;;"open\nfact;mandate;;yes;\n', "problem.broken_csv", 2, ""),
    "text after a quote": (HEAD + 'meta;title;;;"a"b\n', "problem.broken_csv", 2, ""),
    "an endless cell": (HEAD + "meta;title;;;" + "x" * 200_000, "problem.broken_csv", 2, ""),
    "too many rows": (HEAD + ";;;;\n" * (MAX_ROWS + 1), "problem.too_many", MAX_ROWS + 2, ""),
    "6 MB": (HEAD + ";;;;\n" * 1_200_000, "problem.too_large", None, ""),
    "binary": ("part;key\0", "problem.not_text", None, ""),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_table_is_refused_by_row_and_column_and_what_is_open_stays(fault: str) -> None:
    text, reason, row, column = WRONG[fault]
    exercise = filled()
    before = everything(exercise)
    with pytest.raises(Refusal) as caught:
        apply_document(read_exercise(text.encode(), NAME), exercise)
    problem = caught.value.problems[0]
    assert (problem.reason, problem.line, problem.key) == (reason, row, column)
    dutch = caught.value.text("nl")
    assert dutch.startswith(NAME)
    assert row is None or f"regel {row}" in dutch
    assert column in dutch
    assert everything(exercise) == before


def test_every_wrong_cell_is_named() -> None:
    text = HEAD + "fact;mandate;;ja;\nfact;own_budget;;nee;\nslider;communication;now;hoog;\n"
    with pytest.raises(Refusal) as caught:
        parse_csv(text.encode(), NAME)
    assert {problem.line for problem in caught.value.problems} == {2, 3, 4}


def test_a_table_cut_off_inside_a_row_is_refused() -> None:
    data = document_csv(to_document(filled()))
    row = data.index(b"slider;communication;intended;empty;")
    for length in range(row + 1, row + len(b"slider;communication;intended")):
        with pytest.raises(Refusal):
            parse_csv(data[:length], NAME)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return document_csv(to_document(filled()))


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_an_exercise_or_a_refusal(whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 20)))
    broken = whole[:start] + data.draw(st.binary(max_size=12)) + whole[end:]
    for content in (broken, data.draw(st.binary(max_size=60)), ";".join(COLUMNS).encode() + broken):
        assert NAME in outcome(content)


def outcome(content: bytes) -> str:
    """Return the name for an exercise, the Dutch text for a refusal; anything else is a fault."""
    try:
        read_exercise(content, NAME)
    except Refusal as refusal:
        return refusal.text("nl")
    return NAME


def titled(title: str) -> ExerciseDocument:
    return ExerciseDocument.model_validate({"format": "mengpaneel.exercise", "version": 1, "title": title})

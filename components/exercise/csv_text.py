"""An exercise as a tidy table, for spreadsheets: one row for each thing that was said.

Columns, in any order:

    part    meta, slider, fact, model, mark or what_if
    key     title, fictional, facilitator · a slider · a fact · organisation_model · the id of a rule
    lane    now or intended, for sliders
    answer  the answer as a word; yes or no for fictional and facilitator
    text    the title, a why, or a note

Written with `;` and a byte order mark, as Dutch Excel wants it. A text that a spreadsheet would take
for a formula gets an apostrophe in front, and loses it when read: nothing else changes. A line number
in a refusal is the row as a spreadsheet counts it (the header is row 1), its key is the column.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from components.answers import LANES
from components.documents import Located, Problem, Refusal, validate
from components.documents.files import checked
from components.documents.problem import refuse
from components.exercise.document import FORMAT, VERSION, ExerciseDocument, fact_keys
from components.exercise.vocabulary import names
from components.organigram import INPUT
from components.sliders import SLIDERS

COLUMNS = ("part", "key", "lane", "answer", "text")
DELIMITERS = ";\t,|"
#: Most rows read, the header left out.
MAX_ROWS = 20_000
YES_NO = {"yes": True, "no": False}

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SHIELDED = re.compile(r"'+[=+\-@\t\r]")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

Path = tuple[str, ...]


def document_csv(document: ExerciseDocument) -> bytes:
    """Return `document` as a table in UTF-8 with a byte order mark; the same document, the same bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for *cells, text in _rows(document):
        writer.writerow([*cells, f"'{text}" if _FORMULA.match(text) else text])
    return out.getvalue().encode("utf-8-sig")


def _rows(document: ExerciseDocument) -> Iterator[tuple[str, str, str, str, str]]:
    words = {value: word for word, value in YES_NO.items()}
    yield "meta", "title", "", "", document.title
    yield "meta", "fictional", "", words[document.fictional], ""
    yield "meta", "facilitator", "", words[document.facilitator], ""
    for key in SLIDERS:
        for lane in LANES:
            said = document.sliders[key]
            yield "slider", key, lane, getattr(said, lane), getattr(said, f"why_{lane}")
    for key, answer in document.facts.items():
        yield "fact", key, "", answer, ""
    yield "model", INPUT, "", document.organisation_model.answer, document.organisation_model.why
    for rule_id, mark in document.marks.items():
        yield "mark", rule_id, "", mark.recognition, mark.note
    for name, answer in (document.what_if or {}).items():
        lane, dot, key = name.partition(".")
        yield "what_if", key if dot else name, lane if dot else "", answer, ""


def parse_csv(data: bytes, name: str) -> ExerciseDocument:
    """Return the exercise in the table `data`. Refusal naming row, column and reason when it is wrong."""
    text = _decoded(checked(data, name), name)
    delimiter, header = _header(text, name)
    table = _Table(name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):
            if row > MAX_ROWS + 1:
                raise refuse("problem.too_many", name, row)
            if row > 1 and any(cells):
                table.add(row, _named(cells, header, row, name))
    except csv.Error:
        raise refuse("problem.broken_csv", name, row + 1) from None
    return table.document()


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            encodings, data = [encoding], data[len(mark) :]
            break
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refuse("problem.not_text", name)


def _header(text: str, name: str) -> tuple[str, list[str]]:
    """Return the delimiter and the columns: of the candidates the one that gives most of ours."""
    line = re.split(r"[\r\n]", text, maxsplit=1)[0]
    found: list[tuple[str, list[str]]] = []
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        found.append((delimiter, [cell.strip().lower() for cell in cells]))
    delimiter, header = max(found, key=lambda pair: len(set(COLUMNS) & set(pair[1])), default=("", []))
    missing = [column for column in COLUMNS if column not in header]
    if len(missing) == len(COLUMNS):
        raise refuse("problem.foreign", name)
    if missing:
        raise refuse("problem.missing_columns", name, 1, columns=", ".join(missing))
    for column in header:
        if column and column not in COLUMNS:
            raise refuse("problem.unknown_key", name, 1, column)
        if column and header.count(column) > 1:
            raise refuse("problem.duplicate_key", name, 1, column)
    return delimiter, header


def _named(cells: list[str], header: list[str], row: int, name: str) -> dict[str, str]:
    """Return the cells by column. A row that was cut off is refused, and so are cells beyond the columns."""
    beyond = [cell for place, cell in enumerate(cells) if place >= len(header) or not header[place]]
    if any(beyond) or len(cells) < max(header.index(column) for column in COLUMNS) + 1:
        raise refuse("problem.broken_csv", name, row)
    found = dict.fromkeys(COLUMNS, "")
    found |= {column: cell for column, cell in zip(header, cells, strict=False) if column}
    plain = {column: cell.strip() for column, cell in found.items()}
    text = found["text"]
    return {**plain, "text": text[1:] if _SHIELDED.match(text) else text}


@dataclass
class _Table:
    """The document that the rows make up, and the cell each part of it came from."""

    name: str
    raw: dict[str, Any] = field(default_factory=lambda: {"format": FORMAT, "version": VERSION})
    cells: dict[str, tuple[int, str]] = field(default_factory=dict)
    seen: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, row: int, cells: dict[str, str]) -> None:
        """Add one row, or refuse it: unknown, repeated, or with something where nothing belongs."""
        part, key, lane = cells["part"], cells["key"], cells["lane"]
        paths = _paths(part, key, lane)
        if not paths:
            shown = ", ".join(cell for cell in (part, key, lane) if cell)
            column = "part" if part not in _PARTS else "key" if not _knows(part, key) else "lane"
            raise refuse("problem.unknown_row", self.name, row, column, found=shown)
        if (part, key, lane) in self.seen:
            raise refuse("problem.duplicate_key", self.name, row, "key")
        self.seen.add((part, key, lane))
        for column in ("answer", "text"):
            if column in paths:
                self._put(paths[column], cells[column], row, column)
            elif cells[column].strip():
                raise refuse("problem.not_used", self.name, row, column, found=cells[column])
        if part == "mark":
            self.cells[f"marks.{key}"] = (row, "key")

    def _put(self, path: Path, cell: str, row: int, column: str) -> None:
        self.cells[".".join(path)] = (row, column)
        if not cell:
            return
        value: str | bool = cell
        if path in {("fictional",), ("facilitator",)}:
            if cell not in YES_NO:
                raise refuse(
                    "problem.not_allowed", self.name, row, column, found=cell, expected=", ".join(YES_NO)
                )
            value = YES_NO[cell]
        place = self.raw
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value

    def document(self) -> ExerciseDocument:
        """Return the document. Refusal naming row and column of what does not fit."""
        try:
            return validate(ExerciseDocument, Located(self.raw, self.name))
        except Refusal as refusal:
            raise Refusal([self._placed(problem) for problem in refusal.problems]) from None

    def _placed(self, problem: Problem) -> Problem:
        row, column = self.cells.get(problem.key, (problem.line, problem.key))
        return replace(problem, line=row, key=column)


_PARTS = ("meta", "slider", "fact", "model", "mark", "what_if")


def _knows(part: str, key: str) -> bool:
    """Whether `key` is one of `part`, whatever the lane."""
    return any(_paths(part, key, lane) for lane in ("", *LANES))


def _paths(part: str, key: str, lane: str) -> dict[str, Path]:
    """Return where answer and text of a row go in the document; {} for a row that is not ours."""
    name = f"{lane}.{key}" if lane else key
    match part:
        case "meta" if name == "title":
            return {"text": ("title",)}
        case "meta" if name in {"fictional", "facilitator"}:
            return {"answer": (name,)}
        case "slider" if key in SLIDERS and lane in LANES:
            return {"answer": ("sliders", key, lane), "text": ("sliders", key, f"why_{lane}")}
        case "fact" if name in fact_keys():
            return {"answer": ("facts", name)}
        case "model" if name == INPUT:
            return {"answer": (INPUT, "answer"), "text": (INPUT, "why")}
        case "mark" if key and not lane:
            return {"answer": ("marks", key, "recognition"), "text": ("marks", key, "note")}
        case "what_if" if name in names():
            return {"answer": ("what_if", name)}
    return {}
